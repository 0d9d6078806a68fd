package org.exchangehub.routes.binding.soap;

import java.time.Duration;
import java.util.Optional;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.contracts.CallSchema;
import org.exchangehub.contracts.Canonical;
import org.exchangehub.contracts.RefusedException;
import org.exchangehub.contracts.v1.CaseList;
import org.exchangehub.routes.control.ControlViews;
import org.exchangehub.routes.feed.Feeds;
import org.exchangehub.routes.intake.Answer;
import org.exchangehub.routes.permit.HeldAnswers;
import org.exchangehub.routes.permit.PermitViews;
import org.exchangehub.routes.view.Views;

/** The calls that ask, and the one that acknowledges a feed. */
public final class SoapQueries {

    private static final int USUAL_PAGE = 100;

    private final Views views;
    private final ControlViews controls;
    private final Feeds feeds;
    private final FeedPageWriter pages;
    private final PermitViews permits;
    private final HeldAnswers held;
    private final CallSchema calls;
    private final Canonical canonical;

    public SoapQueries(
            Views views,
            ControlViews controls,
            Feeds feeds,
            FeedPageWriter pages,
            PermitViews permits,
            HeldAnswers held,
            CallSchema calls,
            Canonical canonical) {
        this.permits = permits;
        this.held = held;
        this.canonical = canonical;
        this.views = views;
        this.controls = controls;
        this.feeds = feeds;
        this.pages = pages;
        this.calls = calls;
    }

    /** The document that answers, or nothing where there is nothing to say. */
    Optional<byte[]> answer(Called call) {
        Excerpt asked = Excerpt.of(call.envelope().document(), call.envelope().call());
        try {
            calls.validate(asked.bytes());
        } catch (RefusedException invalid) {
            throw asked.inDocument(invalid);
        }
        PartnerId caller = call.caller();
        Envelope envelope = call.envelope();
        return switch (call.operation()) {
            case GET_CASE -> written(views.caseOf(caller, required(envelope, "CaseID")));
            case FIND_CASES -> written(cases(caller, envelope));
            case GET_MESSAGE ->
                Optional.of(MessageStateWriter.write(views.message(caller, required(envelope, "MessageID"))));
            case GET_REFERRAL -> written(views.referral(caller, required(envelope, "ReferralID")));
            case FIND_PERMITS -> written(permits.find(caller, question(envelope)));
            case GET_PERMIT -> written(permits.permit(caller, required(envelope, "HubPermitID")));
            case GET_PERMIT_LEDGER -> written(permits.ledger(caller, required(envelope, "HubPermitID")));
            case GET_PERMIT_ANSWER -> Optional.of(permits.answer(caller, required(envelope, "MessageID")));
            case GET_CONTROL -> written(controls.control(caller, required(envelope, "ControlID")));
            case FIND_CONTROLS -> written(controls.ofCase(caller, required(envelope, "CaseID")));
            case READ_FEED -> written(page(caller, envelope));
            case ACKNOWLEDGE_FEED -> {
                feeds.acknowledge(caller, required(envelope, "Feed"), required(envelope, "Marker"));
                yield Optional.empty();
            }
            default -> throw new IllegalStateException(call.operation() + " brings a message");
        };
    }

    /** What the hub answers to a message that it has just taken: within this time, or that it is not known yet. */
    byte[] answerTo(Answer taken, Duration patience) {
        return held.within(patience, taken).orElseGet(() -> permits.answer(taken.messageId()));
    }

    private static PermitViews.Question question(Envelope envelope) {
        return new PermitViews.Question(
                envelope.text("Holder"),
                envelope.text("PermitID"),
                envelope.text("KindCode"),
                envelope.text("StatusCode"),
                envelope.text("ValidOnDate"),
                envelope.text("After"));
    }

    private Optional<byte[]> written(Object document) {
        return Optional.of(canonical.write(document));
    }

    private CaseList cases(PartnerId caller, Envelope envelope) {
        CaseList found = new CaseList();
        found.getCase().addAll(views.cases(caller, envelope.text("MRN"), envelope.text("LRN")));
        return found;
    }

    private Object page(PartnerId caller, Envelope envelope) {
        return pages.write(feeds.page(
                caller,
                required(envelope, "Feed"),
                envelope.text("After"),
                envelope.text("Limit").map(Integer::parseInt).orElse(USUAL_PAGE)));
    }

    /** The schema has made sure of it. */
    private static String required(Envelope envelope, String member) {
        return envelope.text(member).orElseThrow();
    }
}
