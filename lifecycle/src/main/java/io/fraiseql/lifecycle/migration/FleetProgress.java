package io.fraiseql.lifecycle.migration;

/** A listener to a run. Called by one thread at a time, though not always by the same. */
public interface FleetProgress {
    /** For whoever does not want to know. */
    FleetProgress SILENT = new FleetProgress() {};

    /**
     * The work is known.
     *
     * @param targets how many targets there are, the shared tables among them
     * @param upToDate how many of them have nothing to do; nothing more is heard of those
     */
    default void planned(int targets, int upToDate) {}

    /** A target is done with, one way or another. */
    default void ended(TargetOutcome outcome) {}
}
