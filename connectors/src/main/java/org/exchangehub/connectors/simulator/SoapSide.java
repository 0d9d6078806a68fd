package org.exchangehub.connectors.simulator;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.exchangehub.connectors.keys.SideKeys;
import org.exchangehub.connectors.keys.ThrowAwayKeys;
import org.exchangehub.connectors.wss.NotProvedException;
import org.exchangehub.connectors.wss.Proved;
import org.exchangehub.connectors.wss.SoapSigner;
import org.exchangehub.connectors.wss.SoapVerifier;
import org.jspecify.annotations.Nullable;

/** A simulated partner as one side of an exchange by signed SOAP. */
final class SoapSide {

    /** Who is at the other side. */
    private static final String HUB = "hub";

    private final ThrowAwayKeys keys;
    private final Faults faults;
    private @Nullable SoapSigner signer;
    private @Nullable SoapSigner forger;
    private @Nullable SoapVerifier verifier;

    SoapSide(ThrowAwayKeys keys, Faults faults) {
        this.keys = keys;
        this.faults = faults;
    }

    SideKeys keysOfHub() {
        return keys.self();
    }

    /** @throws NotProvedException where it is not one of the hub */
    Proved verify(byte[] envelope) {
        return verifier().verify(envelope);
    }

    /**
     * Signs what the partner says, unless a fault makes it forget that or use a key that nobody knows.
     *
     * @param target what a fault is told to strike
     * @param relatesTo the message of the hub that it answers
     */
    byte[] sign(String target, byte[] envelope, Optional<String> relatesTo) {
        if (faults.strikes(FaultKind.UNSIGNED, target)) {
            return envelope;
        }
        SoapSigner by = faults.strikes(FaultKind.FORGED, target) ? forger() : signer();
        return by.sign(envelope, Optional.empty(), relatesTo);
    }

    /** Made at the first message, so that a partner that says nothing costs nothing. */
    private synchronized SoapSigner signer() {
        if (signer == null) {
            signer = new SoapSigner(keys.other(), Clock.systemUTC());
        }
        return signer;
    }

    private synchronized SoapSigner forger() {
        if (forger == null) {
            forger = new SoapSigner(ThrowAwayKeys.make("nobody", HUB).self(), Clock.systemUTC());
        }
        return forger;
    }

    private synchronized SoapVerifier verifier() {
        if (verifier == null) {
            verifier = new SoapVerifier(Map.of(HUB, keys.other()));
        }
        return verifier;
    }
}
