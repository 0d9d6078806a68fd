package org.exchangehub.routes.referral;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.exchangehub.connectors.Catalogue;
import org.exchangehub.connectors.Competence;
import org.exchangehub.connectors.CompetenceRole;
import org.exchangehub.connectors.Connector;
import org.exchangehub.connectors.Match;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.deadline.Deadline.Due;
import org.exchangehub.contracts.Kind;
import org.exchangehub.contracts.v1.Cancellation;
import org.exchangehub.contracts.v1.Declaration;
import org.exchangehub.routes.deadline.Deadlines;
import org.exchangehub.routes.deadline.Deadlines.Question;
import org.exchangehub.routes.intake.OnCase;
import org.exchangehub.routes.record.CaseRecord;
import org.exchangehub.routes.record.Ids;
import org.exchangehub.routes.referral.Referrals.LineRecord;
import org.exchangehub.routes.referral.Referrals.ReferralRecord;

/** Who must be asked about a declaration, and who must hear that it changed: each agency once, about its own lines. */
public final class ReferralSteps {

    private static final ZoneId CUSTOMS_TIME = ZoneId.of("Europe/Oslo");

    private final Catalogue catalogue;
    private final Referrals referrals;
    private final ReferralLetters letters;
    private final Deadlines deadlines;
    private final Clock clock;

    public ReferralSteps(
            Catalogue catalogue, Referrals referrals, ReferralLetters letters, Deadlines deadlines, Clock clock) {
        this.catalogue = catalogue;
        this.referrals = referrals;
        this.letters = letters;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /** Asks each competent agency whose lines are new or changed, and withdraws from those that are concerned no more. */
    OnCase<Declaration> refer(OnCase<Declaration> on) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), CUSTOMS_TIME);
        Declaration declaration = on.payload();
        Map<PartnerId, ReferralRecord> known = referrals.ofCase(on.concerned().id()).stream()
                .collect(Collectors.toMap(ReferralRecord::partner, referral -> referral));
        Map<PartnerId, Map<Integer, LineRecord>> knownLines = linesByPartner(on.concerned(), known);
        LineHashes hashes = new LineHashes(letters, declaration);
        for (Connector connector : catalogue.all()) {
            List<Match> matches =
                    connector.competence().map(c -> c.match(declaration, today)).orElse(List.of());
            Optional<ReferralRecord> referral = Optional.ofNullable(known.get(connector.id()));
            if (!matches.isEmpty()) {
                ask(on, connector, matches, referral, knownLines.getOrDefault(connector.id(), Map.of()), hashes);
            } else if (referral.isPresent() && !referral.get().withdrawn()) {
                withdraw(
                        on, referral.get(), "NOT_CONCERNED", "No line of the declaration concerns the agency any more");
            }
        }
        return on;
    }

    /** Withdraws every referral of a cancelled case. */
    OnCase<Cancellation> withdrawAll(OnCase<Cancellation> on) {
        for (ReferralRecord referral : referrals.ofCase(on.concerned().id())) {
            if (!referral.withdrawn()) {
                withdraw(
                        on,
                        referral,
                        "CANCELLED",
                        Optional.ofNullable(on.payload().getReasonText()).orElse("The declaration is cancelled"));
            }
        }
        return on;
    }

    private Map<PartnerId, Map<Integer, LineRecord>> linesByPartner(
            CaseRecord of, Map<PartnerId, ReferralRecord> known) {
        Map<PartnerId, Map<Integer, LineRecord>> byPartner = new HashMap<>();
        if (!known.isEmpty()) {
            Map<java.util.UUID, PartnerId> partners =
                    known.values().stream().collect(Collectors.toMap(ReferralRecord::id, ReferralRecord::partner));
            referrals
                    .linesOfCase(of.id())
                    .forEach(line -> byPartner
                            .computeIfAbsent(partners.get(line.referral()), partner -> new HashMap<>())
                            .put(line.line(), line));
        }
        return byPartner;
    }

    private void ask(
            OnCase<Declaration> on,
            Connector connector,
            List<Match> matches,
            Optional<ReferralRecord> before,
            Map<Integer, LineRecord> linesBefore,
            LineHashes hashes) {
        Set<Integer> lines = matches.stream().map(Match::line).collect(Collectors.toCollection(TreeSet::new));
        Competence competence = connector.competence().orElseThrow();
        Instant now = clock.instant();
        int version = before.map(ReferralRecord::version).orElse(0) + 1;
        ReferralRecord referral = new ReferralRecord(
                before.map(ReferralRecord::id).orElseGet(Ids::next),
                on.concerned().id(),
                connector.id(),
                competence.role(),
                version,
                false,
                competence.version(),
                connector.hash(),
                before.map(ReferralRecord::openedAt).orElse(now));
        boolean reopened = before.map(ReferralRecord::withdrawn).orElse(true);
        List<LineRecord> changed = lines.stream()
                .filter(line -> reopened || !isSame(linesBefore.get(line), hashes.of(line)))
                .map(line -> new LineRecord(referral.id(), line, version, now, hashes.of(line), true))
                .toList();
        List<LineRecord> gone = linesBefore.values().stream()
                .filter(line -> line.active() && !lines.contains(line.line()))
                .map(line -> new LineRecord(
                        line.referral(), line.line(), line.askedVersion(), line.askedAt(), line.hash(), false))
                .toList();
        if (changed.isEmpty() && gone.isEmpty()) {
            return;
        }
        referrals.save(referral);
        changed.forEach(referrals::save);
        gone.forEach(referrals::save);
        letters.refer(
                on, referral, matches, lines, changed.isEmpty() ? Optional.empty() : due(referral, connector, now));
    }

    /** Whose answer never counts has no deadline. */
    private Optional<Due> due(ReferralRecord referral, Connector connector, Instant now) {
        return referral.role() == CompetenceRole.DECIDE
                ? deadlines.start(
                        new Question(
                                referral.id(),
                                referral.version(),
                                Kind.REFERRAL,
                                referral.caseId(),
                                referral.partner()),
                        connector.agreement(),
                        now)
                : Optional.empty();
    }

    private static boolean isSame(@org.jspecify.annotations.Nullable LineRecord before, byte[] hash) {
        return before != null && before.active() && Arrays.equals(before.hash(), hash);
    }

    private void withdraw(OnCase<?> on, ReferralRecord referral, String reasonCode, String reasonText) {
        ReferralRecord withdrawn = new ReferralRecord(
                referral.id(),
                referral.caseId(),
                referral.partner(),
                referral.role(),
                referral.version() + 1,
                true,
                referral.competence(),
                referral.connectorHash(),
                referral.openedAt());
        referrals.save(withdrawn);
        letters.withdraw(on, withdrawn, reasonCode, reasonText);
    }
}
