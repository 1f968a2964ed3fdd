package io.fraiseql.cli;

import io.fraiseql.cli.development.Lifetime;
import io.fraiseql.cli.project.ProjectOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "explain",
        description = {"Print the SQL that a query would run, and PostgreSQL's plan for it.", ""})
final class ExplainCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private ProjectOptions options = new ProjectOptions();

    @Parameters(paramLabel = "QUERY", description = "The GraphQL document.")
    private String query = "";

    @Option(names = "--tenant", paramLabel = "ID", description = "The tenant to plan for.")
    private String tenant = "";

    @Override
    public Integer call() throws Exception {
        var lifetime = Lifetime.ofProcess();
        return lifetime.during(() -> {
            var project = options.project().ready(lifetime);
            var engine = lifetime.open(ProjectServer.builder(project)::build);
            spec.commandLine().getOut().println(engine.explain(query, tenant));
            return 0;
        });
    }
}
