package io.fraiseql.cli;

import io.fraiseql.tenancy.TenantId;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "cancel",
        description =
                "Take back a creation that was cut short, and whatever it has made. A complete tenant is not touched.")
final class TenantCancelCommand implements Callable<Integer> {
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
        options.provisioning().cancel(id);
        spec.commandLine().getErr().println("the tenant " + id + " is gone");
        return 0;
    }
}
