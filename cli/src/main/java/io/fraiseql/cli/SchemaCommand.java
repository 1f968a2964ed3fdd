package io.fraiseql.cli;

import io.fraiseql.cli.development.Lifetime;
import io.fraiseql.cli.project.ProjectOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(name = "schema", description = "Print the GraphQL schema of an API, in SDL.")
final class SchemaCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private ProjectOptions options = new ProjectOptions();

    @Override
    public Integer call() throws Exception {
        var lifetime = Lifetime.ofProcess();
        return lifetime.during(() -> {
            var project = options.project().ready(lifetime);
            var engine = lifetime.open(ProjectServer.builder(project)::build);
            spec.commandLine().getOut().println(engine.sdl().strip());
            return 0;
        });
    }
}
