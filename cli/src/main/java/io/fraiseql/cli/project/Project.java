package io.fraiseql.cli.project;

import io.fraiseql.cli.development.DevelopmentDatabase;
import io.fraiseql.cli.development.Lifetime;
import io.fraiseql.cli.schema.SchemaClasses;
import io.fraiseql.cli.schema.SchemaSource;
import io.fraiseql.embedded.DatabaseAccess;
import io.fraiseql.embedded.Passwords;
import io.fraiseql.embedded.ProjectRoles;
import io.fraiseql.embedded.SqlScript;
import io.fraiseql.lifecycle.migration.Migrations;
import io.fraiseql.lifecycle.provisioning.Seed;
import io.fraiseql.tenancy.config.ConfigFile;
import io.fraiseql.tenancy.config.ConnectionUrl;
import io.fraiseql.tenancy.config.DatabaseUrls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A configuration, the API it is for, and the SQL of its tables.
 *
 * @param file {@code fraiseql.toml}; where it needs an embedded database, with a secret to sign tokens with
 * @param apis the interfaces of the API
 * @param migrations what makes the tables
 * @param seed the first rows of a tenant that is provisioned
 * @param scripts what fills the tables of a development database, in order
 */
public record Project(
        ConfigFile file, List<Class<?>> apis, Optional<Migrations> migrations, Seed seed, List<SqlScript> scripts) {
    private static final Logger LOG = LoggerFactory.getLogger(Project.class);
    private static final String SECRET = "JWT_SECRET";

    public Project {
        Objects.requireNonNull(file, "file is null");
        apis = List.copyOf(apis);
        Objects.requireNonNull(migrations, "migrations is null");
        Objects.requireNonNull(seed, "seed is null");
        scripts = List.copyOf(scripts);
    }

    /**
     * Reads a project from disk. Without sources and jars, the API is in the {@code .java} files beside
     * the configuration.
     */
    static Project read(Path config, Map<String, String> environment, List<Path> sources, List<Path> jars) {
        if (!Files.isReadable(config)) {
            throw new CliFailure("there is no configuration " + config
                    + "; name it with --config, or let 'fraiseql init NAME' write a project");
        }
        Path directory = Objects.requireNonNullElse(config.toAbsolutePath().getParent(), Path.of("/"));
        try {
            ConfigFile file = file(Files.readString(config), config.toString(), environment);
            return new Project(
                    file,
                    apis(directory, sources, jars),
                    migrations(directory, file),
                    Seed.read(directory.resolve(file.migrationsDirectory()).resolve("seed")),
                    scripts(directory));
        } catch (IOException e) {
            throw new CliFailure("the project in " + directory + " cannot be read: " + e, e);
        }
    }

    /** Reads the configuration and the SQL beside it, for commands that need no API. */
    public static Project readDatabase(Path config, Map<String, String> environment) {
        if (!Files.isReadable(config)) {
            throw new CliFailure("there is no configuration " + config + "; name it with --config");
        }
        Path directory = Objects.requireNonNullElse(config.toAbsolutePath().getParent(), Path.of("/"));
        try {
            ConfigFile file = file(Files.readString(config), config.toString(), environment);
            return new Project(file, List.of(), migrations(directory, file), Seed.NONE, scripts(directory));
        } catch (IOException e) {
            throw new CliFailure("the project in " + directory + " cannot be read: " + e, e);
        }
    }

    /** The configuration; one that needs an embedded database gets a secret too, where the environment has none. */
    public static ConfigFile file(String text, String name, Map<String, String> environment) {
        var file = ConfigFile.of(text, name, environment);
        return file.needsEmbeddedDatabase() && !environment.containsKey(SECRET)
                ? file.with(SECRET, Passwords.random())
                : file;
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
    static Optional<Migrations> migrations(Path directory, ConfigFile file) {
        Path migrations = directory.resolve(file.migrationsDirectory());
        return Files.isDirectory(migrations) ? Optional.of(Migrations.read(migrations)) : Optional.empty();
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

    /** How messages call the configuration. */
    public String name() {
        return file.name();
    }

    /**
     * Reads the configuration, and starts what it leaves to the command.
     *
     * @param lifetime ends the embedded database, where there is one
     * @throws io.fraiseql.tenancy.config.ConfigException with every mistake of the configuration, before
     *     anything starts
     */
    public ReadyProject ready(Lifetime lifetime) throws Exception {
        if (!file.needsEmbeddedDatabase()) {
            return new ReadyProject(this, file.read(), Optional.empty());
        }
        var config = file.withoutDatabase().read();
        LOG.warn(
                "No database is configured: this starts an embedded PostgreSQL with the SQL files of the project, for development"
                        + " only. Its data is gone when it stops.");
        var strategy = config.multitenancy().strategy();
        return on(DevelopmentDatabase.embedded(lifetime, roles(), migrations, scripts, strategy));
    }

    /** The configuration with the URLs of a development database. */
    public ReadyProject on(DevelopmentDatabase database) {
        var urls = new DatabaseUrls(url(database.app()), url(database.admin()), url(database.owner()));
        return new ReadyProject(this, file.on(urls).read(), Optional.of(database));
    }

    private static ConnectionUrl url(DatabaseAccess access) {
        return ConnectionUrl.parse(access.url());
    }

    /** The names of the project's development database and roles. */
    public ProjectRoles roles() {
        return ProjectRoles.of(file);
    }
}
