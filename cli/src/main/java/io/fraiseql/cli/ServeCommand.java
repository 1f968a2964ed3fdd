package io.fraiseql.cli;

import io.fraiseql.cli.development.Lifetime;
import io.fraiseql.cli.output.OutputFormat;
import io.fraiseql.cli.project.Port;
import io.fraiseql.cli.project.ProjectOptions;
import io.fraiseql.server.FraiseQL;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "serve",
        description = {
            "Serve an API over HTTP.",
            "",
            "A database URL written $${DATABASE_URL:-embedded} in the configuration makes the command start an"
                    + " embedded PostgreSQL for development while the variable is not set: the .sql files beside the"
                    + " configuration fill it, in the order of their names, and a token for each tenant is printed.",
            ""
        })
final class ServeCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private ProjectOptions options = new ProjectOptions();

    @Option(
            names = "--port",
            converter = Port.Converter.class,
            description = "Instead of server.port in the configuration; 0 for any that is free.")
    private Optional<Port> port = Optional.empty();

    @Option(names = "--output", defaultValue = "text", description = "${COMPLETION-CANDIDATES}; by default text.")
    private OutputFormat output = OutputFormat.TEXT;

    @Override
    public Integer call() throws Exception {
        FraiseQL.preload();
        var lifetime = Lifetime.ofProcess();
        return lifetime.during(() -> {
            var project = options.project().ready(lifetime).onPort(port);
            var server = new ProjectServer(lifetime, spec.commandLine().getOut(), output);
            if (project.database().isPresent()) {
                server.start(
                        project,
                        project.database().get(),
                        new ExampleQueries(project.scopes(), "{ __typename }", "{ __typename }"));
            } else {
                server.start(project);
            }
            lifetime.awaitEnd();
            return 0;
        });
    }
}
