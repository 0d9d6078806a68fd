package org.exchangehub.routes.link;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.exchangehub.contracts.v1.LinkKindCode;
import org.exchangehub.contracts.v1.LinkWayCode;
import org.exchangehub.routes.record.Evidence;
import org.exchangehub.routes.record.Identifier;
import org.exchangehub.routes.record.Values;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The links between cases and movements. What one names is kept until its next version names something else; the other is found
 * whichever comes first, and neither becomes part of the other.
 */
public final class Links {

    private final JdbcClient jdbc;
    private final LinkNotes notes;

    public Links(JdbcClient jdbc, Evidence evidence) {
        this.jdbc = jdbc;
        this.notes = new LinkNotes(jdbc, evidence);
    }

    record Row(UUID source, LinkKindCode kind, String identifier, Optional<UUID> target) {}

    /** Puts what a case or movement is known by and what it names on record; within a transaction that has its row. */
    public void say(End end, Collection<Identifier> bears, Collection<Named> names) {
        meet(bears.stream(), identifiers(names));
        bear(end, bears);
        name(end, names, Set.of());
    }

    /** Lets those that name it find it by what it has come to be known by; within a transaction that has its row. */
    public void bears(End end, Collection<Identifier> identifiers) {
        meet(identifiers.stream());
        bear(end, identifiers);
    }

    /**
     * The same of a movement that says what ties it to others.
     *
     * @param document by which others name it; in the place of the one that it had
     * @param kept kinds of links by MRN that stay, whatever it names
     */
    public void say(
            End movement,
            Collection<Identifier> bears,
            Optional<Identifier> document,
            Collection<Named> names,
            Set<LinkKindCode> kept) {
        Optional<Identifier> before = document(movement.id());
        meet(bears.stream(), before.stream(), document.stream(), identifiers(names));
        bear(movement, bears);
        if (!before.equals(document)) {
            jdbc.sql("update movement set document = ? where id = ?")
                    .params(Values.of(document.map(Identifier::key), movement.id()))
                    .update();
            before.ifPresent(old -> leave(movement, old));
            bear(movement, document.stream().toList());
        }
        name(movement, names, kept);
    }

    /**
     * Adds and takes away single links of a movement, and leaves all others as they are.
     *
     * @return those that were there already, or were not there to be taken away
     */
    public List<Named> change(
            End movement, Collection<Identifier> bears, Collection<Named> added, Collection<Named> taken) {
        meet(bears.stream(), identifiers(added), identifiers(taken));
        bear(movement, bears);
        List<Named> unfit = new ArrayList<>();
        for (Named one : taken) {
            if (!unlink(movement, one)) {
                unfit.add(one);
            }
        }
        for (Named one : added) {
            if (!link(movement, one)) {
                unfit.add(one);
            }
        }
        return unfit;
    }

    private static Stream<Identifier> identifiers(Collection<Named> names) {
        return names.stream().map(Named::identifier);
    }

    private Optional<Identifier> document(UUID movement) {
        return jdbc.sql("select document from movement where id = ? and document is not null")
                .param(movement)
                .query(String.class)
                .optional()
                .map(Identifier::new);
    }

    private void name(End end, Collection<Named> names, Set<LinkKindCode> kept) {
        Set<Named> now = new LinkedHashSet<>(names);
        List<Named> before = jdbc
                .sql("select source, kind, identifier, target from link where source = ?")
                .param(end.id())
                .query(Links::row)
                .list()
                .stream()
                .map(row -> new Named(row.kind(), new Identifier(row.identifier())))
                .filter(one ->
                        !kept.contains(one.kind()) || one.identifier().mrn().isEmpty())
                .toList();
        for (Named one : before) {
            if (!now.remove(one)) {
                unlink(end, one);
            }
        }
        now.forEach(one -> link(end, one));
    }

    private boolean unlink(End end, Named one) {
        List<Row> gone = jdbc.sql("delete from link where source = ? and kind = ? and identifier = ?"
                        + " returning source, kind, identifier, target")
                .params(Values.of(end.id(), one.kind(), one.identifier().key()))
                .query(Links::row)
                .list();
        gone.forEach(row -> row.target().ifPresent(target -> notes.put("UNLINKED", row, target, end)));
        return !gone.isEmpty();
    }

    private boolean link(End end, Named one) {
        Optional<UUID> target = bearer(end.chain(), one.identifier());
        Row row = new Row(end.id(), one.kind(), one.identifier().key(), target);
        boolean made = jdbc.sql(
                                "insert into link (source, kind, identifier, target) values (?, ?, ?, ?) on conflict do nothing")
                        .params(Values.of(row.source(), row.kind(), row.identifier(), target))
                        .update()
                == 1;
        if (made) {
            target.ifPresent(found -> notes.put("LINKED", row, found, end));
        }
        return made;
    }

