package io.fraiseql.lifecycle.provisioning;

import java.time.Duration;

/** A listener to the steps of a creation, called on the thread that creates. */
@FunctionalInterface
public interface ProvisioningProgress {
    /** For whoever does not want to know. */
    ProvisioningProgress SILENT = (step, took) -> {};

    /** A step is done. */
    void done(String step, Duration took);
}
