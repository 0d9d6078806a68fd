package org.exchangehub.connectors.command;

/** What the command can not do, said to its user in one line. */
final class CommandFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CommandFailure(String line) {
        super(line);
    }

    CommandFailure(String line, Throwable cause) {
        super(line, cause);
    }
}
