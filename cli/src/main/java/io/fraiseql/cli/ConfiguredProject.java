package io.fraiseql.cli;

import io.fraiseql.embedded.DatabaseVariables;
import io.fraiseql.lifecycle.migration.Migrations;
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
record ConfiguredProject(Path directory, FraiseqlConfig config, Migrations migrations) {
    /** @throws CliFailure when the project has no migrations, or no database that outlives a development server */
    static ConfiguredProject read(Path config, Map<String, String> environment) {
        if (!Files.isReadable(config)) {
            throw new CliFailure("there is no configuration " + config + "; name it with --config");
        }
        try {
            String text = Files.readString(config);
            if (DatabaseVariables.in(text, environment).embedded()) {
                throw new CliFailure(
                        "no database is configured: set DATABASE_URL and OWNER_DATABASE_URL, or what the URLs in "
                                + config
                                + " name. The embedded PostgreSQL of 'fraiseql serve' gets the migrations by itself");
            }
            Path directory = Objects.requireNonNullElse(config.toAbsolutePath().getParent(), Path.of("/"));
            var parsed = FraiseqlConfig.parse(text, config.toString(), environment);
            Migrations migrations = Project.migrations(directory, text)
                    .orElseThrow(() -> new CliFailure("there is no directory "
                            + directory.resolve(parsed.migrations().directory())
                            + "; it holds files such as V1__tables.sql, which 'fraiseql sql' helps to write"));
            return new ConfiguredProject(directory, parsed, migrations);
        } catch (IOException e) {
            throw new CliFailure("the configuration " + config + " cannot be read: " + e, e);
        }
    }
}
