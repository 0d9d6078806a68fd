package org.exchangehub.contracts;

/**
 * The catalogue of reasons for which the hub refuses or parks something. The name is the stable code that partners see,
 * the same in a SOAP fault, a problem+json and a queue error; the status is used by the REST binding.
 */
public enum Reason {
    MALFORMED(400, "The document is not well-formed"),
    SCHEMA_INVALID(422, "The document does not follow its schema"),
    HOSTILE_DOCUMENT(400, "The document uses a construct that the hub never reads"),
    RULE_BROKEN(422, "A business rule of the message is broken"),
    UNKNOWN_KIND(422, "The hub does not know this kind of message from this sender"),
    KIND_CONTRADICTS_PATH(422, "The message is of another kind than the call"),
    UNSUPPORTED_MEDIA_TYPE(415, "This partner's messages do not come in this content type"),
    NOT_ACCEPTABLE(406, "The answer does not come in a content type that the caller takes"),
    METHOD_NOT_ALLOWED(405, "This address is not called in this way"),
    BODY_TOO_LARGE(413, "The message is larger than the hub takes"),
    BODY_INCOMPLETE(400, "The body was cut off or came too slowly"),
    DIGEST_MISMATCH(422, "The body is not the one that its digest tells"),
    ATTACHMENT_UNKNOWN(422, "The sender may use no attachment by this id"),
    ATTACHMENT_NOT_SCANNED(409, "The scanner has not passed the attachment yet; ask again later"),
    ATTACHMENT_REJECTED(422, "The scanner has rejected the attachment"),
    UNAUTHENTICATED(401, "The sender did not prove who it is"),
    FORBIDDEN(403, "This partner may not do this"),
    NOT_IN_AGREEMENT(403, "The partner's agreement does not list this kind of message"),
    NOT_OWNER(403, "The case belongs to another sender"),
    NOT_FOUND(404, "There is nothing by this id that the caller may see"),
    CASE_UNKNOWN(404, "The hub knows no case by this id"),
    NOT_RECIPIENT(403, "The referral was sent to another agency"),
    REFERRAL_UNKNOWN(404, "The hub never sent this referral"),
    REFERRAL_WITHDRAWN(409, "The referral is withdrawn"),
    REFERRAL_SUPERSEDED(409, "A newer version of the referral asks about this line"),
    LINE_NOT_REFERRED(422, "The referral does not ask about this line"),
    CONTROL_UNKNOWN(404, "There is no such control that the sender may speak of"),
    CONTROL_STATE(409, "The control is in a state that does not allow this"),
    CONTROL_CLOSED(409, "The control is declined, cancelled or finished"),
    SAMPLE_UNKNOWN(404, "No such sample was taken in this control"),
    NOTICE_REPEATED(409, "A notice with this number was taken before"),
    OUT_OF_SEQUENCE(409, "The movement is in a state that does not allow this notice"),
    CORRELATION_UNKNOWN(422, "The notice answers none that was sent"),
    CONVERSION_FAILED(422, "What the conversion into the receiver's form makes of the message is not valid there"),
    EVENT_IN_FUTURE(422, "The event time lies in the future"),
    MESSAGE_ID_REUSED(409, "The sender used this message id for another content"),
    DECLARATION_EXISTS(409, "This declarant has lodged a declaration under this reference before"),
    VERSION_NOT_NEWER(409, "The version is not newer than the last one"),
    CASE_CLOSED(409, "The case is cancelled or finished"),
    IDENTIFIER_CONFLICT(409, "The reference belongs to another case"),
    PERMIT_KIND_UNKNOWN(422, "This partner issues no permits of this kind"),
    PERMIT_TRANSITION(409, "A permit does not come from its present state to this one"),
    PERMIT_BELOW_USE(409, "More of the permit is reserved or consumed than this version issues"),
    NEVER_ARRIVED(410, "What this message refers to did not arrive in time"),
    MARKER_UNKNOWN(400, "The feed has no such marker"),
    MAP_FAILED(500, "The map could not translate the message"),
    RECEIVER_REFUSED(502, "The receiver refused the message"),
    LIFETIME_ENDED(504, "The receiver could not be reached within the lifetime of the message"),
    EXPIRED(504, "The receiver did not take the message from its queue in time"),
    INTERNAL(500, "The hub failed; the message was not taken, send it again"),
    OVERLOADED(503, "The hub can not take messages now; send it again later");

    private final int status;
    private final String title;

    Reason(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /** The HTTP status that the REST binding answers with. */
    public int status() {
        return status;
    }

    /** The reason in words, the same for every occurrence. */
    public String title() {
        return title;
    }
}
