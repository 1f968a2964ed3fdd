package io.fraiseql.cli.tenant;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(name = "list", description = "Print all tenants of the registry, whatever their state.")
final class TenantListCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private TenantOptions options = new TenantOptions();

    @Override
    public Integer call() throws Exception {
        var registered = options.provisioning().list();
        TenantReport.list(registered.tenants(), spec.commandLine().getOut(), options.output());
        registered.unreadable().forEach(reason -> spec.commandLine().getErr().println("fraiseql: " + reason));
        return registered.unreadable().isEmpty() ? 0 : 1;
    }
}
