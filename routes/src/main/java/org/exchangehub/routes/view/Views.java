package org.exchangehub.routes.view;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.exchangehub.connectors.Catalogue;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.Role;
import org.exchangehub.contracts.Canonical;
import org.exchangehub.contracts.Reason;
import org.exchangehub.contracts.RefusedException;
import org.exchangehub.contracts.v1.Case;
import org.exchangehub.contracts.v1.ClearanceAdvice;
import org.exchangehub.contracts.v1.DirectionCode;
import org.exchangehub.contracts.v1.Event;
import org.exchangehub.contracts.v1.LineState;
import org.exchangehub.contracts.v1.ReferralRoleCode;
import org.exchangehub.contracts.v1.ReferralState;
import org.exchangehub.contracts.v1.ReferralStateCode;
import org.exchangehub.routes.clearance.Calculus;
import org.exchangehub.routes.deadline.DeadlineRecord;
import org.exchangehub.routes.deadline.DeadlineState;
import org.exchangehub.routes.deadline.Deadlines;
import org.exchangehub.routes.link.Linked;
import org.exchangehub.routes.link.Links;
import org.exchangehub.routes.record.Bodies;
import org.exchangehub.routes.record.CaseRecord;
import org.exchangehub.routes.record.Cases;
import org.exchangehub.routes.record.Ids;
import org.exchangehub.routes.record.MessageRecord;
import org.exchangehub.routes.record.Messages;
import org.exchangehub.routes.referral.Referrals;
import org.exchangehub.routes.referral.Referrals.AnswerRecord;
import org.exchangehub.routes.referral.Referrals.LineRecord;
import org.exchangehub.routes.referral.Referrals.ReferralRecord;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the hub answers when it is asked: Customs sees a case whole, an agency sees its own part of it. */
public final class Views {

    private final JdbcClient jdbc;
    private final Cases cases;
    private final Messages messages;
    private final Referrals referrals;
    private final Deadlines deadlines;
    private final Links links;
    private final Calculus calculus;
    private final Bodies bodies;
    private final Catalogue catalogue;
    private final Canonical canonical;

    public Views(
            JdbcClient jdbc,
            Cases cases,
            Messages messages,
            Referrals referrals,
            Deadlines deadlines,
            Links links,
            Calculus calculus,
            Bodies bodies,
            Catalogue catalogue,
            Canonical canonical) {
        this.jdbc = jdbc;
        this.cases = cases;
        this.messages = messages;
        this.referrals = referrals;
        this.deadlines = deadlines;
        this.links = links;
        this.calculus = calculus;
        this.bodies = bodies;
        this.catalogue = catalogue;
        this.canonical = canonical;
    }

    /** A case as the reader may see it; NOT_FOUND where there is none or it has no part in it. */
    public Case caseOf(PartnerId reader, String caseId) {
        return Ids.parse(caseId)
                .flatMap(cases::get)
                .flatMap(record -> visible(reader, record))
                .orElseThrow(() -> new RefusedException(Reason.NOT_FOUND, "There is no case " + caseId));
    }

    /** What a case or movement is linked with; for Customs only, nobody else sees any. */
    public List<Linked> links(PartnerId reader, UUID id) {
        return isCustoms(reader) ? links.of(id) : List.of();
    }

    /** The cases by MRN or LRN that the reader may see, newest first; at least one of both is needed. */
    public List<Case> cases(PartnerId reader, Optional<String> mrn, Optional<String> lrn) {
        if (mrn.isEmpty() && lrn.isEmpty()) {
            throw new RefusedException(Reason.RULE_BROKEN, "mrn", "Name an MRN or an LRN");
        }
        return cases.search(mrn, lrn).stream()
                .flatMap(record -> visible(reader, record).stream())
                .toList();
    }

    /** The newest cases that the reader may see. */
    public List<CaseRecord> newest(PartnerId reader, int limit) {
        return isCustoms(reader) ? cases.newest(limit) : cases.newestOf(reader, limit);
    }

    /** What became of a message that the reader sent; Customs sees those of its own systems only, as anyone. */
    public MessageRecord message(PartnerId reader, String messageId) {
        return Ids.parse(messageId)
                .flatMap(messages::find)
                .filter(message -> message.sender().equals(reader))
                .orElseThrow(() -> new RefusedException(Reason.NOT_FOUND, "There is no message " + messageId));
    }

