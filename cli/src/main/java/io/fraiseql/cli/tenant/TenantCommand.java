package io.fraiseql.cli.tenant;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "tenant",
        description = "Create tenants, look at them, and give large ones connections of their own.",
        subcommands = {
            TenantCreateCommand.class,
            TenantListCommand.class,
            TenantShowCommand.class,
            TenantCancelCommand.class,
            TenantPromoteCommand.class,
            TenantDemoteCommand.class
        })
public final class TenantCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Missing subcommand");
    }
}
