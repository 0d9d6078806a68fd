package org.exchangehub.connectors;

/** A connector folder can not be used; says which file and what is wrong with it. */
public final class BadFolderException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public BadFolderException(String file, String what) {
        super(file + ": " + what);
    }

    public BadFolderException(String file, String what, Throwable cause) {
        super(file + ": " + what, cause);
    }
}
