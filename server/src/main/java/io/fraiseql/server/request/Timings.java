package io.fraiseql.server.request;

import java.time.Duration;

/** How long each step of one request took. Confined to the request's thread. */
public final class Timings {
    private static final int STEPS = Step.values().length;

    private final long start = System.nanoTime();
    private final Step[] walked = new Step[STEPS];
    private final long[] entered = new long[STEPS];
    private int count;

    /** Ends the current step and begins the next. Each step is entered once. */
    public void enter(Step step) {
        walked[count] = step;
        entered[count] = System.nanoTime();
        count++;
    }

    /** The step that the request is in. */
    public Step current() {
        return count == 0 ? Step.AUTHENTICATE : walked[count - 1];
    }

    /** Since the request began. */
    public Duration total() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** The value of {@code Server-Timing}: the steps that are over, in milliseconds. */
    public String header() {
        var text = new StringBuilder(128);
        for (int i = 0; i + 1 < count; i++) {
            long hundredths = (entered[i + 1] - entered[i]) / 10_000;
            text.append(text.isEmpty() ? "" : ", ").append(walked[i].label()).append(";dur=");
            text.append(hundredths / 100)
                    .append(hundredths % 100 < 10 ? ".0" : ".")
                    .append(hundredths % 100);
        }
        return text.toString();
    }
}
