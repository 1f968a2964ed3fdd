package io.fraiseql.cli;

import io.fraiseql.cli.development.DevelopmentDatabase;
import io.fraiseql.cli.development.Lifetime;
import io.fraiseql.cli.schema.SchemaClasses;
import io.fraiseql.cli.schema.SchemaSource;
import io.fraiseql.embedded.DatabaseVariables;
import io.fraiseql.embedded.Passwords;
import io.fraiseql.embedded.ProjectRoles;
import io.fraiseql.embedded.SqlScript;
import io.fraiseql.lifecycle.migration.Migrations;
import io.fraiseql.lifecycle.provisioning.Seed;
import io.fraiseql.tenancy.config.FraiseqlConfig;
import io.fraiseql.tenancy.config.Strategy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tomlj.Toml;

/**
 * A configuration, the API it is for, and the SQL of its tables.
 *
 * @param name how messages call the configuration
 * @param config the text of {@code fraiseql.toml}
 * @param apis the interfaces of the API
 * @param migrations what makes the tables
 * @param seed the first rows of a tenant that is provisioned
 * @param scripts what fills the tables of a development database, in order
 */
record Project(
        String name,
        String config,
        List<Class<?>> apis,
        Optional<Migrations> migrations,
        Seed seed,
        List<SqlScript> scripts) {
    private static final Logger LOG = LoggerFactory.getLogger(Project.class);

    Project {
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(config, "config is null");
        apis = List.copyOf(apis);
        Objects.requireNonNull(migrations, "migrations is null");
        Objects.requireNonNull(seed, "seed is null");
        scripts = List.copyOf(scripts);
    }

    /**
     * Reads a project from disk. Without sources and jars, the API is in the {@code .java} files beside
     * the configuration.
     */
    static Project read(Path config, List<Path> sources, List<Path> jars) {
        if (!Files.isReadable(config)) {
            throw new CliFailure("there is no configuration " + config
                    + "; name it with --config, or let 'fraiseql init NAME' write a project");
        }
        Path directory = Objects.requireNonNullElse(config.toAbsolutePath().getParent(), Path.of("/"));
        try {
            String text = Files.readString(config);
            return new Project(
                    config.toString(),
                    text,
                    apis(directory, sources, jars),
                    migrations(directory, text),
                    seed(directory, text),
                    scripts(directory));
        } catch (IOException e) {
            throw new CliFailure("the project in " + directory + " cannot be read: " + e, e);
        }
    }

    /** Reads the configuration and the SQL beside it, for commands that need no API. */
    static Project readDatabase(Path config) {
        if (!Files.isReadable(config)) {
            throw new CliFailure("there is no configuration " + config + "; name it with --config");
        }
        Path directory = Objects.requireNonNullElse(config.toAbsolutePath().getParent(), Path.of("/"));
        try {
            String text = Files.readString(config);
            return new Project(
                    config.toString(), text, List.of(), migrations(directory, text), Seed.NONE, scripts(directory));
        } catch (IOException e) {
            throw new CliFailure("the project in " + directory + " cannot be read: " + e, e);
        }
    }

    static List<Class<?>> apis(Path directory, List<Path> sources, List<Path> jars) {
        if (!jars.isEmpty()) {
            return jars.stream()
                    .map(SchemaClasses::fromJar)
                    .flatMap(List::stream)
                    .toList();
        }
        List<SchemaSource> files = (sources.isEmpty() ? List.of(directory) : sources)
                .stream().map(SchemaSource::read).flatMap(List::stream).toList();
        if (files.isEmpty()) {
            throw new CliFailure("there is no .java file with an API in " + directory + "; name it with --schema");
        }
        return SchemaClasses.fromSource(files);
    }

    /** The migrations of a configuration's project; empty where there is no such directory. */
    static Optional<Migrations> migrations(Path directory, String config) {
        Path migrations = migrationsDirectory(directory, config);
        return Files.isDirectory(migrations) ? Optional.of(Migrations.read(migrations)) : Optional.empty();
    }

    private static Seed seed(Path directory, String config) {
        return Seed.read(migrationsDirectory(directory, config).resolve("seed"));
    }

    private static Path migrationsDirectory(Path directory, String config) {
        return directory.resolve(
                Toml.parse(config).get(List.of("migrations", "directory")) instanceof String text
                        ? text
                        : "migrations");
    }

    private static List<SqlScript> scripts(Path directory) throws IOException {
        var scripts = new ArrayList<SqlScript>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".sql"))
                    .sorted()
                    .toList()) {
                scripts.add(new SqlScript(file.toString(), Files.readString(file)));
            }
        }
        return scripts;
    }

    /**
     * Reads the configuration, and starts what it leaves to the command.
     *
     * @param lifetime ends the embedded database, where there is one
     * @throws io.fraiseql.tenancy.config.ConfigException with every mistake of the configuration
     */
    ReadyProject ready(Map<String, String> environment, Lifetime lifetime) throws Exception {
        if (!DatabaseVariables.in(config, environment).embedded()) {
            return new ReadyProject(this, FraiseqlConfig.parse(config, name, environment), Optional.empty());
        }
        LOG.warn(
                "No database is configured: this starts an embedded PostgreSQL with the SQL files of the project, for development"
                        + " only. Its data is gone when it stops.");
        return on(DevelopmentDatabase.embedded(lifetime, roles(), migrations, scripts, strategy()), environment);
    }

    /** The configuration with the URLs of a development database, and with a secret where the environment has none. */
    ReadyProject on(DevelopmentDatabase database, Map<String, String> environment) {
        var filled = new HashMap<>(DatabaseVariables.in(config, environment)
                .filled(
                        environment,
                        Map.of(
                                "url", database.app().url(),
                                "admin_url", database.admin().url(),
                                "owner_url", database.owner().url())));
        filled.putIfAbsent("JWT_SECRET", Passwords.random());
        return new ReadyProject(this, FraiseqlConfig.parse(config, name, filled), Optional.of(database));
    }

    /** Where the tenants of a development database live. */
    private Strategy strategy() {
        return Toml.parse(config).get(List.of("multitenancy", "strategy")) instanceof String text
                ? Arrays.stream(Strategy.values())
                        .filter(strategy ->
                                strategy.name().toLowerCase(Locale.ROOT).equals(text))
                        .findFirst()
                        .orElse(Strategy.ROW)
                : Strategy.ROW;
    }

    /** The names of the project's development database and roles. */
    ProjectRoles roles() {
        return ProjectRoles.of(
                Toml.parse(config).get(List.of("project", "name")) instanceof String text ? text : "app");
    }
}
