package io.fraiseql.lifecycle.ddl;

import static io.fraiseql.tenancy.placement.RelationName.quoteWhereNeeded;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An index as the catalog has it, or one that stands behind a key.
 *
 * @param name unquoted
 * @param definition what {@code pg_get_indexdef} says; empty for a key's
 * @param columns its columns in order, those of an expression left out, and none when it is partial
 */
record IndexDefinition(String name, String definition, List<String> columns) {
    private static final Pattern DEFINITION =
            Pattern.compile("CREATE (UNIQUE )?INDEX (?:.+?) ON (?:ONLY )?(?:.+?) USING (\\w+) \\((.*)", Pattern.DOTALL);

    IndexDefinition {
        columns = List.copyOf(columns);
    }

    /** Whether it serves to find rows by these columns. */
    boolean leadsWith(List<String> wanted) {
        return columns.size() >= wanted.size()
                && columns.subList(0, wanted.size()).equals(wanted);
    }

    /** The same index within each tenant. */
    String withTenant(String table, String quotedTable, RowLevelOptions options) {
        Matcher matcher = DEFINITION.matcher(definition);
        if (!matcher.matches()) {
            throw new DdlException(
                    "the index " + name + " of " + table + " is of a form that is not understood: " + definition);
        }
        String unique = matcher.group(1) == null ? "" : "UNIQUE ";
        String method = matcher.group(2);
        String rest = matcher.group(3);
        String label = name.toLowerCase(Locale.ROOT).startsWith(table + "_") && name.matches(".*_idx\\d*")
                ? ""
                : quoteWhereNeeded(name) + " ";
        // Only a B-tree takes every type beside the tenant without an extension.
        String columns =
                method.equals("btree") ? "(" + quoteWhereNeeded(options.tenantColumn()) + ", " + rest : "(" + rest;
        return "CREATE " + unique + "INDEX " + label + "ON " + quotedTable
                + (method.equals("btree") ? " " : " USING " + method + " ") + columns + ";";
    }
}
