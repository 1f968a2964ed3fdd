package io.fraiseql.cli.project;

import io.fraiseql.lifecycle.migration.Migrations;
import io.fraiseql.tenancy.config.ConfigFile;
import io.fraiseql.tenancy.config.FraiseqlConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/**
 * A project on databases of the user's own, as operators see it: without its API.
 *
 * @param directory where the configuration is
 */
public record ConfiguredProject(Path directory, FraiseqlConfig config, Migrations migrations) {
    /**
     * Reads a project whose database is configured.
     *
     * @throws CliFailure when the project has no migrations, or no database that outlives a development server
     */
    public static ConfiguredProject read(Path config, Map<String, String> environment) {
        if (!Files.isReadable(config)) {
            throw new CliFailure("there is no configuration " + config + "; name it with --config");
        }
        try {
            var file = ConfigFile.of(Files.readString(config), config.toString(), environment);
            if (file.needsEmbeddedDatabase()) {
                throw new CliFailure(
                        "no database is configured: set DATABASE_URL and OWNER_DATABASE_URL, or what the URLs in "
                                + config
                                + " name. The embedded PostgreSQL of 'fraiseql serve' gets the migrations by itself");
            }
            Path directory = Objects.requireNonNullElse(config.toAbsolutePath().getParent(), Path.of("/"));
            var parsed = file.read();
            Migrations migrations = Project.migrations(directory, file)
                    .orElseThrow(() -> new CliFailure("there is no directory "
                            + directory.resolve(parsed.migrations().directory())
                            + "; it holds files such as V1__tables.sql, which 'fraiseql sql' helps to write"));
            return new ConfiguredProject(directory, parsed, migrations);
        } catch (IOException e) {
            throw new CliFailure("the configuration " + config + " cannot be read: " + e, e);
        }
    }
}
