package io.fraiseql.isolation.catalog;

import io.fraiseql.tenancy.placement.RelationName;
import java.util.List;
import java.util.Optional;

/**
 * A table or view that is served, or that a served view reads.
 *
 * @param kind what it is
 * @param rowSecurity whether row-level security is enabled
 * @param forced whether it binds the owner, too
 * @param partition whether it is a partition or inherits from another table
 * @param invoker whether it is a view that reads with the rights of who asks
 * @param tenantColumn the type of its tenant column; empty when it has none
 * @param definition a view's query, with a semicolon at its end; empty for a table
 * @param options a view's options as {@code WITH} takes them; empty when it has none
 * @param readable whether the role that serves may read it
 * @param policies the policies on it
 * @param reads the oids of what a view reads, one level down
 */
public record Relation(
        long oid,
        RelationName name,
        Kind kind,
        Role owner,
        boolean rowSecurity,
        boolean forced,
        boolean partition,
        boolean invoker,
        Optional<String> tenantColumn,
        String definition,
        String options,
        boolean readable,
        List<Policy> policies,
        List<Long> reads) {
    /** What a relation is. */
    public enum Kind {
        TABLE,
        VIEW,
        MATERIALIZED_VIEW,
        FOREIGN_TABLE;

        static Kind of(String relkind) {
            return switch (relkind) {
                case "r", "p" -> TABLE;
                case "v" -> VIEW;
                case "m" -> MATERIALIZED_VIEW;
                case "f" -> FOREIGN_TABLE;
                default -> throw new IllegalArgumentException("relkind " + relkind);
            };
        }
    }

    public Relation {
        policies = List.copyOf(policies);
        reads = List.copyOf(reads);
    }

    public boolean bearsTenant() {
        return tenantColumn.isPresent();
    }

    public String quoted() {
        return name.quoted();
    }

    @Override
    public String toString() {
        return name.toString();
    }
}
