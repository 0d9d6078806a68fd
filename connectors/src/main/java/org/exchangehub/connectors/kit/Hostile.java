package org.exchangehub.connectors.kit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.exchangehub.connectors.Wire;

/** Makes attacks of a message that would be accepted: none of them may be. */
public final class Hostile {

    private static final int DEPTH = 10_000;
    private static final int HUGE = 100_000_000;
    private static final Pattern ROOT = Pattern.compile("<([A-Za-z_][^\\s/>]*)[^>]*>");

    private Hostile() {}

    /** The attacks on this message, by their names. */
    public static Map<String, Wire> variants(Wire wire) {
        Map<String, byte[]> variants = switch (wire.mediaType()) {
            case "application/json" -> json(new String(wire.bytes(), UTF_8));
            case "application/edifact" -> edifact(new String(wire.bytes(), ISO_8859_1));
            default -> xml(new String(wire.bytes(), UTF_8));
        };
        Map<String, Wire> wires = new LinkedHashMap<>();
        variants.forEach((name, bytes) -> wires.put(name, new Wire(wire.mediaType(), bytes)));
        return wires;
    }

    /** A hundred million bytes that begin like this message and never end. */
    public static Wire huge(Wire wire) {
        byte[] huge = new byte[HUGE];
        Arrays.fill(huge, (byte) 'a');
        int head = Math.min(wire.bytes().length, Math.max(1, wire.bytes().length / 2));
        System.arraycopy(wire.bytes(), 0, huge, 0, head);
        return new Wire(wire.mediaType(), huge);
    }

    private static Map<String, byte[]> xml(String text) {
        String body = text.replaceFirst("^\\s*<\\?xml[^>]*\\?>\\s*", "");
        Matcher root = ROOT.matcher(body);
        if (!root.find()) {
            throw new IllegalArgumentException("there is no root element");
        }
        String inside = body.substring(root.end());
        String external = "<!DOCTYPE " + root.group(1) + " [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>";
        StringBuilder bomb = new StringBuilder("<!DOCTYPE " + root.group(1) + " [<!ENTITY e0 \"ha\">");
        for (int i = 1; i < 40; i++) {
            bomb.append("<!ENTITY e")
                    .append(i)
                    .append(" \"&e")
                    .append(i - 1)
                    .append(";&e")
                    .append(i - 1)
                    .append(";\">");
        }
        bomb.append("]>");
        return Map.of(
                "an external entity", (external + body.substring(0, root.end()) + "&x;" + inside).getBytes(UTF_8),
                "an entity bomb", (bomb + body.substring(0, root.end()) + "&e39;" + inside).getBytes(UTF_8),
                "a depth of 10,000",
                        (body.substring(0, root.end()) + "<a>".repeat(DEPTH) + "</a>".repeat(DEPTH) + inside)
                                .getBytes(UTF_8),
                "a wrong encoding", wrong("<?xml version=\"1.0\" encoding=\"UTF-8\"?><!-- ", " -->" + body),
                "an end that is missing", body.substring(0, body.length() / 2).getBytes(UTF_8));
    }

    private static Map<String, byte[]> json(String text) {
        int open = text.indexOf('{') + 1;
        return Map.of(
                "a depth of 10,000",
                        (text.substring(0, open) + "\"a\":" + "[".repeat(DEPTH) + "]".repeat(DEPTH) + ","
                                        + text.substring(open))
                                .getBytes(UTF_8),
                "a wrong encoding", wrong(text.substring(0, open) + "\"a", "\":1," + text.substring(open)),
                "a member given twice",
                        (text.substring(0, open) + "\"a\":1,\"a\":2," + text.substring(open)).getBytes(UTF_8),
                "a second document behind it", (text + text).getBytes(UTF_8),
                "an end that is missing", text.substring(0, text.length() / 2).getBytes(UTF_8));
    }

    private static Map<String, byte[]> edifact(String text) {
        int unt = text.lastIndexOf("UNT");
        return Map.of(
                "more segments than a message has",
                        (text.substring(0, unt) + "FTX+AAA'".repeat(150_000) + text.substring(unt))
                                .getBytes(ISO_8859_1),
                "a wrong encoding", text.getBytes(UTF_16),
                "a control character",
                        (text.substring(0, unt) + "FTX+AAA+\u0007'" + text.substring(unt)).getBytes(ISO_8859_1),
                "an end that is missing", text.substring(0, text.length() / 2).getBytes(ISO_8859_1));
    }

    /** Bytes of ISO 8859-1 where the rest is UTF-8. */
    private static byte[] wrong(String before, String after) {
        byte[] head = before.getBytes(UTF_8);
        byte[] tail = after.getBytes(UTF_8);
        byte[] all = Arrays.copyOf(head, head.length + 2 + tail.length);
        all[head.length] = (byte) 0xE5;
        all[head.length + 1] = (byte) 'a';
        System.arraycopy(tail, 0, all, head.length + 2, tail.length);
        return all;
    }
}
