package org.exchangehub.routes.permit.bulk;

/** From here on the records of a file can not be told from each other. */
final class BrokenFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BrokenFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
