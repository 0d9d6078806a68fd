package org.exchangehub.routes.control;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.exchangehub.connectors.Agreement;
import org.exchangehub.connectors.Catalogue;
import org.exchangehub.connectors.CompetenceRole;
import org.exchangehub.connectors.Connector;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.Role;
import org.exchangehub.contracts.Kind;
import org.exchangehub.routes.record.CaseRecord;
import org.exchangehub.routes.referral.Referrals;
import org.exchangehub.routes.referral.Referrals.LineRecord;
import org.exchangehub.routes.referral.Referrals.ReferralRecord;

/** Who has to do with a control, and what each may see of it. */
public final class Audience {

    private final Catalogue catalogue;
    private final Referrals referrals;

    public Audience(Catalogue catalogue, Referrals referrals) {
        this.catalogue = catalogue;
        this.referrals = referrals;
    }

    boolean isCustoms(PartnerId partner) {
        return catalogue
                .find(partner)
                .filter(connector -> connector.role() == Role.CUSTOMS)
                .isPresent();
    }

    /** What the partner has agreed to, where it is known. */
    Optional<Agreement> agreement(PartnerId partner) {
        return catalogue.find(partner).map(Connector::agreement);
    }

    /** Whether the partner's folder takes this kind and its agreement lets it. */
    boolean hears(PartnerId partner, Kind kind) {
        return catalogue
                .find(partner)
                .filter(connector -> hears(connector, kind))
                .isPresent();
    }

    private static boolean hears(Connector connector, Kind kind) {
        return connector.agreement().mayReceive(kind)
                && connector
                        .receives()
                        .filter(receives -> receives.kinds().containsKey(kind))
                        .isPresent();
    }

    /** The Customs system that handles the controls of a case: its owner, or another one where the owner takes no orders. */
    PartnerId desk(CaseRecord concerned) {
        return hears(concerned.owner(), Kind.CONTROL_ORDER)
                ? concerned.owner()
                : catalogue.all().stream()
                        .filter(connector -> connector.role() == Role.CUSTOMS && hears(connector, Kind.CONTROL_ORDER))
                        .map(Connector::id)
                        .findFirst()
                        .orElse(concerned.owner());
    }

    /**
     * The partners that steer traffic by routing signals. Never an agency: it would learn from them that there is a control
     * which it must not know of.
     */
    Set<PartnerId> signalled() {
        return catalogue.all().stream()
                .filter(connector -> connector.role() != Role.AGENCY && hears(connector, Kind.ROUTING_SIGNAL))
                .map(Connector::id)
                .collect(Collectors.toSet());
    }

    /** The agencies that decide about goods of the case, each with its goods items. */
    Map<PartnerId, Set<Integer>> deciding(UUID caseId) {
        return asked(caseId, referral -> referral.role() == CompetenceRole.DECIDE);
    }

    /** The goods items that the agency was asked about, whatever its role; none where it has no part in the case. */
    Set<Integer> askedAbout(UUID caseId, PartnerId agency) {
        return asked(caseId, referral -> referral.partner().equals(agency)).getOrDefault(agency, Set.of());
    }

    private Map<PartnerId, Set<Integer>> asked(UUID caseId, Predicate<ReferralRecord> which) {
        Map<UUID, PartnerId> open = referrals.ofCase(caseId).stream()
                .filter(referral -> !referral.withdrawn())
                .filter(which)
                .collect(Collectors.toMap(ReferralRecord::id, ReferralRecord::partner));
        Map<PartnerId, Set<Integer>> lines = new TreeMap<>(java.util.Comparator.comparing(PartnerId::value));
        if (!open.isEmpty()) {
            referrals.linesOfCase(caseId).stream()
                    .filter(LineRecord::active)
                    .forEach(line -> Optional.ofNullable(open.get(line.referral()))
                            .ifPresent(partner -> lines.computeIfAbsent(partner, none -> new TreeSet<>())
                                    .add(line.line())));
        }
        return lines;
    }

    /** What a reader may see of a control, its results and those of laboratories. */
    Scope scope(PartnerId reader, ControlRecord control, Reported reported) {
        if (isCustoms(reader)) {
            return Scope.ALL;
        }
        if (control.requester().equals(reader)) {
            return control.lines().isEmpty() ? Scope.ALL : Scope.of(control.lines());
        }
        if (control.confidential() || control.caseId().isEmpty()) {
            return Scope.NOTHING;
        }
        Set<Integer> lines = new TreeSet<>(deciding(control.caseId().get()).getOrDefault(reader, Set.of()));
        boolean concerned = control.concernsAny(lines)
                || reported.results().stream().anyMatch(result -> lines.stream().anyMatch(result::names));
        if (!concerned) {
            lines.clear();
        }
        reported.samples().stream()
                .filter(sample -> sample.laboratory().filter(reader::equals).isPresent())
                .forEach(sample -> lines.add(sample.line()));
        return Scope.of(lines);
    }
}
