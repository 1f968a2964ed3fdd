package io.fraiseql.cli.tenant;

import io.fraiseql.lifecycle.provisioning.TenantProvisioning;
import io.fraiseql.tenancy.Tenant;
import io.fraiseql.tenancy.TenantId;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A command about one tenant, which its only parameter names. */
abstract class OneTenantCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private TenantOptions options = new TenantOptions();

    @Parameters(paramLabel = "ID", converter = TenantIdConverter.class, description = "The tenant's id.")
    @SuppressWarnings("NullAway.Init")
    private TenantId id;

    /** Does what the command is for; a failure is told by its exception. */
    abstract void run(TenantId tenant) throws Exception;

    @Override
    public final Integer call() throws Exception {
        run(id);
        return 0;
    }

    /** The tenants of the project; reads its configuration. */
    final TenantProvisioning provisioning() {
        return options.provisioning();
    }

    /** Prints a tenant in the form that was asked for. */
    final void print(Tenant tenant) {
        TenantReport.show(tenant, spec.commandLine().getOut(), options.output());
    }

    /** Says on standard error what has been done, where there is no tenant to print. */
    final void say(String done) {
        spec.commandLine().getErr().println(done);
    }

    final ParameterException wrongUsage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
