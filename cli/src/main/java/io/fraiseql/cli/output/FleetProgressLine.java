package io.fraiseql.cli.output;

import io.fraiseql.lifecycle.migration.FleetProgress;
import io.fraiseql.lifecycle.migration.TargetOutcome;
import java.io.Console;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * The progress of a run: how far it is, how fast it goes and how long it will take. On a terminal it is one line
 * that is drawn over and over, elsewhere a line every few seconds. What fails is told at once. Called by one thread
 * at a time.
 */
public final class FleetProgressLine implements FleetProgress, AutoCloseable {
    private static final Duration DRAWN_EVERY = Duration.ofMillis(100);
    private static final Duration TOLD_EVERY = Duration.ofSeconds(5);
    private static final int WIDTH = 30;
    /** After these the summary will do. */
    private static final int TOLD_FAILURES = 20;

    private static final String CLEAR = "\r\u001B[K";

    private final PrintWriter out;
    private final boolean terminal;
    private final long start = System.nanoTime();
    private long last = start;
    private int total;
    private int done;
    private int failed;

    FleetProgressLine(PrintWriter out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** Draws only where somebody looks on, and the terminal can do it. */
    public static FleetProgressLine on(PrintWriter out) {
        boolean looking = Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .isPresent();
        boolean dumb = Objects.requireNonNullElse(System.getenv("TERM"), "dumb").equals("dumb");
        return new FleetProgressLine(out, looking && !dumb);
    }

    @Override
    public void planned(int targets, int upToDate) {
        total = targets - upToDate;
        if (upToDate > 0) {
            out.println(upToDate + " of " + targets + " are up to date");
            out.flush();
        }
    }

    @Override
    public void ended(TargetOutcome outcome) {
        done++;
        if (outcome instanceof TargetOutcome.Failed failure) {
            failed++;
            if (failed <= TOLD_FAILURES) {
                out.println((terminal ? CLEAR : "") + failure.target() + " failed: " + failure.describe());
            }
        }
        long now = System.nanoTime();
        if (now - last >= (terminal ? DRAWN_EVERY : TOLD_EVERY).toNanos()) {
            last = now;
            show(now);
        }
        out.flush();
    }

    @Override
    public void close() {
        if (terminal && last != start) {
            out.print(CLEAR);
        }
        out.flush();
    }

    private void show(long now) {
        double seconds = (now - start) / 1e9;
        double rate = done / seconds;
        long left = Math.round((total - done) / Math.max(rate, 0.01));
        String text = "%d of %d, %.0f a second, %s left%s"
                .formatted(done, total, rate, duration(left), failed == 0 ? "" : ", " + failed + " failed");
        if (terminal) {
            int filled = total == 0 ? WIDTH : (int) ((long) WIDTH * done / total);
            out.print(CLEAR + "[" + "#".repeat(filled) + " ".repeat(WIDTH - filled) + "] " + text);
        } else {
            out.println(text);
        }
    }

    private static String duration(long seconds) {
        return seconds < 60 ? seconds + " s" : seconds / 60 + " min " + seconds % 60 + " s";
    }
}
