package org.exchangehub.contracts.time;

import jakarta.xml.bind.annotation.adapters.XmlAdapter;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Binds {@code xs:date} to {@link LocalDate}; an offset in the text is dropped. */
public final class LocalDateAdapter extends XmlAdapter<@Nullable String, @Nullable LocalDate> {

    @Override
    public @Nullable LocalDate unmarshal(@Nullable String text) {
        return text == null ? null : DateTimeFormatter.ISO_DATE.parse(text.strip(), LocalDate::from);
    }

    @Override
    public @Nullable String marshal(@Nullable LocalDate value) {
        return value == null ? null : DateTimeFormatter.ISO_LOCAL_DATE.format(value);
    }
}
