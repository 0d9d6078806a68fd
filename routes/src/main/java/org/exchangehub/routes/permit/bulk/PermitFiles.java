package org.exchangehub.routes.permit.bulk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.routes.permit.bulk.PermitFile.Progress;
import org.exchangehub.routes.permit.bulk.PermitFile.Result;
import org.exchangehub.routes.permit.bulk.PermitFile.State;
import org.exchangehub.routes.record.Values;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The files of permits on record, and the results of their records. */
public final class PermitFiles {

    private static final String COLUMNS = "id, sender, format, state, taken_at, ended_at, fault";

    private final JdbcClient jdbc;
    private final Clock clock;

    public PermitFiles(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Takes a file up whose bytes are on record; nothing where it was taken up before. */
    void add(UUID id, PartnerId sender, FileFormat format) {
        jdbc.sql("""
                insert into permit_file (id, sender, format, state, taken_at, next_at) values (?, ?, ?, 'TAKEN', ?, ?)
                on conflict (id) do nothing""")
                .params(Values.of(id, sender, format, clock.instant(), clock.instant()))
                .update();
    }

    public Optional<PermitFile> find(UUID id) {
        return jdbc.sql("select " + COLUMNS + " from permit_file where id = ?")
                .param(id)
                .query(PermitFiles::read)
                .optional();
    }

    /** A file with records to take in, kept from other nodes for so long. */
    Optional<PermitFile> claim(Duration lease) {
        return jdbc.sql("""
                with next as (select f.id from permit_file f where f.state = 'TAKEN' and f.next_at <= ?
                              order by f.next_at limit 1 for update skip locked)
                update permit_file f set next_at = ? from next where f.id = next.id
                returning f.id, f.sender, f.format, f.state, f.taken_at, f.ended_at, f.fault""")
                .params(Values.of(clock.instant(), clock.instant().plus(lease)))
                .query(PermitFiles::read)
                .optional();
    }

    /** When somebody goes on with it, at the earliest. */
    void leave(UUID id, Duration until) {
        jdbc.sql("update permit_file set next_at = ? where id = ?")
                .params(Values.of(clock.instant().plus(until), id))
                .update();
    }

    /** Writes results down; what was written before stays. */
    void add(UUID id, List<Result> results) {
        results.forEach(result -> jdbc.sql("""
                        insert into permit_file_record (file_id, position, message_id, code, faults) values (?, ?, ?, ?, ?)
                        on conflict do nothing""")
                .params(Values.of(id, result.position(), result.message(), result.code(), result.faults()))
                .update());
    }

    void end(UUID id, State state, Optional<String> fault) {
        jdbc.sql("update permit_file set state = ?, fault = ?, ended_at = ? where id = ?")
                .params(Values.of(state, fault, clock.instant(), id))
                .update();
    }

    public Progress progress(UUID id) {
        return jdbc.sql("""
                select count(*) filter (where code is null), count(*) filter (where code is not null),
                       coalesce(max(position), 0)
                from permit_file_record where file_id = ?""")
                .param(id)
                .query((row, n) -> new Progress(row.getLong(1), row.getLong(2), row.getLong(3)))
                .single();
    }

    /** The results after a position, in order. */
    public List<Result> results(UUID id, long after, boolean refusedOnly, int most) {
        return jdbc.sql("""
                select position, message_id, code, faults from permit_file_record
                where file_id = ? and position > ? and (code is not null or not ?) order by position limit ?""")
                .params(Values.of(id, after, refusedOnly, most))
                .query((row, n) -> new Result(
                        row.getLong(1),
                        Optional.ofNullable(row.getObject(2, UUID.class)),
                        Optional.ofNullable(row.getString(3)),
                        Optional.ofNullable(row.getString(4))))
                .list();
    }

    private static PermitFile read(ResultSet row, int n) throws SQLException {
        return new PermitFile(
                row.getObject("id", UUID.class),
                new PartnerId(row.getString("sender")),
                FileFormat.valueOf(row.getString("format")),
                State.valueOf(row.getString("state")),
                row.getObject("taken_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("ended_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                Optional.ofNullable(row.getString("fault")));
    }
}
