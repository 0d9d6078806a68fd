package org.exchangehub.connectors;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A call to a partner beside the delivery of messages: a question, and what the partner says to it.
 *
 * @param soap whether it is a SOAP call, else one by HTTP alone
 * @param format of the question and of what the partner says
 * @param path added to the partner's address; {@code {name}} in it is the parameter of that name
 * @param request the map that writes the question; without it the question is a GET
 * @param answer the map that reads what the partner says, into the namespace {@link Calls#NAMESPACE}
 * @param absent the HTTP statuses that mean that the partner has no such thing
 */
public record Call(
        boolean soap,
        Format format,
        Optional<String> path,
        Optional<String> soapAction,
        Optional<String> request,
        Optional<SchemaRef> requestSchema,
        Optional<String> answer,
        Optional<SchemaRef> answerSchema,
        Set<Integer> absent) {

    public Call {
        absent = Set.copyOf(absent);
    }

    /** What only tells how a message, or nothing, stands in its call. */
    static Call reading(String map) {
        return new Call(
                true,
                Format.XML,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(map),
                Optional.empty(),
                Set.of());
    }

    /** The path with the values of the parameters, each encoded; one that is not given is empty. */
    public String path(Map<String, String> parameters) {
        StringBuilder filled = new StringBuilder();
        String rest = path.orElse("");
        for (int open = rest.indexOf('{'); open >= 0; open = rest.indexOf('{')) {
            int close = rest.indexOf('}', open);
            filled.append(rest, 0, open).append(encoded(parameters.getOrDefault(rest.substring(open + 1, close), "")));
            rest = rest.substring(close + 1);
        }
        return filled.append(rest).toString();
    }

    private static String encoded(String value) {
        String encoded = URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
        // A segment of dots alone would climb out of the folder's path.
        return encoded.matches("\\.+") ? encoded.replace(".", "%2E") : encoded;
    }
}
