package org.exchangehub.routes.link;

import java.util.Optional;
import java.util.UUID;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.routes.record.Evidence;
import org.exchangehub.routes.record.Step;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What timelines say of links. */
final class LinkNotes {

    private final JdbcClient jdbc;
    private final Evidence evidence;

    LinkNotes(JdbcClient jdbc, Evidence evidence) {
        this.jdbc = jdbc;
        this.evidence = evidence;
    }

    private record Other(UUID chain, PartnerId partner, String name) {}

    /**
     * Puts what became of a link on the timelines of both.
     *
     * @param said the message by which it became so
     */
    void put(String step, Links.Row row, UUID targetId, End said) {
        Other source = other(row.source());
        Other target = other(targetId);
        note(step, source, row.kind() + ": " + target.name() + ", named as " + row.identifier(), said);
        note(step, target, Named.opposite(row.kind()) + ": " + source.name() + ", names " + row.identifier(), said);
    }

    private void note(String step, Other on, String text, End said) {
        evidence.note(Step.of(on.chain(), step, on.partner(), said.kind(), said.message(), text));
    }

    /** Under which the evidence of a case or movement is kept. */
    UUID chain(UUID id) {
        return other(id).chain();
    }

    private Other other(UUID id) {
        return jdbc.sql("""
                select coalesce(m.case_id, x.id) as chain, coalesce(m.network, c.owner) as partner,
                       coalesce(m.mrn, m.lrn, c.mrn, c.lrn) as name
                from (select cast(? as uuid) as id) x left join movement m on m.id = x.id left join hub_case c on c.id = x.id""")
                .param(id)
                .query((row, n) -> new Other(
                        row.getObject("chain", UUID.class),
                        new PartnerId(row.getString("partner")),
                        Optional.ofNullable(row.getString("name")).orElse("no number") + " of "
                                + row.getString("partner")))
                .single();
    }
}
