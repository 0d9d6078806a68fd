package org.exchangehub.routes.declaration;

import java.util.Optional;
import org.exchangehub.contracts.Reason;
import org.exchangehub.contracts.RefusedException;
import org.exchangehub.contracts.v1.Declaration;

/** Which version a declaration is: the one that its sender gives, or counted by the hub where the sender's format counts none. */
final class VersionPolicy {

    private VersionPolicy() {}

    /** The version of a declaration that opens a case. */
    static int first(Declaration declaration) {
        return Optional.ofNullable(declaration.getVersionID()).orElse(1);
    }

    /** The version of a declaration that replaces version {@code last}; VERSION_NOT_NEWER where it is given and not greater. */
    static int next(Declaration declaration, int last) {
        int version = Optional.ofNullable(declaration.getVersionID()).orElse(last + 1);
        if (version <= last) {
            throw new RefusedException(
                    Reason.VERSION_NOT_NEWER,
                    "/Declaration/VersionID",
                    "Version " + version + " is not newer than version " + last);
        }
        return version;
    }
}
