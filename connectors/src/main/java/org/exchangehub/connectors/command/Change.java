package org.exchangehub.connectors.command;

/**
 * One thing that another version of a folder does otherwise.
 *
 * @param message the file of the corpus
 * @param path where in the message, in the manner of its syntax; empty where the whole message is meant
 */
record Change(String message, Sort sort, String path, String before, String after) {

    /** What became of it. */
    enum Sort {
        FIELD_ADDED("field added"),
        FIELD_REMOVED("field removed"),
        FIELD_CHANGED("field changed"),
        NEWLY_REFUSED("newly refused"),
        NEWLY_ACCEPTED("newly accepted");

        private final String words;

        Sort(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    @Override
    public String toString() {
        String what = switch (sort) {
            case FIELD_ADDED, NEWLY_REFUSED -> after;
            case FIELD_REMOVED, NEWLY_ACCEPTED -> before;
            case FIELD_CHANGED -> before + " -> " + after;
        };
        return sort.words() + "  " + message + (path.isEmpty() ? "" : "  " + path) + "  " + what;
    }
}
