package io.fraiseql.cli;

import io.fraiseql.cli.development.Lifetime;
import io.fraiseql.cli.project.ConfigOption;
import io.fraiseql.cli.project.Project;
import io.fraiseql.cli.project.ProjectOptions;
import io.fraiseql.embedded.DatabaseAccess;
import io.fraiseql.isolation.InspectionScope;
import io.fraiseql.isolation.check.TenancyModel;
import io.fraiseql.isolation.check.TenantSchemas;
import io.fraiseql.tenancy.config.AcknowledgedFinding;
import io.fraiseql.tenancy.config.ConnectionUrl;
import io.fraiseql.tenancy.config.FraiseqlConfig;
import io.fraiseql.tenancy.config.Strategy;
import io.fraiseql.tenancy.placement.RelationName;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Which database the doctor examines, and what it has to know of it. */
final class DoctorOptions {
    @Mixin
    private ConfigOption config = new ConfigOption();

    @Option(
            names = "--database-url",
            paramLabel = "URL",
            description = "A database without a configuration, which is not read then:"
                    + " postgresql://user:password@host:port/database of any role.")
    private Optional<String> databaseUrl = Optional.empty();

    @Option(
            names = "--app-role",
            paramLabel = "ROLE",
            description = "The role that serves; with a configuration, the one of database.url.")
    private Optional<String> appRole = Optional.empty();

    @Option(
            names = "--schemas",
            paramLabel = "NAME",
            split = ",",
            defaultValue = "public",
            description = "The schemas that are served from; by default ${DEFAULT-VALUE}.")
    private List<String> schemas = List.of("public");

    @Option(
            names = "--tenant-column",
            paramLabel = "NAME",
            description = "The column that tells tenants apart; by default that of the configuration, or tenant_id.")
    private Optional<String> tenantColumn = Optional.empty();

    @Option(
            names = "--variable",
            paramLabel = "NAME",
            split = ",",
            description =
                    "The session variable that holds the tenant; by default app.tenant_id and app.current_tenant_id.")
    private List<String> variables = List.copyOf(InspectionScope.TENANT_VARIABLES);

    @Option(
            names = "--shared-tables",
            paramLabel = "NAME",
            split = ",",
            description = "Tables whose rows are meant for every tenant.")
    private List<String> sharedTables = List.of();

    @Option(
            names = "--tenant-schemas",
            paramLabel = "PREFIX",
            description = "What the names of tenants' schemas begin with, where they have some;"
                    + " with a configuration, what its strategy says.")
    private Optional<String> tenantSchemas = Optional.empty();

    @ArgGroup
    private ProjectOptions.Schema schema = new ProjectOptions.Schema();

    @Option(names = "--own-database", description = "The whole database is one tenant's.")
    private boolean ownDatabase;

    /**
     * A database to examine.
     *
     * @param access as whom; the catalog is open to every role
     * @param app as the role that serves, where that is known
     * @param config what is served, where that is known
     */
    record Target(
            DatabaseAccess access,
            Optional<DatabaseAccess> app,
            InspectionScope scope,
            TenancyModel model,
            Optional<FraiseqlConfig> config) {
        /** What the configuration answers for. */
        List<AcknowledgedFinding> acknowledged() {
            return config.map(known -> known.isolation().acknowledged()).orElse(List.of());
        }
    }

    /** The interfaces of the API that the configuration is for. */
    List<Class<?>> apis() {
        return schema.apis(config.directory());
    }

    Target target(CommandLine command, Lifetime lifetime) throws Exception {
        if (databaseUrl.isPresent()) {
            var access = access(command, databaseUrl.get());
            String role = appRole.orElseThrow(
                    () -> new ParameterException(command, "--database-url needs --app-role, the role that serves"));
            return new Target(
                    access,
                    Optional.empty(),
                    scope(command, role, tenantColumn.orElse("tenant_id"), Map.of(), Set.of()),
                    new TenancyModel(
                            tenantSchemas.map(prefix -> new TenantSchemas(prefix, Optional.empty())), ownDatabase),
                    Optional.empty());
        }
        var config = Project.readDatabase(this.config.file(), System.getenv())
                .ready(lifetime)
                .config();
        var url = config.database().url();
        String role = appRole.or(url::user)
                .orElseThrow(() -> new ParameterException(
                        command, "database.url names no user; name the role that serves with --app-role"));
        var configured = InspectionScope.of(config, role, schemas);
        return new Target(
                DatabaseAccess.of(config.database().ownerUrl().orElse(url)),
                Optional.of(DatabaseAccess.of(url)),
                scope(
                        command,
                        role,
                        tenantColumn.orElse(configured.tenantColumn()),
                        configured.claims(),
                        configured.sharedTables()),
                model(config),
                Optional.of(config));
    }

    private TenancyModel model(FraiseqlConfig config) {
        var strategy = config.multitenancy().strategy();
        boolean schemas = strategy == Strategy.SCHEMA || strategy == Strategy.HYBRID;
        return new TenancyModel(
                tenantSchemas
                        .or(() -> schemas ? Optional.of(TenantSchemas.USUAL_PREFIX) : Optional.empty())
                        .map(prefix -> TenantSchemas.of(prefix, config)),
                ownDatabase);
    }

    private InspectionScope scope(
            CommandLine command,
            String role,
            String column,
            Map<String, String> claims,
            Set<RelationName> furtherShared) {
        var shared = new HashSet<>(furtherShared);
        try {
            sharedTables.forEach(table -> shared.add(qualified(table)));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command, "--shared-tables: " + e.getMessage(), e);
        }
        return new InspectionScope(role, schemas, column, Set.copyOf(variables), shared, claims);
    }

    private RelationName qualified(String table) {
        return InspectionScope.qualified(table, schemas);
    }

    private static DatabaseAccess access(CommandLine command, String url) {
        try {
            return DatabaseAccess.of(ConnectionUrl.parse(url));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command, "--database-url: " + e.getMessage(), e);
        }
    }
}
