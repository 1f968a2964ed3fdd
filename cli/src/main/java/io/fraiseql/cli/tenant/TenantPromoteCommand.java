package io.fraiseql.cli.tenant;

import io.fraiseql.tenancy.TenantId;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "promote",
        description = {
            "Give a large tenant of the shared database connections for itself, or change how many it has.",
            "",
            "Servers switch while they run, and no request is lost. 'fraiseql tenant demote' takes them back.",
            ""
        })
final class TenantPromoteCommand extends OneTenantCommand {
    @Option(
            names = "--connections",
            paramLabel = "N",
            description = "How many at most, in each process that serves; by default multitenancy.pools.per_tenant.")
    private Optional<Integer> connections = Optional.empty();

    @Override
    void run(TenantId tenant) throws Exception {
        if (connections.filter(number -> number < 1).isPresent()) {
            throw wrongUsage("--connections: at least 1, not " + connections.get());
        }
        OptionalInt limit = connections.map(OptionalInt::of).orElse(OptionalInt.empty());
        print(provisioning().pools().promote(tenant, limit));
    }
}
