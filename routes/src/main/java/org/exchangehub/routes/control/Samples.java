package org.exchangehub.routes.control;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.exchangehub.contracts.Reason;
import org.exchangehub.contracts.RefusedException;
import org.exchangehub.contracts.v1.Quantity;
import org.exchangehub.contracts.v1.Sample;
import org.exchangehub.routes.record.Values;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Samples and who has had them: a later message adds to the chain of custody and changes nothing of it. */
public final class Samples {

    private final JdbcClient jdbc;

    public Samples(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Holder(String name, Instant since, Optional<String> place) {}

    /**
     * Records a sample, or what more is known of one.
     *
     * @param position where the message says it
     * @throws RefusedException RULE_BROKEN where it contradicts what is on record
     */
    void record(UUID control, UUID message, Sample sample, String position) {
        Optional<Quantity> quantity = Optional.ofNullable(sample.getQuantity());
        boolean fresh = jdbc.sql("""
                insert into sample (control_id, number, message_id, line, quantity, unit, seal, laboratory)
                values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""")
                        .params(Values.of(
                                control,
                                sample.getSampleID(),
                                message,
                                sample.getSequenceNumeric(),
                                quantity.map(Quantity::getValue),
                                quantity.flatMap(measured -> Optional.ofNullable(measured.getUnitCode())),
                                Optional.ofNullable(sample.getSealID()),
                                Optional.ofNullable(sample.getLaboratoryID())))
                        .update()
                == 1;
        if (!fresh && line(control, sample.getSampleID()) != sample.getSequenceNumeric()) {
            throw new RefusedException(
                    Reason.RULE_BROKEN, position + "/SequenceNumeric", "The sample was taken of another goods item");
        }
        if (!fresh && sample.getLaboratoryID() != null) {
            jdbc.sql("update sample set laboratory = ? where control_id = ? and number = ?")
                    .params(Values.of(sample.getLaboratoryID(), control, sample.getSampleID()))
                    .update();
        }
        List<Holder> told = sample.getCustody().stream()
                .map(step -> new Holder(
                        step.getHolderName(),
                        step.getFromDateTime().toInstant(),
                        Optional.ofNullable(step.getPlaceCode())))
                .toList();
        extend(control, message, sample.getSampleID(), told, position + "/Custody");
    }

    private void extend(UUID control, UUID message, String sample, List<Holder> told, String position) {
        List<Holder> known = custody(control, sample);
        if (told.isEmpty()) {
            return;
        }
        if (told.size() < known.size() || !told.subList(0, known.size()).equals(known)) {
            throw new RefusedException(
                    Reason.RULE_BROKEN, position, "The chain of custody begins otherwise than the one on record");
        }
        for (int i = known.size(); i < told.size(); i++) {
            if (i > 0 && told.get(i).since().isBefore(told.get(i - 1).since())) {
                throw new RefusedException(
                        Reason.RULE_BROKEN, position + "[" + (i + 1) + "]/FromDateTime", "Custody runs oldest first");
            }
            jdbc.sql("""
                    insert into sample_custody (control_id, sample, position, holder, since, place, message_id)
                    values (?, ?, ?, ?, ?, ?, ?)""")
                    .params(Values.of(
                            control,
                            sample,
                            i + 1,
                            told.get(i).name(),
                            told.get(i).since(),
                            told.get(i).place(),
                            message))
                    .update();
        }
    }

    private int line(UUID control, String sample) {
        return jdbc.sql("select line from sample where control_id = ? and number = ?")
                .params(Values.of(control, sample))
                .query(Integer.class)
                .single();
    }

    private List<Holder> custody(UUID control, String sample) {
        return jdbc.sql(
                        "select holder, since, place from sample_custody where control_id = ? and sample = ? order by position")
                .params(Values.of(control, sample))
                .query((row, n) -> new Holder(
                        row.getString(1),
                        row.getObject(2, OffsetDateTime.class).toInstant(),
                        Optional.ofNullable(row.getString(3))))
                .list();
    }
}
