package org.exchangehub.routes.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Optional;
import org.exchangehub.connectors.PartnerId;

/** A place in a feed; opaque to its reader. */
public record Marker(PartnerId feed, long position) {

    @Override
    public String toString() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((feed + "@" + position).getBytes(UTF_8));
    }

    static Optional<Marker> parse(String text) {
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text), UTF_8);
            int at = plain.indexOf('@');
            return Optional.of(
                    new Marker(new PartnerId(plain.substring(0, at)), Long.parseLong(plain.substring(at + 1))));
        } catch (IllegalArgumentException | IndexOutOfBoundsException notOne) {
            return Optional.empty();
        }
    }
}
