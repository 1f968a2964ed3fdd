package io.fraiseql.bench;

import java.io.PrintStream;

/** Messages of what is going on: on a terminal in one line that changes, elsewhere a line for each thing. */
final class Progress {
    private final PrintStream out;
    private final boolean terminal;

    Progress(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** Of this process. */
    static Progress present() {
        return new Progress(System.err, Boolean.getBoolean("bench.terminal"));
    }

    void say(String text) {
        if (terminal) {
            out.print("\r\033[K" + text);
        } else {
            out.println(text);
        }
        out.flush();
    }

    /** Clears the line that changes. */
    void end() {
        if (terminal) {
            out.print("\r\033[K");
            out.flush();
        }
    }
}
