package org.exchangehub.connectors.as4;

import java.util.Set;

/** The codes of errors that are said and heard (ebMS 3.0 core, 6.7; AS4 profile, 3.5). */
public final class Ebms {

    static final String NAMESPACE = "http://docs.oasis-open.org/ebxml-msg/ebms/v3.0/ns/core/200704/";

    public static final String VALUE_INCONSISTENT = "EBMS:0003";
    public static final String OTHER = "EBMS:0004";
    public static final String EMPTY_CHANNEL = "EBMS:0006";
    public static final String INVALID_HEADER = "EBMS:0009";
    public static final String PROCESSING_MODE_MISMATCH = "EBMS:0010";
    public static final String FAILED_AUTHENTICATION = "EBMS:0101";
    public static final String FAILED_DECRYPTION = "EBMS:0102";
    public static final String POLICY_NONCOMPLIANCE = "EBMS:0103";
    public static final String DELIVERY_FAILURE = "EBMS:0202";
    public static final String DECOMPRESSION_FAILURE = "EBMS:0303";

    /** These speak of the connection or of how the two sides are set up, not of the message: mended, and then sent again. */
    private static final Set<String> ABOUT_THE_CALL = Set.of(
            "EBMS:0005",
            "EBMS:0010",
            FAILED_AUTHENTICATION,
            FAILED_DECRYPTION,
            POLICY_NONCOMPLIANCE,
            "EBMS:0201",
            DELIVERY_FAILURE);

    private Ebms() {}

    /** Whether an error with this code may be gone when the same message is sent again. */
    public static boolean isAboutTheCall(String code) {
        return ABOUT_THE_CALL.contains(code);
    }
}
