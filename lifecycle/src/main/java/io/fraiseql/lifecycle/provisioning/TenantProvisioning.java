package io.fraiseql.lifecycle.provisioning;

import io.fraiseql.lifecycle.migration.AdvisoryLock;
import io.fraiseql.lifecycle.migration.MigrationSettings;
import io.fraiseql.lifecycle.migration.Migrations;
import io.fraiseql.lifecycle.migration.OwnerConnection;
import io.fraiseql.lifecycle.migration.OwnerUrls;
import io.fraiseql.lifecycle.migration.ScratchSchema;
import io.fraiseql.lifecycle.migration.SingleTargetMigration;
import io.fraiseql.tenancy.Tenant;
import io.fraiseql.tenancy.TenantId;
import io.fraiseql.tenancy.TenantState;
import io.fraiseql.tenancy.config.ConnectionUrl;
import io.fraiseql.tenancy.config.FraiseqlConfig;
import io.fraiseql.tenancy.config.Strategy;
import io.fraiseql.tenancy.placement.Placement;
import io.fraiseql.tenancy.registry.RegisteredTenants;
import io.fraiseql.tenancy.registry.RegistryTransactions;
import io.fraiseql.tenancy.registry.RegistryWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * The creation of tenants. A creation is a row of steps, each noted when it is done. One that fails is taken back; one
 * whose process dies is gone on with by asking for the same tenant again, or given up with {@link #cancel}. A tenant is
 * served when all is done, and not before.
 *
 * <p>Thread-safe: two creations of one tenant exclude each other, in this process and any other.
 */
public final class TenantProvisioning {
    private final FraiseqlConfig config;
    private final OwnerUrls owners;
    private final Migrations migrations;
    private final Seed seed;
    private final WelcomeMail mail;
    private final UnaryOperator<List<Step>> stepDecorator;

    /**
     * Provisioning for a project.
     *
     * @throws io.fraiseql.lifecycle.migration.MigrationException when the configuration names no owner of the tables
     */
    public TenantProvisioning(FraiseqlConfig config, Migrations migrations, Seed seed, WelcomeMail mail) {
        this(config, migrations, seed, mail, UnaryOperator.identity());
    }

    /** @param stepDecorator replaces steps by others that a test wants to see run */
    TenantProvisioning(
            FraiseqlConfig config,
            Migrations migrations,
            Seed seed,
            WelcomeMail mail,
            UnaryOperator<List<Step>> stepDecorator) {
        this.config = Objects.requireNonNull(config, "config is null");
        this.owners = OwnerUrls.of(config);
        this.migrations = Objects.requireNonNull(migrations, "migrations is null");
        this.seed = Objects.requireNonNull(seed, "seed is null");
        this.mail = Objects.requireNonNull(mail, "mail is null");
        this.stepDecorator = stepDecorator;
    }

    /**
     * Creates a tenant, or completes one whose creation was cut short.
     *
     * @return the tenant, active
     * @throws ProvisioningException when it exists, somebody else is creating it, or a step failed; what was made is
     *     taken back then
     * @throws SQLException when the registry cannot be reached
     */
    public Tenant create(NewTenant order, ProvisioningProgress progress) throws SQLException {
        if (order.subdomain()
                .filter(config.multitenancy().reservedSubdomains()::contains)
                .isPresent()) {
            throw new ProvisioningException(
                    "the subdomain " + order.subdomain().get() + " is reserved; choose another");
        }
        TenantLocation location = TenantLocation.of(config, owners, order.id(), order.placement());
        try (Connection registry = open(order.id())) {
            ProvisioningJournal journal = ProvisioningJournal.beside(registry, table());
            RegistryWriter writer = writer(registry);
            Optional<ProvisioningJournal.Entry> begun = journal.find(order.id()).filter(entry -> !entry.ended());
            requireNew(order, writer.find(order.id()), begun);
            UUID run = begun.map(ProvisioningJournal.Entry::run).orElseGet(UUID::randomUUID);
            var context = new ProvisioningContext(order, run, location, registry, writer, journal);
            var steps = new StepSequence(stepDecorator.apply(steps(location)));
            steps.run(context, begun.map(ProvisioningJournal.Entry::step), progress);
            AdvisoryLock.release(registry);
            return context.tenant(TenantState.ACTIVE);
        }
    }

    /**
     * Takes back a creation that was cut short. A tenant that is complete is not touched.
     *
     * @throws ProvisioningException when there is none of this id
     * @throws SQLException when a database cannot be reached; what is left can be taken back later
     */
    public void cancel(TenantId id) throws SQLException {
        try (Connection registry = open(id)) {
            ProvisioningJournal journal = ProvisioningJournal.beside(registry, table());
            RegistryWriter writer = writer(registry);
            ProvisioningJournal.Entry entry = journal.find(id)
                    .filter(found -> !found.ended())
                    .orElseThrow(() -> new ProvisioningException(
                            "no creation of a tenant " + id + " was cut short; there is nothing to take back"));
            Tenant tenant = writer.find(id)
                    .filter(found -> found.state() == TenantState.PROVISIONING)
                    .orElseThrow(() -> new ProvisioningException("the registry does not have the tenant " + id
                            + " as one that is being created; look at its row first"));
            NewTenant order = new NewTenant(
                    id, tenant.name(), tenant.subdomain(), "nobody@localhost", tenant.plan(), Optional.empty());
            TenantLocation location = TenantLocation.at(config, owners, tenant.placement());
            var context = new ProvisioningContext(order, entry.run(), location, registry, writer, journal);
            new StepSequence(steps(location)).undo(context);
            AdvisoryLock.release(registry);
        }
    }

    /** A schema with the tables that a tenant would get, to be read before there is one. */
    public ScratchSchema scratchSchema() {
        return new ScratchSchema(
                owners.main(),
                migrations,
                config.multitenancy().strategy() == Strategy.DATABASE,
                MigrationSettings.of(config));
    }

    /** The tenants that have connections to the shared database for themselves. */
    public DedicatedPools pools() {
        return new DedicatedPools(
                new RegistryTransactions(
                        registryUrl(), table(), config.multitenancy().strategy()),
                config.pools());
    }

    /** All tenants, in the order of their ids, and reasons for the rows of the registry that are none. */
    public RegisteredTenants list() throws SQLException {
        try (Connection registry = OwnerConnection.open(registryUrl())) {
            return RegisteredTenants.read(
                    registry, table(), config.multitenancy().strategy());
        }
    }

    /** A tenant, whatever its state. */
    public Optional<Tenant> find(TenantId id) throws SQLException {
        try (Connection registry = OwnerConnection.open(registryUrl())) {
            return writer(registry).find(id);
        }
    }

    private List<Step> steps(TenantLocation location) {
        String column = config.multitenancy().tenantColumn();
        Step place = switch (location.placement()) {
            case Placement.SharedRows() -> new SharedRowsStep(column, table());
            case Placement.OwnSchema(String schema) -> new SchemaStep(schema);
            case Placement.OwnDatabase _ -> new DatabaseStep(location.owner().database());
        };
        return List.of(
                new RegisterStep(),
                place,
                new MigrateStep(
                        new SingleTargetMigration(migrations, MigrationSettings.of(config)),
                        owners.main(),
                        column,
                        table()),
                new SeedStep(seed),
                new WelcomeStep(mail, config.multitenancy().baseDomain()),
                new ActivateStep());
    }

    private static void requireNew(NewTenant order, Optional<Tenant> known, Optional<ProvisioningJournal.Entry> begun) {
        if (begun.isPresent() && !begun.get().order().equals(order.text())) {
            throw new ProvisioningException(
                    "a creation of the tenant " + order.id() + " was cut short, and it was another order: "
                            + begun.get().order() + "; repeat that one to complete it, or cancel it");
        }
        if (known.isPresent() && begun.isEmpty()) {
            throw new ProvisioningException("the tenant " + order.id() + " exists already; its state is "
                    + known.get().state().name().toLowerCase(Locale.ROOT));
        }
    }

    private Connection open(TenantId id) throws SQLException {
        Connection registry = OwnerConnection.open(registryUrl());
        if (!AdvisoryLock.forSession(registry, "tenant " + id, Duration.ZERO)) {
            registry.close();
            throw new ProvisioningException("somebody else is creating the tenant " + id + " at this moment");
        }
        return registry;
    }

    private RegistryWriter writer(Connection registry) throws SQLException {
        RegistryWriter writer =
                RegistryWriter.of(registry, table(), config.multitenancy().strategy());
        writer.requireState();
        return writer;
    }

    private ConnectionUrl registryUrl() {
        return config.routing().registryUrl().orElse(owners.main());
    }

    private String table() {
        return config.routing().registryTable();
    }
}