    private void bear(End end, Collection<Identifier> identifiers) {
        if (identifiers.isEmpty()) {
            return;
        }
        jdbc.sql("""
                update link set target = :end where target is null and identifier = any(:identifiers)
                   and coalesce((select case_id from movement where id = source), source) <> :chain
                returning source, kind, identifier, target""")
                .param("end", end.id())
                .param("chain", end.chain())
                .param("identifiers", identifiers.stream().map(Identifier::key).toArray(String[]::new))
                .query(Links::row)
                .list()
                .forEach(row -> notes.put("LINKED", row, end.id(), end));
    }

    /** Those that named it by a document that it has no longer wait for another one that has it. */
    private void leave(End movement, Identifier document) {
        List<Row> left = jdbc.sql("update link set target = null where target = ? and identifier = ?"
                        + " returning source, kind, identifier, target")
                .params(Values.of(movement.id(), document.key()))
                .query(Links::row)
                .list();
        for (Row row : left) {
            notes.put("UNLINKED", row, movement.id(), movement);
            bearer(notes.chain(row.source()), document).ifPresent(next -> {
                jdbc.sql("update link set target = ? where source = ? and kind = ? and identifier = ?")
                        .params(Values.of(next, row.source(), row.kind(), row.identifier()))
                        .update();
                notes.put("LINKED", row, next, movement);
            });
        }
    }

    /** The links of a case and of its movements, or of a movement; what it names first. */
    public List<Linked> of(UUID id) {
        return jdbc.sql("""
                with own as (select cast(:id as uuid) as id union select m.id from movement m where m.case_id = :id),
                     ends as (select kind, 'NAMES' as way, identifier, target as other from link where source in (select id from own)
                              union all
                              select kind, 'NAMED', identifier, source from link where target in (select id from own))
                select e.kind, e.way, e.identifier, c.id as case_id, m.id as movement, m.network, coalesce(c.mrn, m.mrn) as mrn,
                       coalesce(c.lrn, m.lrn) as lrn, coalesce(c.state, m.state) as state
                from ends e left join movement m on m.id = e.other left join hub_case c on c.id = coalesce(m.case_id, e.other)
                order by e.way desc, e.kind, e.identifier, e.other limit 1000""").param("id", id).query(Links::linked).list();
    }

    /**
     * Who comes second waits until the first is on record: else neither would see the other. All locks of a message are taken at
     * once and in order; there are 1024, however much a message names.
     */
    @SafeVarargs
    private void meet(Stream<Identifier>... identifiers) {
        String[] keys = Stream.of(identifiers)
                .flatMap(some -> some)
                .map(Identifier::key)
                .distinct()
                .toArray(String[]::new);
        if (keys.length > 0) {
            jdbc.sql("""
                    select pg_advisory_xact_lock(19, number) from
                      (select distinct mod(hashtext(key), 1024) as number from unnest(?) as named(key) order by number) locks""").params(Values.of((Object) keys)).query((row, n) -> n).list();
        }
    }

    /** A case by its identifiers, else the oldest movement by its own; never one of the same chain. */
    private Optional<UUID> bearer(UUID chain, Identifier identifier) {
        return jdbc.sql("""
                select id from (
                    select case_id as id, case_id as chain, 0 as rank, null::timestamptz as at from case_identifier where identifier = :key
                    union all
                    select m.id, coalesce(m.case_id, m.id), 1, m.opened_at
                    from movement_identifier i join movement m on m.id = i.movement where i.identifier = :key
                    union all
                    select m.id, coalesce(m.case_id, m.id), 1, m.opened_at from movement m where m.document = :key) known
                where chain <> :chain order by rank, at limit 1""")
                .param("key", identifier.key())
                .param("chain", chain)
                .query(UUID.class)
                .optional();
    }

    private static Row row(ResultSet row, int n) throws SQLException {
        return new Row(
                row.getObject("source", UUID.class),
                LinkKindCode.valueOf(row.getString("kind")),
                row.getString("identifier"),
                Optional.ofNullable(row.getObject("target", UUID.class)));
    }

    private static Linked linked(ResultSet row, int n) throws SQLException {
        LinkKindCode kind = LinkKindCode.valueOf(row.getString("kind"));
        LinkWayCode way = LinkWayCode.valueOf(row.getString("way"));
        return new Linked(
                way == LinkWayCode.NAMES ? kind : Named.opposite(kind),
                way,
                row.getString("identifier"),
                Optional.ofNullable(row.getObject("case_id", UUID.class)),
                Optional.ofNullable(row.getObject("movement", UUID.class)),
                Optional.ofNullable(row.getString("network")),
                Optional.ofNullable(row.getString("mrn")),
                Optional.ofNullable(row.getString("lrn")),
                Optional.ofNullable(row.getString("state")));
    }
}
