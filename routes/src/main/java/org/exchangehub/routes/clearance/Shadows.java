package org.exchangehub.routes.clearance;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.exchangehub.contracts.v1.AdviceCode;
import org.exchangehub.routes.clearance.Policy.Effect;
import org.exchangehub.routes.record.CaseRecord;
import org.exchangehub.routes.record.Values;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Records where a policy that only watches would have advised otherwise. */
public final class Shadows {

    private final JdbcClient jdbc;

    public Shadows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One line on which two policies differ. */
    public record Difference(
            UUID caseId,
            int adviceNumber,
            int line,
            String policy,
            AdviceCode advice,
            String shadow,
            AdviceCode shadowAdvice,
            Instant at) {}

    void compare(CaseRecord concerned, Advice inForce, Advice shadow, Instant at) {
        for (Map.Entry<Integer, Effect> line : inForce.lines().entrySet()) {
            Effect other = Objects.requireNonNull(shadow.lines().get(line.getKey()));
            if (!other.equals(line.getValue())) {
                jdbc.sql("""
                        insert into policy_difference (case_id, advice_number, line, policy, advice, custody, shadow,
                               shadow_advice, shadow_custody, at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
                        .params(Values.of(
                                concerned.id(),
                                concerned.adviceNumber(),
                                line.getKey(),
                                inForce.policy(),
                                line.getValue().advice().name(),
                                line.getValue().custody().name(),
                                shadow.policy(),
                                other.advice().name(),
                                other.custody().name(),
                                at))
                        .update();
            }
        }
    }

    /** The newest differences with this shadow. */
    public List<Difference> differences(String shadow, int limit) {
        return jdbc.sql("""
                select case_id, advice_number, line, policy, advice, shadow, shadow_advice, at from policy_difference
                where shadow = ? order by at desc, case_id, line limit ?""")
                .params(shadow, limit)
                .query((row, n) -> new Difference(
                        row.getObject(1, UUID.class),
                        row.getInt(2),
                        row.getInt(3),
                        row.getString(4),
                        AdviceCode.fromValue(row.getString(5)),
                        row.getString(6),
                        AdviceCode.fromValue(row.getString(7)),
                        row.getObject(8, OffsetDateTime.class)
                                .atZoneSameInstant(ZoneOffset.UTC)
                                .toInstant()))
                .list();
    }
}
