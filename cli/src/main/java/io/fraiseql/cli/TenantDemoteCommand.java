package io.fraiseql.cli;

import io.fraiseql.tenancy.TenantId;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "demote",
        description = {
            "Put a tenant with connections for itself back among the others of the shared database.",
            "",
            "Servers switch while they run, and no request is lost.",
            ""
        })
final class TenantDemoteCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private TenantOptions options = new TenantOptions();

    @Parameters(paramLabel = "ID", converter = TenantIdConverter.class, description = "The tenant's id.")
    @SuppressWarnings("NullAway.Init")
    private TenantId id;

    @Override
    public Integer call() throws Exception {
        var tenant = options.provisioning().pools().demote(id);
        TenantReport.show(tenant, spec.commandLine().getOut(), options.output());
        return 0;
    }
}
