package org.exchangehub.routes.control;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.exchangehub.contracts.Canonical;
import org.exchangehub.contracts.Kind;
import org.exchangehub.contracts.Reason;
import org.exchangehub.contracts.RefusedException;
import org.exchangehub.contracts.v1.ControlProposal;
import org.exchangehub.contracts.v1.ControlResponse;
import org.exchangehub.contracts.v1.ControlStateCode;
import org.exchangehub.contracts.v1.ProposedControl;
import org.exchangehub.routes.control.Proposals.Proposal;
import org.exchangehub.routes.control.Proposals.State;
import org.exchangehub.routes.record.CaseRecord;
import org.exchangehub.routes.record.Evidence;
import org.exchangehub.routes.record.Ids;
import org.exchangehub.routes.record.Step;

/** One stop for the trader: proposed to Customs where several want the same goods, and carried over to each control. */
public final class JointSteps {

    private final Controls controls;
    private final Proposals proposals;
    private final Audience audience;
    private final ControlLetters letters;
    private final Evidence evidence;
    private final Canonical canonical;
    private final Clock clock;

    public JointSteps(
            Controls controls,
            Proposals proposals,
            Audience audience,
            ControlLetters letters,
            Evidence evidence,
            Canonical canonical,
            Clock clock) {
        this.controls = controls;
        this.proposals = proposals;
        this.audience = audience;
        this.letters = letters;
        this.evidence = evidence;
        this.canonical = canonical;
        this.clock = clock;
    }

    /** Proposes one stop for this control and others of the case, unless the same stop is proposed already. */
    void propose(CaseRecord concerned, ControlRecord control) {
        List<ControlRecord> others = controls.ofCase(concerned.id()).stream()
                .filter(other -> !other.id().equals(control.id()))
                .toList();
        List<Proposal> before = proposals.ofCase(concerned.id());
        Optional<Joint> joint = Joint.of(control, others);
        Set<UUID> together = joint.stream()
                .flatMap(stop -> stop.controls().stream())
                .map(ControlRecord::id)
                .collect(Collectors.toSet());
        boolean known = before.stream()
                .anyMatch(proposal -> proposal.state() == State.PROPOSED
                        && proposal.controls().equals(together)
                        && joint.filter(stop -> stop.window().equals(proposal.window()))
                                .isPresent());
        if (known) {
            return;
        }
        before.stream()
                .filter(proposal -> proposal.state() == State.PROPOSED
                        && proposal.controls().contains(control.id()))
                .forEach(proposal -> proposals.save(proposal.in(State.SUPERSEDED)));
        joint.ifPresent(stop -> propose(concerned, stop, together));
    }

    /** A control is over by itself: what it was to share a stop with is proposed anew without it. */
    void close(CaseRecord concerned, ControlRecord over) {
        List<Proposal> standing = proposals.ofCase(concerned.id()).stream()
                .filter(proposal -> proposal.state() == State.PROPOSED
                        && proposal.controls().contains(over.id()))
                .toList();
        standing.forEach(proposal -> proposals.save(proposal.in(State.SUPERSEDED)));
        controls.ofCase(concerned.id()).stream()
                .filter(ControlRecord::isOpen)
                .filter(other -> standing.stream()
                        .anyMatch(proposal -> proposal.controls().contains(other.id())))
                .findFirst()
                .ifPresent(other -> propose(concerned, other));
    }

    private void propose(CaseRecord concerned, Joint joint, Set<UUID> together) {
        Instant now = clock.instant();
        Proposal proposal = new Proposal(Ids.next(), concerned.id(), together, joint.window(), State.PROPOSED);
        proposals.add(proposal, now);
        ControlProposal letter = new ControlProposal();
        letter.setProposalID(proposal.id().toString());
        letter.setCaseID(concerned.id().toString());
        letter.setReference(concerned.reference());
        joint.controls().forEach(control -> letter.getControl().add(proposed(control)));
        joint.window().place().ifPresent(letter::setPlaceCode);
        joint.window().from().map(ControlLetters::utc).ifPresent(letter::setFromDateTime);
        joint.window().until().map(ControlLetters::utc).ifPresent(letter::setUntilDateTime);
        letter.setText(together.size() + " controls want the same goods: one stop would serve all");
        letter.setIssueDateTime(ControlLetters.utc(now));
        evidence.note(Step.of(
                concerned.id(),
                "JOINT_PROPOSED",
                audience.desk(concerned),
                Kind.CONTROL_PROPOSAL,
                proposal.id(),
                "One stop for controls " + together));
        if (audience.hears(audience.desk(concerned), Kind.CONTROL_PROPOSAL)) {
            letters.owe(
                    audience.desk(concerned),
                    concerned.id(),
                    Kind.CONTROL_PROPOSAL,
                    proposal.id(),
                    canonical.write(letter),
                    "Proposal of a joint control");
        }
    }

    private static ProposedControl proposed(ControlRecord control) {
        ProposedControl proposed = new ProposedControl();
        proposed.setControlID(control.id().toString());
        proposed.setRequesterID(control.requester().value());
        proposed.setReasonCode(control.reasonCode());
        proposed.setConfidential(control.confidential());
        proposed.getSequenceNumeric().addAll(control.lines());
        return proposed;
    }

    /** Customs accepts, reschedules or declines a proposal; each requester hears of its own control only. */
    void respond(CaseRecord concerned, Proposal proposal, ControlResponse response) {
        if (proposal.state() == State.DECLINED || proposal.state() == State.SUPERSEDED) {
            throw new RefusedException(
                    Reason.CONTROL_CLOSED, "/ControlResponse/ControlID", "The proposal is declined or superseded");
        }
        switch (response.getResponseCode()) {
            case CANCEL ->
                throw new RefusedException(
                        Reason.CONTROL_STATE,
                        "/ControlResponse/ResponseCode",
                        "A proposal is accepted, rescheduled or declined");
            case DECLINE -> {
                still(proposal);
                proposals.save(proposal.in(State.DECLINED));
            }
            case ACCEPT -> {
                still(proposal);
                move(concerned, proposal, response, ControlStateCode.ACCEPTED);
            }
            case RESCHEDULE -> move(concerned, proposal, response, ControlStateCode.RESCHEDULED);
        }
    }

    private static void still(Proposal proposal) {
        if (proposal.state() == State.ACCEPTED) {
            throw new RefusedException(
                    Reason.CONTROL_STATE, "/ControlResponse/ResponseCode", "The proposal is accepted already");
        }
    }

    private void move(CaseRecord concerned, Proposal proposal, ControlResponse response, ControlStateCode state) {
        proposals.save(proposal.in(State.ACCEPTED));
        Window window = proposal.window().changedBy(ResponseSteps.window(response));
        // What is said about a stop for several may name any of them, so only the codes go on.
        ControlResponse toEach = new ControlResponse();
        toEach.setResponseCode(response.getResponseCode());
        toEach.setEventDateTime(response.getEventDateTime());
        controls.ofCase(concerned.id()).stream()
                .filter(control -> proposal.controls().contains(control.id()) && control.isOpen())
                .map(control -> control.in(state, control.window().changedBy(window)))
                .forEach(control -> {
                    controls.save(control);
                    letters.respond(concerned, control, toEach, Optional.empty());
                });
    }
}
