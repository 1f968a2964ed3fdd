package io.fraiseql.tenancy.registry;

import io.fraiseql.tenancy.Tenant;
import io.fraiseql.tenancy.TenantId;
import io.fraiseql.tenancy.config.ConnectionUrl;
import io.fraiseql.tenancy.placement.Placement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The tenants of the registry at one moment. Immutable, and so safe to read from any thread. A subdomain that two
 * tenants claim belongs to neither, and both are unavailable until one gives it up: which of them was meant cannot be
 * known. The same with a database that is the own one of two: in it nothing need tell their rows apart.
 */
final class RegistrySnapshot {
    static final RegistrySnapshot EMPTY =
            new RegistrySnapshot(new HashMap<>(), new HashMap<>(), new HashMap<>(), Set.of());

    private final Map<TenantId, Tenant> byId;
    private final Map<String, Tenant> bySubdomain;

    /** Tenants that claim a subdomain, where they are several. */
    private final Map<String, Set<TenantId>> claimants;

    /** Tenants whose own database is another's too. */
    private final Set<TenantId> sharedDatabase;

    private RegistrySnapshot(
            Map<TenantId, Tenant> byId,
            Map<String, Tenant> bySubdomain,
            Map<String, Set<TenantId>> claimants,
            Set<TenantId> sharedDatabase) {
        this.byId = byId;
        this.bySubdomain = bySubdomain;
        this.claimants = claimants;
        this.sharedDatabase = sharedDatabase;
    }

    Optional<Tenant> find(TenantId id) {
        Tenant tenant = byId.get(id);
        return tenant == null
                        || sharedDatabase.contains(id)
                        || tenant.subdomain().filter(claimants::containsKey).isPresent()
                ? Optional.empty()
                : Optional.of(tenant);
    }

    Optional<Tenant> findBySubdomain(String subdomain) {
        return Optional.ofNullable(bySubdomain.get(subdomain)).filter(tenant -> !sharedDatabase.contains(tenant.id()));
    }

    Optional<Tenant> first(Predicate<Tenant> which) {
        return byId.values().stream()
                .filter(tenant -> !sharedDatabase.contains(tenant.id()))
                .filter(which)
                .min(Comparator.comparing(Tenant::id));
    }

    int size() {
        return byId.size();
    }

    /** A builder of a snapshot from nothing. */
    static Builder builder() {
        return new Builder(EMPTY);
    }

    /**
     * A builder of this snapshot with other rows for the given tenants, which are gone unless their rows are
     * added again.
     */
    Builder without(Set<TenantId> ids) {
        var builder = new Builder(this);
        ids.forEach(builder::remove);
        return builder;
    }

    /**
     * Whether these rows are all that this snapshot already says of the given tenants, so that no new one is needed.
     */
    boolean matches(Set<TenantId> ids, List<RegistryRow> rows) {
        var seen = new HashSet<TenantId>();
        for (RegistryRow row : rows) {
            if (!(row instanceof RegistryRow.Valid(Tenant tenant))
                    || !tenant.equals(byId.get(tenant.id()))
                    || !seen.add(tenant.id())) {
                return false;
            }
        }
        return ids.stream().allMatch(id -> seen.contains(id) || !byId.containsKey(id));
    }

    /** A builder of a snapshot, out of rows. Not thread-safe. */
    static final class Builder {
        private final Map<TenantId, Tenant> byId;
        private final Map<String, Tenant> bySubdomain;
        private final Map<String, Set<TenantId>> claimants;
        private final Set<TenantId> invalid = new HashSet<>();
        private final List<String> problems = new ArrayList<>();

        private Builder(RegistrySnapshot base) {
            byId = new HashMap<>(base.byId);
            bySubdomain = new HashMap<>(base.bySubdomain);
            claimants = new HashMap<>(base.claimants);
        }

        /**
         * Adds a row. A second row of a tenant makes the tenant unavailable, for the two may differ in what they say.
         */
        void add(RegistryRow row) {
            switch (row) {
                case RegistryRow.Invalid(Optional<TenantId> id, String reason) -> {
                    problems.add(id.map(TenantId::value).orElse("a row") + ": " + reason);
                    id.ifPresent(this::refuse);
                }
                case RegistryRow.Valid(Tenant tenant) -> {
                    if (byId.containsKey(tenant.id())) {
                        problems.add(tenant.id() + ": it has more than one row");
                        refuse(tenant.id());
                    } else if (!invalid.contains(tenant.id())) {
                        put(tenant);
                    }
                }
            }
        }

        private void put(Tenant tenant) {
            byId.put(tenant.id(), tenant);
            tenant.subdomain().ifPresent(subdomain -> {
                Set<TenantId> several = claimants.get(subdomain);
                Tenant holder = bySubdomain.get(subdomain);
                if (several != null || holder != null) {
                    var all = new HashSet<>(several == null ? Set.of() : several);
                    if (holder != null) {
                        all.add(holder.id());
                    }
                    all.add(tenant.id());
                    bySubdomain.remove(subdomain);
                    claimants.put(subdomain, Set.copyOf(all));
                    problems.add(tenant.id() + ": its subdomain " + subdomain + " is claimed by " + all.size()
                            + " tenants, and none of them gets it");
                } else {
                    bySubdomain.put(subdomain, tenant);
                }
            });
        }

        private void refuse(TenantId id) {
            invalid.add(id);
            remove(id);
        }

        private void remove(TenantId id) {
            Tenant tenant = byId.remove(id);
            if (tenant != null) {
                tenant.subdomain().ifPresent(subdomain -> release(subdomain, id));
            }
        }

        private void release(String subdomain, TenantId id) {
            bySubdomain.remove(subdomain);
            Set<TenantId> several = claimants.remove(subdomain);
            if (several == null) {
                return;
            }
            var remaining = new HashSet<>(several);
            remaining.remove(id);
            Tenant last = remaining.size() == 1 ? byId.get(remaining.iterator().next()) : null;
            if (last != null) {
                bySubdomain.put(subdomain, last);
            } else {
                claimants.put(subdomain, Set.copyOf(remaining));
            }
        }

        /** What is wrong with the rows that were added, a sentence each, for the log. */
        List<String> problems() {
            return Stream.concat(
                            problems.stream(),
                            sharedDatabase().stream()
                                    .sorted()
                                    .map(id -> id + ": its own database is another tenant's too,"
                                            + " and neither is served from it"))
                    .toList();
        }

        /** The snapshot. The builder must not be used afterwards. */
        RegistrySnapshot build() {
            return new RegistrySnapshot(byId, bySubdomain, claimants, sharedDatabase());
        }

        private Set<TenantId> sharedDatabase() {
            var owners = new HashMap<String, TenantId>();
            var shared = new HashSet<TenantId>();
            for (Tenant tenant : byId.values()) {
                if (tenant.placement() instanceof Placement.OwnDatabase(String text)) {
                    ConnectionUrl url = ConnectionUrl.parse(text);
                    String database = url.host().toLowerCase(Locale.ROOT) + ":" + url.port() + "/" + url.database();
                    TenantId other = owners.putIfAbsent(database, tenant.id());
                    if (other != null) {
                        shared.add(other);
                        shared.add(tenant.id());
                    }
                }
            }
            return Set.copyOf(shared);
        }
    }
}
