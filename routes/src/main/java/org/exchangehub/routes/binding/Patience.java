package org.exchangehub.routes.binding;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How long a caller waits for an answer. */
public final class Patience {

    private static final Duration LONGEST = Duration.ofMinutes(2);

    /** RFC 7240. */
    private static final Pattern WAIT = Pattern.compile("(?:^|,)\\s*wait=(\\d{1,4})\\s*(?:$|[,;])");

    private Patience() {}

    /** @param prefer the value of an HTTP header {@code Prefer}, which may say {@code wait=<seconds>} */
    public static Duration of(@Nullable String prefer) {
        Matcher wait = WAIT.matcher(prefer == null ? "" : prefer);
        return wait.find() ? bounded(Duration.ofSeconds(Long.parseLong(wait.group(1)))) : PromptAnswers.USUAL;
    }

    /** At most two minutes. */
    public static Duration bounded(Duration asked) {
        return asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
    }
}
