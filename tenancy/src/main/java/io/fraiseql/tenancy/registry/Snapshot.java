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
 * All tenants at one moment. Immutable, and so safe to read from any thread. A subdomain that two tenants claim belongs
 * to neither, and both are unavailable until one gives it up: which of them was meant cannot be known. The same with a
 * database that is the own one of two: in it nothing need tell their rows apart.
 */
final class Snapshot {
    static final Snapshot EMPTY = new Snapshot(new HashMap<>(), new HashMap<>(), new HashMap<>(), Set.of());

    private final Map<TenantId, Tenant> byId;
    private final Map<String, Tenant> bySubdomain;
    private final Map<String, Set<TenantId>> disputed;

    /** Tenants whose own database is another's too. */
    private final Set<TenantId> crowded;

    private Snapshot(
            Map<TenantId, Tenant> byId,
            Map<String, Tenant> bySubdomain,
            Map<String, Set<TenantId>> disputed,
            Set<TenantId> crowded) {
        this.byId = byId;
        this.bySubdomain = bySubdomain;
        this.disputed = disputed;
        this.crowded = crowded;
    }

    Optional<Tenant> find(TenantId id) {
        Tenant tenant = byId.get(id);
        return tenant == null
                        || crowded.contains(id)
                        || tenant.subdomain().filter(disputed::containsKey).isPresent()
                ? Optional.empty()
                : Optional.of(tenant);
    }

    Optional<Tenant> findBySubdomain(String subdomain) {
        return Optional.ofNullable(bySubdomain.get(subdomain)).filter(tenant -> !crowded.contains(tenant.id()));
    }

    Optional<Tenant> first(Predicate<Tenant> which) {
        return byId.values().stream()
                .filter(tenant -> !crowded.contains(tenant.id()))
                .filter(which)
                .min(Comparator.comparing(Tenant::id));
    }

    int size() {
        return byId.size();
    }

    /** A draft of a snapshot that has nothing of this one. */
    static Draft draft() {
        return new Draft(EMPTY);
    }

    /**
     * A draft of this snapshot with other rows for the given tenants, which are gone unless their rows are added again.
     */
    Draft without(Set<TenantId> ids) {
        var draft = new Draft(this);
        ids.forEach(draft::remove);
        return draft;
    }

    /**
     * Whether these rows are all that this snapshot already says of the given tenants, so that no new one is needed.
     */
    boolean agrees(Set<TenantId> ids, List<TenantRow> rows) {
        var seen = new HashSet<TenantId>();
        for (TenantRow row : rows) {
            if (!(row instanceof TenantRow.Sound(Tenant tenant))
                    || !tenant.equals(byId.get(tenant.id()))
                    || !seen.add(tenant.id())) {
                return false;
            }
        }
        return ids.stream().allMatch(id -> seen.contains(id) || !byId.containsKey(id));
    }

    /** A snapshot being made. Not thread-safe. */
    static final class Draft {
        private final Map<TenantId, Tenant> byId;
        private final Map<String, Tenant> bySubdomain;
        private final Map<String, Set<TenantId>> disputed;
        private final Set<TenantId> refused = new HashSet<>();
        private final List<String> complaints = new ArrayList<>();

        private Draft(Snapshot base) {
            byId = new HashMap<>(base.byId);
            bySubdomain = new HashMap<>(base.bySubdomain);
            disputed = new HashMap<>(base.disputed);
        }

        /**
         * Adds a row. A second row of a tenant makes the tenant unavailable, for the two may differ in what they say.
         */
        void add(TenantRow row) {
            switch (row) {
                case TenantRow.Unreadable(Optional<TenantId> id, String reason) -> {
                    complaints.add(id.map(TenantId::value).orElse("a row") + ": " + reason);
                    id.ifPresent(this::refuse);
                }
                case TenantRow.Sound(Tenant tenant) -> {
                    if (byId.containsKey(tenant.id())) {
                        complaints.add(tenant.id() + ": it has more than one row");
                        refuse(tenant.id());
                    } else if (!refused.contains(tenant.id())) {
                        put(tenant);
                    }
                }
            }
        }

        private void put(Tenant tenant) {
            byId.put(tenant.id(), tenant);
            tenant.subdomain().ifPresent(subdomain -> {
                Set<TenantId> rivals = disputed.get(subdomain);
                Tenant holder = bySubdomain.get(subdomain);
                if (rivals != null || holder != null) {
                    var claimants = new HashSet<>(rivals == null ? Set.of() : rivals);
                    if (holder != null) {
                        claimants.add(holder.id());
                    }
                    claimants.add(tenant.id());
                    bySubdomain.remove(subdomain);
                    disputed.put(subdomain, Set.copyOf(claimants));
                    complaints.add(tenant.id() + ": its subdomain " + subdomain + " is claimed by " + claimants.size()
                            + " tenants, and none of them gets it");
                } else {
                    bySubdomain.put(subdomain, tenant);
                }
            });
        }

        private void refuse(TenantId id) {
            refused.add(id);
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
            Set<TenantId> rivals = disputed.remove(subdomain);
            if (rivals == null) {
                return;
            }
            var remaining = new HashSet<>(rivals);
            remaining.remove(id);
            Tenant last = remaining.size() == 1 ? byId.get(remaining.iterator().next()) : null;
            if (last != null) {
                bySubdomain.put(subdomain, last);
            } else {
                disputed.put(subdomain, Set.copyOf(remaining));
            }
        }

        /** What is wrong with rows added, one sentence a row, and with databases, for the log. */
        List<String> complaints() {
            return Stream.concat(
                            complaints.stream(),
                            crowded().stream()
                                    .sorted()
                                    .map(
                                            id -> id
                                                    + ": its own database is another tenant's too, and neither is served from it"))
                    .toList();
        }

        /** The snapshot. The draft must not be used afterwards. */
        Snapshot finish() {
            return new Snapshot(byId, bySubdomain, disputed, crowded());
        }

        private Set<TenantId> crowded() {
            var owners = new HashMap<String, TenantId>();
            var crowded = new HashSet<TenantId>();
            for (Tenant tenant : byId.values()) {
                if (tenant.placement() instanceof Placement.OwnDatabase(String text)) {
                    ConnectionUrl url = ConnectionUrl.parse(text);
                    String database = url.host().toLowerCase(Locale.ROOT) + ":" + url.port() + "/" + url.database();
                    TenantId other = owners.putIfAbsent(database, tenant.id());
                    if (other != null) {
                        crowded.add(other);
                        crowded.add(tenant.id());
                    }
                }
            }
            return Set.copyOf(crowded);
        }
    }
}
