package org.exchangehub.connectors;

import io.xlate.edi.stream.EDIStreamValidationError;
import org.exchangehub.contracts.Fault;

/**
 * One fault of syntax in an interchange, as CONTRL tells it.
 *
 * @param code of list 0085 (ISO 9735)
 * @param segment its number, UNB being 1; 0 where it is not known
 * @param tag of the segment
 * @param element its place in the segment, from 1; 0 where the segment as a whole is meant
 * @param component its place in the element, from 1; 0 where the element as a whole is meant
 * @param fault the same in words, with the position as text
 */
public record SyntaxError(String code, int segment, String tag, int element, int component, Fault fault) {

    /** It can not be told more closely. */
    static final String UNSPECIFIED = "18";

    static final String MISSING = "13";
    static final String NOT_HERE = "15";
    static final String NO_AGREEMENT = "17";
    static final String UNKNOWN_SENDER = "23";
    static final String NOT_RECIPIENT = "7";
    static final String TEST_INDICATOR = "25";
    static final String DUPLICATE = "26";
    static final String LOWER_LEVEL_EMPTY = "32";

    /** Something that is wrong with an element of a service segment. */
    static SyntaxError of(String code, int segment, String tag, int element, int component, String reason) {
        String place = element < 1 ? "" : String.format("%02d", element);
        String part = component < 1 ? "" : String.format("-%02d", component);
        return new SyntaxError(
                code,
                segment,
                tag,
                element,
                component,
                new Fault("segment " + segment + ": " + tag + place + part, reason));
    }

    /** What the reader's finding is in list 0085. */
    static String code(EDIStreamValidationError error) {
        return switch (error) {
            case MANDATORY_SEGMENT_MISSING,
                    REQUIRED_DATA_ELEMENT_MISSING,
                    CONDITIONAL_REQUIRED_DATA_ELEMENT_MISSING,
                    IMPLEMENTATION_SEGMENT_BELOW_MINIMUM_USE,
                    IMPLEMENTATION_LOOP_OCCURS_UNDER_MINIMUM_TIMES -> MISSING;
            case UNRECOGNIZED_SEGMENT_ID,
                    UNEXPECTED_SEGMENT,
                    SEGMENT_NOT_IN_DEFINED_TRANSACTION_SET,
                    SEGMENT_NOT_IN_PROPER_SEQUENCE -> NOT_HERE;
            case SEGMENT_EXCEEDS_MAXIMUM_USE, TOO_MANY_REPETITIONS -> "35";
            case LOOP_OCCURS_OVER_MAXIMUM_TIMES -> "36";
            case TOO_MANY_DATA_ELEMENTS, TOO_MANY_COMPONENTS -> "16";
            case DATA_ELEMENT_TOO_LONG -> "39";
            case DATA_ELEMENT_TOO_SHORT -> "40";
            case INVALID_CHARACTER_DATA -> "37";
            case INVALID_CODE_VALUE, INVALID_DATE, INVALID_TIME -> "12";
            case CONTROL_REFERENCE_MISMATCH -> "28";
            case CONTROL_COUNT_DOES_NOT_MATCH_ACTUAL_COUNT -> "29";
            default -> UNSPECIFIED;
        };
    }

    /** The same, where the interchange's segment {@code first} is the first one counted. */
    SyntaxError countedFrom(int first) {
        return new SyntaxError(code, segment - first + 1, tag, element, component, fault);
    }

    boolean isOf(String service) {
        return tag.equals(service);
    }
}
