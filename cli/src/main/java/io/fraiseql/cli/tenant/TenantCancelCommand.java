package io.fraiseql.cli.tenant;

import io.fraiseql.tenancy.TenantId;
import picocli.CommandLine.Command;

@Command(
        name = "cancel",
        description =
                "Take back a creation that was cut short, and whatever it has made. A complete tenant is not touched.")
final class TenantCancelCommand extends OneTenantCommand {
    @Override
    void run(TenantId tenant) throws Exception {
        provisioning().cancel(tenant);
        say("the tenant " + tenant + " is gone");
    }
}
