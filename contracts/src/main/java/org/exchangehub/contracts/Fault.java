package org.exchangehub.contracts;

import java.util.Optional;

/**
 * One thing wrong with a message.
 *
 * @param position where: {@code line 3, column 14: /Declaration/GoodsItem[2]/CommodityCode} in XML, a JSON pointer in
 *     JSON, a segment and element in EDIFACT, empty where the fault is of the message as a whole
 * @param reason what is wrong, in words
 * @param constraint of XML Schema that is broken, by its name in that recommendation (appendix C of part 1, for example {@code
 *     cvc-enumeration-valid}), where it is one
 */
public record Fault(String position, String reason, Optional<String> constraint) {

    /** One that is no broken constraint of XML Schema. */
    public Fault(String position, String reason) {
        this(position, reason, Optional.empty());
    }

    /** Place and words; the name of the constraint is for programs. */
    @Override
    public String toString() {
        return "Fault[position=" + position + ", reason=" + reason + "]";
    }
}
