package org.exchangehub.connectors.command;

import java.util.List;
import java.util.Locale;
import org.exchangehub.connectors.Channel;
import org.exchangehub.connectors.CompetenceRole;
import org.exchangehub.connectors.Format;
import org.exchangehub.contracts.v1.DirectionCode;

/**
 * What a new partner is to be.
 *
 * @param commodities prefixes of the Harmonised System, or {@code all}
 */
record Draft(
        String id,
        String name,
        Channel channel,
        Format format,
        List<String> commodities,
        List<DirectionCode> directions,
        CompetenceRole role) {

    private static final int CODE_LENGTH = 8;

    Draft {
        boolean isXml = format == Format.XML || format == Format.CANONICAL_XML;
        if (channel == Channel.AS4) {
            throw new CommandFailure(
                    "AS4 needs parties and services that were agreed: make the folder with another channel,"
                            + " then add the part as4 and change the channel");
        }
        if (channel == Channel.SOAP && !isXml) {
            throw new CommandFailure("A SOAP service speaks xml or canonical-xml, not " + code(format));
        }
        for (String prefix : commodities) {
            if (!prefix.matches("[0-9]{2,10}|all")) {
                throw new CommandFailure(prefix + " is no prefix of the Harmonised System (2 to 10 digits, or all)");
            }
        }
    }

    boolean decides() {
        return role == CompetenceRole.DECIDE;
    }

    /** The first prefix. */
    String prefix() {
        return commodities.getFirst();
    }

    /** A code of goods that concern the partner. */
    String goods() {
        String digits = prefix().equals("all") ? "01" : prefix();
        return digits.length() >= CODE_LENGTH ? digits : digits + "0".repeat(CODE_LENGTH - digits.length());
    }

    static String code(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
