package io.fraiseql.cli;

import io.fraiseql.tenancy.TenantId;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "show", description = "Print one tenant: its state, its plan and where it lives.")
final class TenantShowCommand implements Callable<Integer> {
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
        var tenant = options.provisioning()
                .find(id)
                .orElseThrow(() -> new CliFailure(
                        "the registry has no tenant " + id + "; 'fraiseql tenant list' prints those that it has"));
        TenantReport.show(tenant, spec.commandLine().getOut(), options.output());
        return 0;
    }
}
