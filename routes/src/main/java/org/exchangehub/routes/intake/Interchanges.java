package org.exchangehub.routes.intake;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.exchangehub.connectors.Acknowledgement;
import org.exchangehub.connectors.Catalogue;
import org.exchangehub.connectors.Connector;
import org.exchangehub.connectors.Interchange;
import org.exchangehub.connectors.Interchange.Part;
import org.exchangehub.connectors.SyntaxError;
import org.exchangehub.connectors.Translator;
import org.exchangehub.connectors.Wire;
import org.exchangehub.contracts.Fault;
import org.exchangehub.contracts.Reason;
import org.exchangehub.contracts.RefusedException;
import org.exchangehub.routes.record.Ids;

/**
 * Takes interchanges of EDIFACT in, message by message, and answers each with CONTRL: what is wrong with its syntax. What is
 * wrong with the meaning of a message follows as a refusal, a message of its own.
 */
public final class Interchanges {

    private static final int LONGEST_REFERENCE = 14;

    private final Catalogue catalogue;
    private final Translator translator;
    private final Intake intake;
    private final Refusals refusals;
    private final SyntaxAnswers answers;
    private final Clock clock;

    public Interchanges(
            Catalogue catalogue,
            Translator translator,
            Intake intake,
            Refusals refusals,
            SyntaxAnswers answers,
            Clock clock) {
        this.catalogue = catalogue;
        this.translator = translator;
        this.intake = intake;
        this.refusals = refusals;
        this.answers = answers;
        this.clock = clock;
    }

    /**
     * What was said of an interchange.
     *
     * @param acknowledgement CONTRL; absent for one that is an acknowledgement itself
     * @param isTaken whether at least one of its messages was accepted
     */
    public record Acknowledged(Optional<Wire> acknowledgement, boolean isTaken) {}

    /**
     * Takes an interchange in; after the answer each accepted message of it is durable. A repetition takes nothing twice and
     * gets the same answer.
     *
     * @return empty where the sender's messages are not acknowledged in this way
     * @throws RefusedException where it can not be answered by CONTRL; INTERNAL and OVERLOADED mean send it again
     */
    public Optional<Acknowledged> take(Inbound inbound) {
        Optional<Connector> sender = catalogue.find(inbound.sender());
        try {
            return sender.flatMap(from -> translator.interchange(from, inbound.wire()))
                    .map(interchange -> take(inbound, interchange));
        } catch (RefusedException unreadable) {
            throw refusals.record(inbound, Optional.empty(), unreadable);
        }
    }

    private Acknowledged take(Inbound inbound, Interchange interchange) {
        if (interchange.isAcknowledgement()) {
            answers.heard(inbound.sender(), interchange);
            return new Acknowledged(Optional.empty(), true);
        }
        List<Part> told = new ArrayList<>();
        if (!interchange.errors().isEmpty()) {
            refuse(inbound, interchange.errors());
        } else {
            interchange.messages().forEach(part -> told.add(take(inbound, interchange, part)));
        }
        return new Acknowledged(
                Optional.of(Acknowledgement.of(interchange, told, reference(), clock.instant())),
                told.stream().anyMatch(part -> !part.isRejected()));
    }

    private Part take(Inbound inbound, Interchange interchange, Part part) {
        Inbound message = inbound.with(part.wire(), interchange.reference() + "/" + part.reference());
        if (part.isRejected()) {
            refuse(message, part.errors());
            return part;
        }
        try {
            intake.take(message);
        } catch (RefusedException refusal) {
            if (refusal.reason() == Reason.INTERNAL || refusal.reason() == Reason.OVERLOADED) {
                throw refusal;
            }
            if (refusal.reason() == Reason.MESSAGE_ID_REUSED) {
                return part.duplicate();
            }
            refusals.tellApart(refusal);
        }
        return part;
    }

    private void refuse(Inbound refused, List<SyntaxError> errors) {
        List<Fault> faults = errors.stream().map(SyntaxError::fault).toList();
        refusals.record(refused, Optional.empty(), new RefusedException(Reason.SCHEMA_INVALID, faults));
    }

    /** Of the acknowledgement: the end of an id, which is made at random. */
    private static String reference() {
        String id = Ids.next().toString().replace("-", "");
        return id.substring(id.length() - LONGEST_REFERENCE);
    }
}
