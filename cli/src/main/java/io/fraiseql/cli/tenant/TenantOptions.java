package io.fraiseql.cli.tenant;

import io.fraiseql.cli.output.ListFormat;
import io.fraiseql.cli.project.ConfigOption;
import io.fraiseql.cli.project.ConfiguredProject;
import io.fraiseql.lifecycle.provisioning.Seed;
import io.fraiseql.lifecycle.provisioning.TenantProvisioning;
import io.fraiseql.lifecycle.provisioning.WelcomeMail;
import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which project's tenants a command is about, and how it answers. */
final class TenantOptions {
    @Mixin
    private ConfigOption config = new ConfigOption();

    @Option(names = "--output", defaultValue = "table", description = "${COMPLETION-CANDIDATES}; by default table.")
    private ListFormat output = ListFormat.TABLE;

    ListFormat output() {
        return output;
    }

    TenantProvisioning provisioning() {
        var project = ConfiguredProject.read(config.file(), System.getenv());
        Path seed = project.directory()
                .resolve(project.config().migrations().directory())
                .resolve("seed");
        return new TenantProvisioning(
                project.config(), project.migrations(), Seed.read(seed), WelcomeMail.of(project.config()));
    }
}
