package org.exchangehub.routes.binding.soap;

import java.util.function.Supplier;
import org.exchangehub.connectors.PartnerId;
import org.exchangehub.connectors.wss.NotProvedException;
import org.exchangehub.connectors.wss.Proved;
import org.exchangehub.connectors.wss.SoapSigner;
import org.exchangehub.contracts.Reason;
import org.exchangehub.contracts.RefusedException;
import org.exchangehub.routes.delivery.SoapSides;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who sends a call: whom its signature or its UsernameToken proves where it has one, else whom its bearer token proves. */
public final class Senders {

    private static final Logger LOG = LoggerFactory.getLogger(Senders.class);

    private final Supplier<PartnerId> tokens;
    private final SoapSides sides;

    /** @param tokens the partner whose token the present call carries; refuses where there is none */
    public Senders(Supplier<PartnerId> tokens, SoapSides sides) {
        this.tokens = tokens;
        this.sides = sides;
    }

    Sender byToken() {
        try {
            return Sender.known(tokens.get());
        } catch (RefusedException nobody) {
            return Sender.nobody(nobody);
        }
    }

    /**
     * The sender of a message that was read.
     *
     * @throws RefusedException UNAUTHENTICATED where neither signature nor token proves it, or they prove different ones
     */
    Sender of(Sender byToken, Envelope envelope) {
        if (!envelope.secured()) {
            return Sender.known(byToken.known());
        }
        Sender proved = ShownToken.of(envelope)
                .map(token -> Sender.known(sides.shownBy(token.user(), token.password())
                        .orElseThrow(() -> new RefusedException(
                                Reason.UNAUTHENTICATED, "The UsernameToken is not that of a partner"))))
                .orElseGet(() -> Sender.proved(verified(envelope)));
        byToken.partner().filter(other -> !other.equals(proved.known())).ifPresent(other -> {
            throw new RefusedException(
                    Reason.UNAUTHENTICATED, "The bearer token is not that of the one whom the message proves");
        });
        return proved;
    }

    private Proved verified(Envelope envelope) {
        try {
            return sides.verify(envelope.document());
        } catch (NotProvedException notProved) {
            LOG.warn("A signed SOAP message proves nothing: {}", notProved.detail());
            throw new RefusedException(Reason.UNAUTHENTICATED, notProved.detail());
        }
    }

    /** What the hub signs its answers to a sender with. */
    SoapSigner signer(String sender) {
        return sides.signer(new PartnerId(sender))
                .orElseThrow(() -> new IllegalStateException("The keys of " + sender + " are gone"));
    }
}
