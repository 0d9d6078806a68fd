package org.exchangehub.routes.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The hash-linked record of every step: noted during a transaction, chained and written just before it commits. */
public final class Evidence {

    private static final byte[] NONE = new byte[0];
    private static final Head START = new Head(0, NONE);

    private final JdbcTemplate jdbc;
    private final Clock clock;

    public Evidence(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Notes a step; it is written if the surrounding transaction commits, in the order noted. */
    public void note(Step step) {
        Notes notes = (Notes) TransactionSynchronizationManager.getResource(this);
        if (notes == null) {
            notes = new Notes();
            TransactionSynchronizationManager.bindResource(this, notes);
            TransactionSynchronizationManager.registerSynchronization(notes);
        }
        notes.steps.add(step);
    }

    /** What the steps of a chain with this code say, in their order. */
    public List<String> texts(UUID chain, String code) {
        return jdbc.queryForList(
                "select text from evidence where chain = ? and step = ? order by seq", String.class, chain, code);
    }

    private void write(List<Step> steps) {
        TreeMap<UUID, List<Step>> chains = new TreeMap<>();
        steps.forEach(step ->
                chains.computeIfAbsent(step.chain(), chain -> new ArrayList<>()).add(step));
        Instant at = clock.instant();
        chains.forEach((chain, links) -> extend(chain, links, at));
    }

    private void extend(UUID chain, List<Step> links, Instant at) {
        boolean mayBeNew = links.get(0).messageId().equals(Optional.of(chain));
        if (!mayBeNew || !begin(chain, links, at)) {
            Head head = lock(chain);
            Head end = append(chain, links, at, head);
            jdbc.update("update evidence_head set seq = ?, hash = ? where chain = ?", end.seq, end.hash, chain);
        }
    }

    /** Begins a chain, with its head where its last link will be; false where there is one. */
    private boolean begin(UUID chain, List<Step> links, Instant at) {
        List<Object[]> rows = new ArrayList<>(links.size());
        Head end = link(chain, links, at, START, rows);
        boolean isNew = jdbc.update(
                        "insert into evidence_head (chain, seq, hash) values (?, ?, ?) on conflict do nothing",
                        chain,
                        end.seq,
                        end.hash)
                == 1;
        if (isNew) {
            write(rows);
        }
        return isNew;
    }

    private Head append(UUID chain, List<Step> links, Instant at, Head head) {
        List<Object[]> rows = new ArrayList<>(links.size());
        Head end = link(chain, links, at, head, rows);
        write(rows);
        return end;
    }

    private static Head link(UUID chain, List<Step> links, Instant at, Head head, List<Object[]> rows) {
        int seq = head.seq;
        byte[] previous = head.hash;
        for (Step link : links) {
            seq++;
            byte[] hash = link.hash(seq, at, previous);
            rows.add(new Object[] {
                chain,
                seq,
                at.atOffset(ZoneOffset.UTC),
                link.code(),
                link.partner().map(Object::toString).orElse(null),
                link.kind().map(kind -> kind.code()).orElse(null),
                link.messageId().orElse(null),
                link.text(),
                link.input().orElse(null),
                link.map().orElse(null),
                link.output().orElse(null),
                previous,
                hash
            });
            previous = hash;
        }
        return new Head(seq, previous);
    }

    private void write(Collection<Object[]> rows) {
        jdbc.batchUpdate("""
                insert into evidence (chain, seq, at, step, partner, kind, message_id, text, input, map, output, previous, hash)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", List.copyOf(rows));
    }

    private Head lock(UUID chain) {
        jdbc.update(
                "insert into evidence_head (chain, seq, hash) values (?, 0, ?) on conflict do nothing", chain, NONE);
        return jdbc.query(
                        "select seq, hash from evidence_head where chain = ? for update",
                        (row, n) -> new Head(row.getInt(1), row.getBytes(2)),
                        chain)
                .get(0);
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Head(int seq, byte[] hash) {}

    static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    private final class Notes implements TransactionSynchronization {

        private final List<Step> steps = new ArrayList<>();

        @Override
        public void beforeCommit(boolean readOnly) {
            write(steps);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResource(Evidence.this);
        }
    }
}
