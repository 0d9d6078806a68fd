package org.exchangehub.connectors.command;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/** What a call of the command said, and its exit code. */
record Commanded(int code, String out, String err) {

    static Commanded run(Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line =
                ConnectorCommand.line().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        String[] words = new String[arguments.length];
        for (int i = 0; i < words.length; i++) {
            words[i] = arguments[i].toString();
        }
        int code = line.execute(words);
        return new Commanded(code, out.toString(), err.toString());
    }
}
