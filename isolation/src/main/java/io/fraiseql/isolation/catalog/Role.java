package io.fraiseql.isolation.catalog;

import io.fraiseql.tenancy.placement.RelationName;
import java.util.Set;

/**
 * A database role.
 *
 * @param inherited the roles whose rights it has without asking, itself among them: {@code PUBLIC} is 0
 */
public record Role(
        long oid,
        String name,
        boolean superuser,
        boolean bypassesRowSecurity,
        boolean createsRoles,
        boolean replicates,
        boolean createsDatabases,
        Set<Long> inherited) {
    /** Oid of the superuser that {@code initdb} makes, which cannot be anything less. */
    private static final long BOOTSTRAP = 10;

    public Role {
        inherited = Set.copyOf(inherited);
    }

    public boolean isBootstrapSuperuser() {
        return oid == BOOTSTRAP;
    }

    /** Whether no policy of any table binds it. */
    public boolean isAboveRowSecurity() {
        return superuser || bypassesRowSecurity;
    }

    /** Whether it has the rights of another role without asking. */
    public boolean hasRightsOf(long role) {
        return inherited.contains(role);
    }

    /** Whether the policies of a table bind it. */
    public boolean obeys(Relation table) {
        return !isAboveRowSecurity()
                && table.rowSecurity()
                && (table.forced() || !hasRightsOf(table.owner().oid()));
    }

    public String quoted() {
        return RelationName.quoteIdentifier(name);
    }

    @Override
    public String toString() {
        return name;
    }
}
