package org.exchangehub.contracts.time;

import jakarta.xml.bind.annotation.adapters.XmlAdapter;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Binds {@code xs:dateTime} to {@link OffsetDateTime}; a value without an offset is taken as UTC. */
public final class OffsetDateTimeAdapter extends XmlAdapter<@Nullable String, @Nullable OffsetDateTime> {

    @Override
    public @Nullable OffsetDateTime unmarshal(@Nullable String text) {
        if (text == null) {
            return null;
        }
        var parsed = DateTimeFormatter.ISO_DATE_TIME.parseBest(text.strip(), OffsetDateTime::from, LocalDateTime::from);
        return parsed instanceof LocalDateTime local ? local.atOffset(ZoneOffset.UTC) : (OffsetDateTime) parsed;
    }

    @Override
    public @Nullable String marshal(@Nullable OffsetDateTime value) {
        return value == null ? null : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(value);
    }
}
