package io.fraiseql.isolation.check;

import static io.fraiseql.tenancy.placement.RelationName.quoteIdentifier;

import io.fraiseql.isolation.catalog.AccessGraph;
import io.fraiseql.isolation.catalog.Policy;
import io.fraiseql.isolation.catalog.Relation;
import io.fraiseql.tenancy.placement.RelationName;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** SQL that mends findings, every identifier quoted. */
final class FixSql {
    private static final int MAX_BYTES = 63;

    private FixSql() {}

    static String lines(Stream<String> statements) {
        return statements.filter(statement -> !statement.isEmpty()).distinct().collect(Collectors.joining("\n"));
    }

    static String force(Relation table) {
        return "ALTER TABLE " + table.quoted() + " FORCE ROW LEVEL SECURITY;";
    }

    /** Row-level security on a table, for its owner too. */
    static String enable(RelationName table) {
        return "ALTER TABLE %1$s ENABLE ROW LEVEL SECURITY;\nALTER TABLE %1$s FORCE ROW LEVEL SECURITY;"
                .formatted(table.quoted());
    }

    /** A policy on a table that has none: nobody sees a row but its tenant. */
    static String tenantPolicy(Relation table, String column) {
        return policy(table, "", column);
    }

    /** A policy that narrows what others allow. */
    static String restrictivePolicy(Relation table, String column) {
        return policy(table, " AS RESTRICTIVE", column);
    }

    /** The right to read, for what the role cannot read yet. */
    static String grants(AccessGraph graph, List<Relation> relations) {
        return lines(relations.stream()
                .filter(relation -> !relation.readable())
                .map(relation -> "GRANT SELECT ON " + relation.quoted() + " TO "
                        + graph.appRole().quoted() + ";"));
    }

    /** The views that read a relation, made anew, so that they read what bears its name now. */
    static String rebuiltViews(AccessGraph graph, Relation relation) {
        return lines(graph.viewsOf(relation).stream()
                .map(view -> "CREATE OR REPLACE VIEW " + view.quoted()
                        + (view.options().isEmpty() ? "" : " WITH (" + view.options() + ")") + " AS\n"
                        + view.definition()));
    }

    /** A name beside another, short enough for PostgreSQL. */
    static RelationName beside(RelationName name, String suffix) {
        String stem = name.name();
        while ((stem + suffix).getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            stem = stem.substring(0, stem.offsetByCodePoints(stem.length(), -1));
        }
        return new RelationName(name.schema(), stem + suffix);
    }

    private static String policy(Relation table, String kind, String column) {
        // The setting is empty, not absent, on a connection that has served before.
        return "CREATE POLICY %s ON %s%s USING (%s = nullif(current_setting('app.tenant_id', true), '')::%s);"
                .formatted(
                        quoteIdentifier(freePolicyName(table)),
                        table.quoted(),
                        kind,
                        quoteIdentifier(column),
                        table.tenantColumn().orElseThrow());
    }

    private static String freePolicyName(Relation table) {
        List<String> taken = table.policies().stream().map(Policy::name).toList();
        String name = "tenant_isolation";
        for (int n = 2; taken.contains(name); n++) {
            name = "tenant_isolation_" + n;
        }
        return name;
    }
}