    /** A referral, for the agency that was asked and for Customs. */
    public ReferralState referral(PartnerId reader, String referralId) {
        return Ids.parse(referralId)
                .flatMap(referrals::find)
                .filter(referral -> isCustoms(reader) || referral.partner().equals(reader))
                .map(referral -> states(List.of(referral), referral.caseId()).get(0))
                .orElseThrow(() -> new RefusedException(Reason.NOT_FOUND, "There is no referral " + referralId));
    }

    private Optional<Case> visible(PartnerId reader, CaseRecord record) {
        boolean whole = isCustoms(reader);
        List<ReferralRecord> seen = referrals.ofCase(record.id()).stream()
                .filter(referral -> whole || referral.partner().equals(reader))
                .toList();
        return whole || !seen.isEmpty() ? Optional.of(view(record, seen, whole, reader)) : Optional.empty();
    }

    /** @throws RefusedException FORBIDDEN for who is no system of Customs */
    public void requireCustoms(PartnerId reader) {
        if (!isCustoms(reader)) {
            throw new RefusedException(Reason.FORBIDDEN, "Only Customs may ask for this");
        }
    }

    boolean isCustoms(PartnerId reader) {
        return catalogue
                .find(reader)
                .filter(connector -> connector.role() == Role.CUSTOMS)
                .isPresent();
    }

    private Case view(CaseRecord record, List<ReferralRecord> seen, boolean whole, PartnerId reader) {
        Case view = new Case();
        view.setCaseID(record.id().toString());
        view.setStateCode(record.state());
        view.setReference(record.reference());
        view.setDeclarationVersionID(record.version());
        view.setDirectionCode(DirectionCode.fromValue(record.direction()));
        if (whole) {
            record.advice()
                    .map(id -> canonical.read(bodies.canonical(id), ClearanceAdvice.class))
                    .ifPresent(view::setClearanceAdvice);
            links.of(record.id()).stream().map(Linked::inCase).forEach(view.getLink()::add);
        }
        view.getReferralState().addAll(states(seen, record.id()));
        view.getEvent().addAll(timeline(record.id(), whole ? Optional.empty() : Optional.of(reader)));
        return view;
    }

    private List<ReferralState> states(List<ReferralRecord> of, UUID caseId) {
        Map<UUID, List<AnswerRecord>> answers =
                referrals.answersOfCase(caseId).stream().collect(Collectors.groupingBy(AnswerRecord::referral));
        List<LineRecord> lines = referrals.linesOfCase(caseId);
        List<DeadlineRecord> running = deadlines.ofCase(caseId).stream()
                .filter(deadline -> deadline.state() != DeadlineState.STOPPED)
                .toList();
        return of.stream()
                .map(referral -> {
                    ReferralState state = state(referral, lines, answers.getOrDefault(referral.id(), List.of()));
                    Lateness.of(referral, running).write(state);
                    return state;
                })
                .toList();
    }

    private ReferralState state(ReferralRecord referral, List<LineRecord> lines, List<AnswerRecord> answers) {
        ReferralState state = new ReferralState();
        state.setReferralID(referral.id().toString());
        state.setVersionID(referral.version());
        state.setCaseID(referral.caseId().toString());
        state.setRecipientID(referral.partner().value());
        state.setRoleCode(ReferralRoleCode.fromValue(referral.role().name()));
        lines.stream()
                .filter(line -> line.referral().equals(referral.id()) && line.active())
                .forEach(line -> state.getLine().add(LineStates.of(calculus, line, answers)));
        boolean answered =
                state.getLine().stream().map(LineState::getDispositionCode).allMatch(code -> code != null);
        state.setStateCode(
                referral.withdrawn()
                        ? ReferralStateCode.WITHDRAWN
                        : answered ? ReferralStateCode.ANSWERED : ReferralStateCode.OPEN);
        return state;
    }

    /** The timeline of a case, of a movement or of a message that has neither, or what one partner may see of it. */
    List<Event> timeline(UUID chain, Optional<PartnerId> only) {
        return jdbc.sql("""
                select at, step, partner, message_id, text from evidence
                where chain = :chain and (cast(:only as text) is null or partner = :only) order by seq limit 5000""")
                .param("chain", chain)
                .param("only", only.map(PartnerId::value).orElse(null))
                .query((row, n) -> {
                    Event event = new Event();
                    event.setEventDateTime(
                            row.getObject("at", OffsetDateTime.class).withOffsetSameInstant(ZoneOffset.UTC));
                    event.setStepCode(row.getString("step"));
                    event.setPartnerID(row.getString("partner"));
                    Optional.ofNullable(row.getObject("message_id", UUID.class))
                            .map(UUID::toString)
                            .ifPresent(event::setMessageID);
                    event.setText(row.getString("text"));
                    return event;
                })
                .list();
    }
}
