package org.exchangehub.connectors.permit;

/** The functions of Implementing Regulation (EU) 2024/2145 that may apply to a kind of permit. */
public enum PermitFunction {
    /** Article 5: does it exist, is it valid, does it fit. */
    CHECK,
    /** Article 6: reserve, write off, release. */
    QUANTITY,
    /** Article 7: correct or undo a write-off after clearance. */
    AMEND,
    /** Article 8: an officer's intervention. */
    INTERVENE,
    /** Article 9: a customs record is entered. */
    RECORD,
    /** Article 10: a list on request. */
    LIST,
    /** Article 11: goods may go with an obligation while the register can not be asked. */
    CONTINGENCY
}
