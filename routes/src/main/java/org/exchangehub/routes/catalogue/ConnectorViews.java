package org.exchangehub.routes.catalogue;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.exchangehub.connectors.Catalogue;
import org.exchangehub.connectors.Connector;
import org.exchangehub.connectors.Receives;
import org.exchangehub.contracts.Reason;
import org.exchangehub.contracts.RefusedException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What operators see of the connectors and decide about their agreements. */
public final class ConnectorViews {

    private final Catalogue catalogue;
    private final Versions versions;
    private final Approvals approvals;
    private final JdbcClient jdbc;
    private final Clock clock;

    public ConnectorViews(Catalogue catalogue, Versions versions, Approvals approvals, JdbcClient jdbc, Clock clock) {
        this.catalogue = catalogue;
        this.versions = versions;
        this.approvals = approvals;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * The agreement of a partner's folder.
     *
     * @param hash of the folder's own agreement
     * @param inForce hash of the one that holds: its own, the last one approved, or none
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record AgreementState(
            String hash,
            String state,
            Optional<String> inForce,
            Optional<String> approvedBy,
            Optional<String> approvedAt) {}

    /**
     * One partner's connector.
     *
     * @param state IN_FORCE, REMOVED, or REFUSED where no version of the folder was ever good
     * @param hash of the version in force
     * @param refused why the folder as it is now is not taken
     * @param owed how many messages wait to be delivered
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record ConnectorState(
            String id,
            String state,
            Optional<String> name,
            Optional<String> role,
            Optional<String> channel,
            Optional<String> notConnected,
            Optional<String> hash,
            Optional<String> since,
            Optional<String> activatedBy,
            Optional<AgreementState> agreement,
            Optional<String> refused,
            long owed) {}

    public List<ConnectorState> all() {
        Map<String, String> refused = catalogue.refused().stream()
                .collect(toMap(Catalogue.RefusedFolder::folder, Catalogue.RefusedFolder::reason));
        Map<String, Active> active =
                versions.all().stream().collect(toMap(one -> one.partner().value(), one -> one));
        Map<String, Long> owed = owed();
        TreeSet<String> ids = new TreeSet<>(refused.keySet());
        ids.addAll(active.keySet());
        return ids.stream()
                .map(id -> state(
                        id,
                        Optional.ofNullable(active.get(id)),
                        Optional.ofNullable(refused.get(id)),
                        owed.getOrDefault(id, 0L)))
                .toList();
    }

    /** @throws RefusedException NOT_FOUND where there was never such a folder */
    public ConnectorState find(String id) {
        return all().stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow(() -> unknown(id));
    }

    /**
     * Puts the agreement of the folder in force.
     *
     * @throws RefusedException NOT_FOUND, or RULE_BROKEN where another agreement than the one approved is there now
     */
    public ConnectorState approve(String id, Optional<String> expected, String actor) {
        Active active = versions.all().stream()
                .filter(one -> one.partner().value().equals(id) && one.hash().isPresent())
                .findFirst()
                .orElseThrow(() -> unknown(id));
        String own = active.agreementOffered().orElseThrow();
        expected.filter(hash -> !hash.equals(own)).ifPresent(other -> {
            throw new RefusedException(
                    Reason.RULE_BROKEN, "hash", "The agreement of the folder has the hash " + own + ", not " + other);
        });
        byte[] text =
                versions.load(active.partner(), active.hash().orElseThrow()).get("agreement.yaml");
        approvals.approve(active.partner(), own, text, actor, clock.instant());
        return find(id);
    }

    private ConnectorState state(String id, Optional<Active> active, Optional<String> refused, long owed) {
        Optional<Connector> connector = active.map(Active::partner).flatMap(catalogue::find);
        Optional<String> hash = active.flatMap(Active::hash);
        return new ConnectorState(
                id,
                hash.isPresent() ? "IN_FORCE" : active.isPresent() ? "REMOVED" : "REFUSED",
                connector.map(Connector::name),
                connector.map(one -> one.role().name()),
                connector.flatMap(Connector::receives).map(Receives::channel).map(Enum::name),
                connector.flatMap(Connector::notConnected),
                hash,
                active.map(one -> one.activatedAt().toString()),
                active.map(Active::activatedBy),
                active.flatMap(this::agreement),
                refused,
                owed);
    }

    private Optional<AgreementState> agreement(Active active) {
        return active.agreementOffered().map(own -> {
            Optional<Approvals.Approval> approval =
                    active.agreementInForce().flatMap(hash -> approvals.find(active.partner(), hash));
            return new AgreementState(
                    own,
                    active.awaitsApproval() ? "WAITS_FOR_APPROVAL" : "APPROVED",
                    active.agreementInForce(),
                    approval.map(Approvals.Approval::by),
                    approval.map(one -> one.at().toString()));
        });
    }

    private Map<String, Long> owed() {
        Map<String, Long> owed = new HashMap<>();
        jdbc.sql("""
                select partner, count(*) as n from delivery
                where state in ('READY', 'RELAYED', 'SENDING', 'UNKNOWN', 'PARKED') group by partner""").query(row -> {
            owed.put(row.getString("partner"), row.getLong("n"));
        });
        return owed;
    }

    private static RefusedException unknown(String id) {
        return new RefusedException(Reason.NOT_FOUND, "There is no connector " + id);
    }
}
