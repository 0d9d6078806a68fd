package org.exchangehub.routes.record;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.exchangehub.connectors.PartnerId;
import org.jspecify.annotations.Nullable;

/** Turns typed values into what the database driver takes: an absent one into null, an instant into UTC, a name into text. */
public final class Values {

    private Values() {}

    public static List<@Nullable Object> of(Object... values) {
        List<@Nullable Object> plain = new ArrayList<>(values.length);
        for (Object value : values) {
            plain.add(plain(value));
        }
        return plain;
    }

    private static @Nullable Object plain(Object value) {
        return switch (value) {
            case Optional<?> optional -> optional.isPresent() ? plain(optional.get()) : null;
            case Instant instant -> instant.atOffset(ZoneOffset.UTC);
            case PartnerId partner -> partner.value();
            case Enum<?> name -> name.name();
            default -> value;
        };
    }
}
