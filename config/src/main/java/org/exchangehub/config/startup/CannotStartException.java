package org.exchangehub.config.startup;

import org.jspecify.annotations.Nullable;

/** The hub cannot start: what is wrong in one line, and what to do about it in another. */
public final class CannotStartException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String remedy;

    public CannotStartException(String problem, String remedy, @Nullable Throwable cause) {
        super(problem, cause);
        this.remedy = remedy;
    }

    public CannotStartException(String problem, String remedy) {
        this(problem, remedy, null);
    }

    public String remedy() {
        return remedy;
    }
}
