package io.fraiseql.cli;

import io.fraiseql.cli.development.DevelopmentDatabase;
import io.fraiseql.cli.development.Lifetime;
import io.fraiseql.cli.output.OutputFormat;
import io.fraiseql.cli.project.Port;
import io.fraiseql.cli.project.Project;
import io.fraiseql.embedded.DatabaseAccess;
import io.fraiseql.server.FraiseQL;
import io.fraiseql.tenancy.config.ConnectionUrl;
import io.fraiseql.tenancy.config.Strategy;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

@Command(
        name = "demo",
        description = {
            "Serve the example blog with two tenants, on an embedded PostgreSQL.",
            "",
            "It prints a token for each tenant and curl lines to paste, and shows GraphiQL at /. Ctrl-C stops"
                    + " everything and leaves nothing behind.",
            ""
        })
final class DemoCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--port",
            defaultValue = "8080",
            converter = Port.Converter.class,
            description = "By default ${DEFAULT-VALUE}; 0 for any that is free.")
    private Port port = new Port(8080);

    @Option(
            names = "--database-url",
            paramLabel = "URL",
            description =
                    "A PostgreSQL of your own, 15 or newer, instead: postgresql://user:password@host:port/database"
                            + " of a superuser, or of a role with CREATEROLE, CREATEDB and BYPASSRLS. The demo makes"
                            + " a database and three roles there, and drops them when it stops.")
    private Optional<String> databaseUrl = Optional.empty();

    @Option(
            names = "--strategy",
            paramLabel = "STRATEGY",
            defaultValue = "row",
            converter = StrategyName.class,
            description = "Where the tenants live: row, schema, database or hybrid. The same blog, the same answers."
                    + " By default ${DEFAULT-VALUE}.")
    private Strategy strategy = Strategy.ROW;

    @Option(
            names = "--output",
            defaultValue = "text",
            description =
                    "${COMPLETION-CANDIDATES}; json is one line, printed when the demo is ready. By default text.")
    private OutputFormat output = OutputFormat.TEXT;

    @Override
    public Integer call() throws Exception {
        var own = databaseUrl.map(this::access);
        FraiseQL.preload();
        var lifetime = Lifetime.ofProcess();
        return lifetime.during(() -> {
            var project = Blog.project(strategy);
            var database = database(project, own, lifetime);
            var ready = project.on(database).onPort(Optional.of(port));
            new ProjectServer(lifetime, spec.commandLine().getOut(), output)
                    .start(ready, database, Blog.example(strategy));
            lifetime.awaitEnd();
            return 0;
        });
    }

    private DevelopmentDatabase database(Project project, Optional<DatabaseAccess> own, Lifetime lifetime)
            throws Exception {
        return own.isPresent()
                ? DevelopmentDatabase.on(
                        own.get(), lifetime, project.roles(), project.migrations(), project.scripts(), strategy)
                : DevelopmentDatabase.embedded(
                        lifetime, project.roles(), project.migrations(), project.scripts(), strategy);
    }

    /** A strategy as {@code fraiseql.toml} has it. */
    static final class StrategyName implements ITypeConverter<Strategy> {
        @Override
        public Strategy convert(String text) {
            try {
                return Strategy.valueOf(text.toUpperCase(Locale.ROOT));
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException("'" + text + "' is none of row, schema, database, hybrid");
            }
        }
    }

    private DatabaseAccess access(String url) {
        try {
            return DatabaseAccess.of(ConnectionUrl.parse(url));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--database-url: " + e.getMessage(), e);
        }
    }
}
