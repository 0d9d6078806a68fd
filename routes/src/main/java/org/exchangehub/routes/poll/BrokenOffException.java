package org.exchangehub.routes.poll;

/** The partner is not there, or the hub can not take anything in now: the look is broken off. */
final class BrokenOffException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BrokenOffException(String why) {
        super(why);
    }
}
