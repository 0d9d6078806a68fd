package org.exchangehub.connectors.simulator;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can go wrong with a partner, on demand. */
public enum FaultKind {
    SLOW("Slow", "waits for the delay before it takes a message"),
    DOWN("Down", "refuses a call, leaves out a look at its feed or queue, or keeps an answer for later"),
    CUT("Cut", "breaks the connection after the request and takes nothing"),
    LOST("Lost response", "takes the message and breaks the connection, or does not acknowledge it"),
    DUPLICATE("Duplicate, same id", "sends an answer twice under the same id"),
    DUPLICATE_NEW_ID("Duplicate, new id", "sends an answer twice, the second time under an id of its own"),
    LATE("Late", "decides in time and sends the answer after the delay, whatever has happened since"),
    WRONG_ORDER("Wrong order", "of two answers to one message sends the second first"),
    MALFORMED("Malformed", "breaks off an answer, or what it says within a call, in the middle"),
    WRONG_VERSION("Wrong version", "answers an earlier version of the referral, where it has had one"),
    UNSIGNED("Unsigned", "where it signs SOAP, leaves the signature off what it says"),
    FORGED("Forged", "where it signs SOAP, signs what it says with a key that nobody knows");

    private final String title;
    private final String effect;

    FaultKind(String title, String effect) {
        this.title = title;
        this.effect = effect;
    }

    /** For people. */
    public String title() {
        return title;
    }

    /** What the partner does, in words that follow "it". */
    public String effect() {
        return effect;
    }

    /** The code used in the control API, for example {@code wrong-order}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The kind with this code, if there is one. */
    public static Optional<FaultKind> ofCode(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }
}
