package org.exchangehub.connectors.simulator.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;

/**
 * An answer of the control server.
 *
 * @param location where to go next, for a page
 */
@SuppressWarnings("ArrayRecordComponent")
record Answer(int status, String mediaType, byte[] body, Optional<String> location) {

    static Answer json(Object value) {
        return new Answer(200, "application/json", Json.write(value), Optional.empty());
    }

    static Answer page(int status, String html) {
        return new Answer(status, "text/html; charset=utf-8", html.getBytes(UTF_8), Optional.empty());
    }

    /** What partners wrote is shown as text, whatever it calls itself. */
    static Answer text(byte[] body) {
        return new Answer(200, "text/plain; charset=utf-8", body, Optional.empty());
    }

    static Answer yaml(byte[] body) {
        return new Answer(200, "application/yaml", body, Optional.empty());
    }

    static Answer seeOther(String location) {
        return new Answer(303, "text/plain; charset=utf-8", new byte[0], Optional.of(location));
    }
}
