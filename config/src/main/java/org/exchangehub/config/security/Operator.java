package org.exchangehub.config.security;

import java.util.function.Supplier;
import org.exchangehub.contracts.Reason;
import org.exchangehub.contracts.RefusedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** The operator that the present call has proved to come from: its token has the scope {@value #SCOPE}. */
public final class Operator implements Supplier<String> {

    public static final String SCOPE = "hub.operate";
    static final String AUTHORITY = "SCOPE_" + SCOPE;

    Operator() {}

    /** @throws RefusedException FORBIDDEN where the caller is no operator */
    @Override
    public String get() {
        Authentication caller = SecurityContextHolder.getContext().getAuthentication();
        if (caller == null
                || caller.getAuthorities().stream()
                        .noneMatch(authority -> AUTHORITY.equals(authority.getAuthority()))) {
            throw new RefusedException(Reason.FORBIDDEN, "This is for operators: the token needs the scope " + SCOPE);
        }
        return caller.getName();
    }
}
