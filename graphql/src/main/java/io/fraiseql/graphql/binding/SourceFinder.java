package io.fraiseql.graphql.binding;

import io.fraiseql.graphql.catalog.Catalog;
import io.fraiseql.graphql.catalog.QualifiedName;
import io.fraiseql.graphql.catalog.Relation;
import io.fraiseql.graphql.model.Column;
import io.fraiseql.graphql.model.Source;
import io.fraiseql.graphql.model.TenantColumn;
import io.fraiseql.graphql.reader.Element;
import io.fraiseql.graphql.reader.MistakeCollector;
import io.fraiseql.tenancy.text.Nearest;
import java.util.Optional;
import java.util.Set;

/** Finds sources in the catalog, and refuses those whose rows would belong to nobody. */
final class SourceFinder {
    private static final Set<String> TENANT_TYPES = Set.of("uuid", "text", "varchar");

    private final Catalog catalog;
    private final TenantColumn tenantColumn;
    private final MistakeCollector mistakes;

    SourceFinder(Catalog catalog, TenantColumn tenantColumn, MistakeCollector mistakes) {
        this.catalog = catalog;
        this.tenantColumn = tenantColumn;
        this.mistakes = mistakes;
    }

    /** The source of this name; empty when it cannot be used, which is then among the mistakes. */
    Optional<BoundSource> find(String text, boolean shared, Element usedBy) {
        var name = QualifiedName.parse(text);
        if (name.isEmpty()) {
            mistakes.add(usedBy, "\"" + text + "\" names no source; write v_post or blog.v_post");
            return Optional.empty();
        }
        var relation = catalog.relation(name.get());
        if (relation.isEmpty()) {
            mistakes.add(usedBy, "there is no table or view " + text + Nearest.hint(text, catalog.relationNames()));
            return Optional.empty();
        }
        if (!relation.get().readable()) {
            mistakes.add(usedBy, "the role that serves may not read " + text + "; GRANT SELECT ON " + text + " to it");
        }
        var columns = relation.get().columns();
        var tenant = Optional.ofNullable(columns.get(tenantColumn.name()));
        checkTenant(text, tenant, shared, usedBy);
        checkSchema(name.get(), shared, usedBy);
        return Optional.of(new BoundSource(
                new Source(
                        name.get().schema(),
                        name.get().name(),
                        columns,
                        shared ? Optional.empty() : tenant,
                        Optional.ofNullable(columns.get("data"))
                                .filter(column -> column.base().equals("jsonb") && !column.array()),
                        id(relation.get())),
                relation.get()));
    }

    private void checkTenant(String source, Optional<Column> tenant, boolean shared, Element usedBy) {
        if (tenant.isEmpty() && !shared && tenantColumn.need() == TenantColumn.Need.EVERYWHERE) {
            mistakes.add(
                    usedBy,
                    source + " has no column " + tenantColumn.name()
                            + "; add it to the view, or declare @Type(shared = true) if its rows are the same for every tenant");
        } else if (tenant.isPresent() && shared) {
            mistakes.add(
                    usedBy,
                    source + " has the column " + tenantColumn.name()
                            + ", so its rows belong to tenants; remove shared = true");
        } else if (tenant.isPresent()
                && (tenant.get().array() || !TENANT_TYPES.contains(tenant.get().base()))) {
            mistakes.add(
                    usedBy,
                    "the column " + tenantColumn.name() + " of " + source + " is "
                            + tenant.get().sqlType() + "; a tenant's id is uuid, text or varchar");
        }
    }

    private void checkSchema(QualifiedName name, boolean shared, Element usedBy) {
        if (tenantColumn.need() == TenantColumn.Need.BESIDE_TENANT_SCHEMAS
                && name.schema().isPresent()
                && !shared) {
            mistakes.add(
                    usedBy,
                    "\"" + name.schema().get() + "." + name.name()
                            + "\" names a schema, so every tenant would read the same rows; leave the schema out, or declare"
                            + " @Type(shared = true) if they are meant for every tenant");
        }
    }

    private Optional<Column> id(Relation relation) {
        var byName = Optional.ofNullable(relation.columns().get("id"));
        var key = relation.primaryKey().stream()
                .filter(column -> !column.equals(tenantColumn.name()))
                .toList();
        return byName.isEmpty() && key.size() == 1
                ? Optional.ofNullable(relation.columns().get(key.getFirst()))
                : byName;
    }
}
