package io.fraiseql.isolation.catalog;

import io.fraiseql.tenancy.placement.RelationName;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The roles that the server can act as, and the relations that it serves, down to the tables that views read.
 *
 * @param version {@code server_version_num}
 * @param appRole the role that the server acts as
 * @param reachable every role it has the rights of, or can take them of, itself among them
 * @param served what is served, in the caller's order
 * @param missing what is to be served and is not there
 * @param relations what is served and, level by level, what the views among it read; by oid
 * @param tenantColumn the name of the column that tells tenants apart
 */
public record AccessGraph(
        int version,
        Role appRole,
        List<ReachableRole> reachable,
        List<Relation> served,
        List<RelationName> missing,
        Map<Long, Relation> relations,
        String tenantColumn) {
    /** Views that read with the rights of who asks came with PostgreSQL 15. */
    public boolean hasInvokerViews() {
        return version >= 150_000;
    }

    /** Every table that is served or that a served view reads, directly or through further views; each once. */
    public List<Relation> tables() {
        return relations.values().stream()
                .filter(relation -> relation.kind() == Relation.Kind.TABLE)
                .toList();
    }

    /** Every view among what is served and what served views read. */
    public List<Relation> views() {
        return relations.values().stream()
                .filter(relation -> relation.kind() == Relation.Kind.VIEW)
                .toList();
    }

    /** What a view reads, one level down. */
    public List<Relation> readBy(Relation view) {
        return view.reads().stream()
                .map(relations::get)
                .flatMap(relation -> Optional.ofNullable(relation).stream())
                .toList();
    }

    /** The views that read a relation, one level up. */
    public List<Relation> viewsOf(Relation relation) {
        return views().stream()
                .filter(view -> view.reads().contains(relation.oid()))
                .toList();
    }

    /** Whether rows that not everybody may see are in a relation, or in anything that it reads. */
    public boolean holdsTenantRows(Relation relation) {
        return relation.bearsTenant()
                || relation.rowSecurity()
                || readBy(relation).stream().anyMatch(this::holdsTenantRows);
    }

    /**
     * The roles whose policies decide who sees what of a table: the one that serves, and owners of views where policies
     * bind them. A view that is not an invoker's reads as its owner; one that is, as the role that serves, even when
     * another view reads it.
     */
    public Set<Role> readers(Relation table) {
        var readers = new LinkedHashSet<Role>();
        if (served.contains(table)) {
            readers.add(appRole);
        }
        for (Relation view : viewsOf(table)) {
            Role reader = view.invoker() ? appRole : view.owner();
            if (reader.equals(appRole) || reader.obeys(table)) {
                readers.add(reader);
            }
        }
        return readers;
    }
}
