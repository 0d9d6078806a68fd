package org.exchangehub.routes.permit;

import java.util.List;
import java.util.UUID;
import org.exchangehub.routes.record.Values;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The cases whose permits have changed: written down with the change, looked at again afterwards, each in its own transaction. */
public final class Rechecks {

    private final JdbcClient jdbc;

    public Rechecks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Lets every case be looked at again that names this permit and is open, or was released though it was not covered. */
    void after(PermitRecord permit) {
        jdbc.sql("""
                insert into permit_recheck (case_id)
                select distinct u.case_id from permit_use u join hub_case c on c.id = u.case_id
                where u.kind = ? and u.reference = ? and (c.state in ('LODGED', 'ACCEPTED')
                   or c.state = 'RELEASED' and u.standing in ('COVERS_NOT', 'UNKNOWN', 'OBLIGED'))""").params(Values.of(permit.kind(), permit.reference())).update();
    }

    /** Lets one case be looked at again. */
    void of(UUID caseId) {
        jdbc.sql("insert into permit_recheck (case_id) values (?)")
                .param(caseId)
                .update();
    }

    /** Cases that wait to be looked at again, at most 50. */
    List<UUID> waiting() {
        return jdbc.sql("select case_id from permit_recheck order by seq limit 50").query(UUID.class).list().stream()
                .distinct()
                .toList();
    }

    /** Takes what waits for a case that is locked; false where another node was faster. */
    boolean take(UUID caseId) {
        return jdbc.sql("delete from permit_recheck where case_id = ?")
                        .param(caseId)
                        .update()
                > 0;
    }
}
