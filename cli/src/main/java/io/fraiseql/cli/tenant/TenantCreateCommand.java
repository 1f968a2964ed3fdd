package io.fraiseql.cli.tenant;

import io.fraiseql.lifecycle.provisioning.NewTenant;
import io.fraiseql.lifecycle.provisioning.WantedPlacement;
import io.fraiseql.tenancy.TenantId;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

@Command(
        name = "create",
        description = {
            "Create a tenant: its row in the registry, its place, its tables and its first rows"
                    + " (migrations/seed/*.sql). It is served when all is done.",
            "",
            "What fails is taken back. After a crash, the same command again completes it.",
            ""
        })
final class TenantCreateCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private TenantOptions options = new TenantOptions();

    @Parameters(
            paramLabel = "ID",
            arity = "0..1",
            converter = TenantIdConverter.class,
            description = "A UUID or a short name such as acme; by default a new UUID.")
    private Optional<TenantId> id = Optional.empty();

    @Option(names = "--name", required = true, paramLabel = "NAME", description = "What people call it.")
    private String name = "";

    @Option(names = "--subdomain", paramLabel = "LABEL", description = "acme for acme.yourapp.com.")
    private Optional<String> subdomain = Optional.empty();

    @Option(
            names = "--admin-email",
            required = true,
            paramLabel = "ADDRESS",
            description = "The first user's, who gets the welcome mail.")
    private String adminEmail = "";

    @Option(names = "--plan", paramLabel = "PLAN", defaultValue = "basic", description = "By default ${DEFAULT-VALUE}.")
    private String plan = "basic";

    @Option(
            names = "--placement",
            paramLabel = "PLACE",
            converter = PlacementConverter.class,
            description = "row, schema, database or database=SERVER; by default as multitenancy.strategy has it.")
    private Optional<WantedPlacement> placement = Optional.empty();

    @Override
    public Integer call() throws Exception {
        NewTenant order = order();
        var err = spec.commandLine().getErr();
        var tenant = options.provisioning().create(order, (step, took) -> {
            err.println("%-10s %d ms".formatted(step, took.toMillis()));
            err.flush();
        });
        TenantReport.show(tenant, spec.commandLine().getOut(), options.output());
        return 0;
    }

    private NewTenant order() {
        try {
            return new NewTenant(
                    id.orElseGet(() -> new TenantId(UUID.randomUUID().toString())),
                    name,
                    subdomain,
                    adminEmail,
                    plan,
                    placement);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    static final class PlacementConverter implements ITypeConverter<WantedPlacement> {
        @Override
        public WantedPlacement convert(String text) {
            try {
                return WantedPlacement.parse(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}
