package org.exchangehub.routes.view;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.contracts.Reason;
import org.exchangehub.contracts.RefusedException;
import org.exchangehub.contracts.v1.Event;
import org.exchangehub.routes.link.Linked;
import org.exchangehub.routes.record.Ids;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Movements on networks as people look at them: Customs sees all, a network its own, with or without a case. */
public final class MovementViews {

    private static final String SELECT = """
            select m.id, m.network, m.case_id, m.state, m.lrn, m.mrn, m.document, m.opened_at, n.speaker, n.type, n.number, n.stage, r.received_at
            from movement m
            left join lateral (select speaker, type, number, stage, message_id from notice
                               where movement = m.id order by message_id desc limit 1) n on true
            left join message r on r.id = n.message_id""";

    private final JdbcClient jdbc;
    private final Views views;

    public MovementViews(JdbcClient jdbc, Views views) {
        this.jdbc = jdbc;
        this.views = views;
    }

    /**
     * A movement as it stands.
     *
     * @param document the transport document that others name it by
     * @param last the newest notice about it
     */
    public record Seen(
            UUID id,
            String network,
            Optional<UUID> caseId,
            String state,
            Optional<String> lrn,
            Optional<String> mrn,
            Optional<String> document,
            Instant openedAt,
            Optional<Last> last) {

        /** What it is known by best. */
        public String name() {
            return mrn.or(() -> lrn).orElse(id.toString());
        }
    }

    /**
     * The newest notice about a movement.
     *
     * @param stage how far its receiver has come with it, where that was said
     */
    public record Last(String speaker, String type, String number, Optional<String> stage, Optional<Instant> at) {}

    /** The networks that have movements which the reader may see. */
    public List<String> networks(PartnerId reader) {
        return jdbc.sql(
                        "select distinct network from movement where cast(:only as text) is null or network = :only order by network")
                .param("only", only(reader))
                .query(String.class)
                .list();
    }

    /**
     * The newest movements that the reader may see.
     *
     * @param network all where absent
     * @param number an MRN or LRN
     */
    public List<Seen> newest(PartnerId reader, Optional<String> network, Optional<String> number, int limit) {
        return jdbc.sql(SELECT + """
                 where (cast(:only as text) is null or m.network = :only) and (cast(:network as text) is null or m.network = :network)
                   and (cast(:number as text) is null or m.mrn = :number or m.lrn = :number)
                order by m.id desc limit :limit""")
                .param("only", only(reader))
                .param("network", network.orElse(null))
                .param("number", number.orElse(null))
                .param("limit", limit)
                .query(MovementViews::seen)
                .list();
    }

    /** One movement; NOT_FOUND where there is none or the reader may not see it. */
    public Seen movement(PartnerId reader, String id) {
        return Ids.parse(id)
                .flatMap(known -> jdbc.sql(SELECT + " where m.id = ?")
                        .param(known)
                        .query(MovementViews::seen)
                        .optional())
                .filter(seen -> views.isCustoms(reader) || seen.network().equals(reader.value()))
                .orElseThrow(() -> new RefusedException(Reason.NOT_FOUND, "There is no movement " + id));
    }

    /** What the movement is linked with; for Customs only. */
    public List<Linked> links(PartnerId reader, Seen movement) {
        return views.links(reader, movement.id());
    }

    /** What happened to the movement; with its case, where it has one, and before it had. */
    public List<Event> timeline(PartnerId reader, Seen movement) {
        Optional<PartnerId> only = views.isCustoms(reader) ? Optional.empty() : Optional.of(reader);
        return Stream.concat(Stream.of(movement.id()), movement.caseId().stream())
                .flatMap(chain -> views.timeline(chain, only).stream())
                .sorted(Comparator.comparing(Event::getEventDateTime))
                .toList();
    }

    private @Nullable String only(PartnerId reader) {
        return views.isCustoms(reader) ? null : reader.value();
    }

    private static Seen seen(ResultSet row, int n) throws SQLException {
        String type = row.getString("type");
        return new Seen(
                row.getObject("id", UUID.class),
                row.getString("network"),
                Optional.ofNullable(row.getObject("case_id", UUID.class)),
                row.getString("state"),
                Optional.ofNullable(row.getString("lrn")),
                Optional.ofNullable(row.getString("mrn")),
                Optional.ofNullable(row.getString("document")).map(key -> key.split(":", 3)[2]),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                type == null
                        ? Optional.empty()
                        : Optional.of(new Last(
                                row.getString("speaker"),
                                type,
                                row.getString("number"),
                                Optional.ofNullable(row.getString("stage")),
                                Optional.ofNullable(row.getObject("received_at", OffsetDateTime.class))
                                        .map(OffsetDateTime::toInstant))));
    }
}
