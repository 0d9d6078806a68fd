package org.exchangehub.connectors.kit;

/**
 * One thing that was looked at.
 *
 * @param subject the sample or file it is about, as a path inside the folder
 * @param name what must be so, in words
 * @param detail what was found instead, with its position; empty where all is well
 */
public record Check(String subject, String name, Outcome outcome, String detail) {

    /** How it came out. */
    public enum Outcome {
        PASSED,
        WARNED,
        FAILED
    }

    static Check passed(String subject, String name) {
        return new Check(subject, name, Outcome.PASSED, "");
    }

    static Check failed(String subject, String name, String detail) {
        return new Check(subject, name, Outcome.FAILED, detail);
    }

    static Check warned(String subject, String name, String detail) {
        return new Check(subject, name, Outcome.WARNED, detail);
    }

    public boolean isFailed() {
        return outcome == Outcome.FAILED;
    }

    @Override
    public String toString() {
        return outcome + " " + subject + ": " + name + (detail.isEmpty() ? "" : ": " + detail);
    }
}
