package org.exchangehub.connectors;

import java.util.regex.Pattern;

/** The id of a partner: the name of its connector folder. */
public record PartnerId(String value) {

    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    public PartnerId {
        if (value.length() > 60 || !FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "A partner id is lower case words joined by hyphens, at most 60 characters");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
