package io.fraiseql.cli.tenant;

import io.fraiseql.tenancy.TenantId;
import picocli.CommandLine.Command;

@Command(
        name = "demote",
        description = {
            "Put a tenant with connections for itself back among the others of the shared database.",
            "",
            "Servers switch while they run, and no request is lost.",
            ""
        })
final class TenantDemoteCommand extends OneTenantCommand {
    @Override
    void run(TenantId tenant) throws Exception {
        print(provisioning().pools().demote(tenant));
    }
}
