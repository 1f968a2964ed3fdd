package io.fraiseql.tenancy.config;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tomlj.TomlTable;

/**
 * {@code fraiseql.toml} and the environment that it is read in. What makes a database for a project reads here what it
 * needs for that, sets the database's URLs, and reads the whole.
 *
 * <p>Such a database's URLs are variables in the file: {@code url = "${DATABASE_URL:-embedded}"}, or without the
 * default. Two files are equal when their names, texts and environments are. Immutable.
 */
public final class ConfigFile {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)(:-embedded)?}");
    private static final ConnectionUrl NOWHERE = ConnectionUrl.parse("postgresql://nobody@localhost/nowhere");

    private final String name;
    private final String text;
    private final TomlTable toml;
    private final Map<String, String> environment;

    private ConfigFile(String name, String text, TomlTable toml, Map<String, String> environment) {
        this.name = name;
        this.text = text;
        this.toml = toml;
        this.environment = Map.copyOf(environment);
    }

    /**
     * Takes a file's text.
     *
     * @param name what messages call the file
     * @param environment the variables that it may name, as of {@link System#getenv()}
     * @throws ConfigException when the text is no TOML, with every problem of its syntax
     */
    public static ConfigFile of(String text, String name, Map<String, String> environment) {
        return new ConfigFile(name, text, TomlSyntax.parse(text, name), environment);
    }

    /** What messages call the file. */
    public String name() {
        return name;
    }

    /**
     * The project's name, where the file gives it one.
     *
     * @throws ConfigException with every problem of the file, when this is one of them
     */
    public Optional<String> projectName() {
        return part(root -> root.section("project").text("name"));
    }

    /**
     * The directory of the migrations, beside the file unless it is absolute.
     *
     * @throws ConfigException with every problem of the file, when this is one of them
     */
    public String migrationsDirectory() {
        return part(root -> MigrationsConfig.read(root.section("migrations")))
                .orElseThrow()
                .directory();
    }

    /** Whether the file leaves its database to an embedded one: the URL's variable is not set. */
    public boolean needsEmbeddedDatabase() {
        Matcher url = VARIABLE.matcher(databaseUrl("url"));
        return url.matches()
                && url.group(2) != null
                && environment.getOrDefault(url.group(1), "").isEmpty();
    }

    /** The same on another database: its URLs are in the variables that the file's own URLs name, set or not. */
    public ConfigFile on(DatabaseUrls urls) {
        var byKey = new LinkedHashMap<String, ConnectionUrl>();
        byKey.put("url", urls.app());
        byKey.put("admin_url", urls.admin());
        byKey.put("owner_url", urls.owner());
        var filled = new HashMap<>(environment);
        byKey.forEach((key, url) -> {
            Matcher variable = VARIABLE.matcher(databaseUrl(key));
            if (variable.matches()) {
                filled.put(variable.group(1), url.reveal());
            }
        });
        return new ConfigFile(name, text, toml, filled);
    }

    /** The same for whoever needs no database, or has none yet: what its URLs leave to variables is no problem. */
    public ConfigFile withoutDatabase() {
        return on(new DatabaseUrls(NOWHERE, NOWHERE, NOWHERE));
    }

    /** The same with a variable of the environment set. */
    public ConfigFile with(String variable, String value) {
        var more = new HashMap<>(environment);
        more.put(variable, value);
        return new ConfigFile(name, text, toml, more);
    }

    /**
     * Reads the whole.
     *
     * @throws ConfigException with every problem
     */
    public FraiseqlConfig read() {
        var problems = new Problems(name);
        var keys = Keys.of(toml, problems);
        var config = FraiseqlConfig.read(section(keys));
        keys.refuseUnknown();
        problems.throwIfAny();
        return config.get();
    }

    private <T> Optional<T> part(Function<Section, Optional<T>> reader) {
        var problems = new Problems(name);
        Optional<T> part = reader.apply(section(Keys.of(toml, problems)));
        if (!problems.isEmpty()) {
            // Told together with all others of the file.
            (needsEmbeddedDatabase() ? withoutDatabase() : this).read();
            problems.throwIfAny();
        }
        return part;
    }

    private Section section(Keys keys) {
        return new Section(keys, new Environment(environment));
    }

    /** What a URL's key holds, as the file has it; empty where it is no text. */
    private String databaseUrl(String key) {
        return toml.get(List.of("database")) instanceof TomlTable database
                        && database.get(List.of(key)) instanceof String url
                ? url
                : "";
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ConfigFile that
                && name.equals(that.name)
                && text.equals(that.text)
                && environment.equals(that.environment);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, text, environment);
    }

    /** The file's name: its text and its environment may hold secrets. */
    @Override
    public String toString() {
        return name;
    }
}
