package io.fraiseql.cli.tenant;

import io.fraiseql.cli.project.CliFailure;
import io.fraiseql.tenancy.TenantId;
import picocli.CommandLine.Command;

@Command(name = "show", description = "Print one tenant: its state, its plan and where it lives.")
final class TenantShowCommand extends OneTenantCommand {
    @Override
    void run(TenantId tenant) throws Exception {
        print(provisioning()
                .find(tenant)
                .orElseThrow(() -> new CliFailure(
                        "the registry has no tenant " + tenant + "; 'fraiseql tenant list' prints those that it has")));
    }
}
