package org.exchangehub.connectors.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;

/** Asks the person at the terminal for what no option says; where nobody is there, the usual answer is taken. */
record Questions(boolean isSomebodyThere, BufferedReader in, PrintWriter out) {

    /** @param given what an option says, empty where none does */
    String ask(String question, String given, String usual) {
        if (!given.isEmpty() || !isSomebodyThere) {
            return given.isEmpty() ? usual : given;
        }
        out.print(question + " [" + usual + "]: ");
        out.flush();
        try {
            String answer = in.readLine();
            return answer == null || answer.isBlank() ? usual : answer.strip();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
