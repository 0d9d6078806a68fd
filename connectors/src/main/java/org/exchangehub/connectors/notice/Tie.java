package org.exchangehub.connectors.notice;

import org.exchangehub.contracts.v1.LinkKindCode;

/**
 * What ties a movement to another one, as its network says it.
 *
 * @param kind what the other is to this one
 * @param value an MRN; kind and id of a declarant with an LRN (ORG:912345678:LRN-1); or the other's transport document, written as
 *     the other's own notices give it
 */
public record Tie(LinkKindCode kind, By by, String value) {

    /** By what the other is named. */
    public enum By {
        MRN,
        LRN,
        DOCUMENT
    }
}
