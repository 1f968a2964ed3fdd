package io.fraiseql.isolation.check;

import io.fraiseql.isolation.Finding;
import io.fraiseql.isolation.InspectionScope;
import io.fraiseql.isolation.catalog.Catalog;
import io.fraiseql.isolation.catalog.CatalogTransaction;
import io.fraiseql.tenancy.placement.RelationName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A static examination: all that the catalog can tell of the isolation of tenants, short of a proof. It changes
 * nothing, and of all tables reads the registry of tenants alone.
 */
public sealed interface Inspection {
    /**
     * Runs the checks, in one read-only transaction.
     *
     * @param connection in no transaction; it is left as it came
     * @return what is wrong; nothing when all is well. A server must not start on a finding that {@linkplain
     *     Finding#refusesStart refuses} it
     */
    List<Finding> run(Connection connection) throws SQLException;

    /**
     * An inspection of the role that connects, and of the tables and views that an API serves, with all that they read.
     * It is about relations that the role may not touch itself, too: a view may read them for it.
     *
     * @param served the tables and views that are served under row-level security, as the connection finds them; those
     *     of one tenant, who stands for all, where each has tables of its own
     * @param tenantColumn the name of the column that tells tenants apart, as PostgreSQL stores it
     * @param sharedTables whether tenants share these tables. Where they do not, the powers of the role count, and
     *     whether policies bind it where there are some, but not that there are
     */
    record Api(Collection<RelationName> served, String tenantColumn, boolean sharedTables) implements Inspection {
        public Api {
            served = List.copyOf(served);
            Objects.requireNonNull(tenantColumn, "tenantColumn is null");
        }

        @Override
        public List<Finding> run(Connection connection) throws SQLException {
            return new CatalogTransaction(connection)
                    .read(() -> Checks.ofServed(
                            Catalog.of(connection, scope(currentUser(connection)), served), sharedTables));
        }

        private InspectionScope scope(String appRole) {
            return new InspectionScope(
                    appRole, List.of(), tenantColumn, InspectionScope.TENANT_VARIABLES, Set.of(), Map.of());
        }

        private static String currentUser(Connection connection) throws SQLException {
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery("SELECT current_user")) {
                rows.next();
                return rows.getString(1);
            }
        }
    }

    /**
     * An inspection of all that a role may touch in the schemas of a database. Any role may connect for it.
     *
     * @param scope the role and the schemas
     * @param model where tenants live
     * @param extent how much is compared
     */
    record Database(InspectionScope scope, TenancyModel model, Extent extent) implements Inspection {
        public Database {
            Objects.requireNonNull(scope, "scope is null");
            Objects.requireNonNull(model, "model is null");
            Objects.requireNonNull(extent, "extent is null");
        }

        @Override
        public List<Finding> run(Connection connection) throws SQLException {
            return new CatalogTransaction(connection).read(() -> Checks.ofDatabase(catalog(connection), model, extent));
        }

        /** Of a database that is one tenant's, the role counts, and no table. */
        private Catalog catalog(Connection connection) throws SQLException {
            return model.ownDatabase() ? Catalog.of(connection, scope, List.of()) : Catalog.of(connection, scope);
        }
    }

    /** How much is looked at. */
    enum Extent {
        /** Everything. */
        FULL,
        /**
         * All but what takes the longer the more tenants there are: the comparison of their schemas (H1) and the
         * dependencies between them (H2).
         */
        START
    }
}
