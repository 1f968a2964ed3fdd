package io.fraiseql.cli;

import io.fraiseql.tenancy.TenantId;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "promote",
        description = {
            "Give a large tenant of the shared database connections for itself, or change how many it has.",
            "",
            "Servers switch while they run, and no request is lost. 'fraiseql tenant demote' takes them back.",
            ""
        })
final class TenantPromoteCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private TenantOptions options = new TenantOptions();

    @Parameters(paramLabel = "ID", converter = TenantIdConverter.class, description = "The tenant's id.")
    @SuppressWarnings("NullAway.Init")
    private TenantId id;

    @Option(
            names = "--connections",
            paramLabel = "N",
            description = "How many at most, in each process that serves; by default multitenancy.pools.per_tenant.")
    private Optional<Integer> connections = Optional.empty();

    @Override
    public Integer call() throws Exception {
        if (connections.filter(number -> number < 1).isPresent()) {
            throw new ParameterException(spec.commandLine(), "--connections: at least 1, not " + connections.get());
        }
        var tenant = options.provisioning()
                .pools()
                .promote(id, connections.map(OptionalInt::of).orElse(OptionalInt.empty()));
        TenantReport.show(tenant, spec.commandLine().getOut(), options.output());
        return 0;
    }
}
