package io.fraiseql.lifecycle.ddl;

import static io.fraiseql.tenancy.placement.RelationName.quoteWhereNeeded;

import java.util.List;

/**
 * A foreign key as the catalog has it.
 *
 * @param name the constraint's name with CONSTRAINT in front, or empty when PostgreSQL made it up
 * @param target the table that it points to, unquoted
 * @param quotedTarget the same, fit to stand in SQL
 * @param onUpdate the catalog's letter: a no action, r restrict, c cascade, n set null, d set default
 * @param onDelete the same
 * @param full whether it is MATCH FULL
 * @param timing DEFERRABLE and the like, or empty
 */
record ForeignKeyDefinition(
        String name,
        List<String> columns,
        String target,
        String quotedTarget,
        List<String> targetColumns,
        char onUpdate,
        char onDelete,
        boolean full,
        String timing) {
    ForeignKeyDefinition {
        columns = List.copyOf(columns);
        targetColumns = List.copyOf(targetColumns);
    }

    /** The key between two tables of tenants: it cannot leave the tenant. */
    String within(String table, RowLevelOptions options) {
        if (full && columns.size() > 1) {
            throw new DdlException("the foreign key of " + table + " to " + target
                    + " is MATCH FULL over several columns, which a tenant column beside them would break; make the columns"
                    + " NOT NULL and leave MATCH FULL out");
        }
        if (onUpdate == 'n' || onUpdate == 'd') {
            throw new DdlException(
                    "the foreign key of " + table + " to " + target
                            + " has ON UPDATE SET NULL or SET DEFAULT, which would take the tenant column along; choose another action");
        }
        String tenant = quoteWhereNeeded(options.tenantColumn()) + ", ";
        // Without the list of columns, SET NULL would take the tenant column along.
        String columnsToSet = onDelete == 'n' || onDelete == 'd' ? " (" + String.join(", ", columns) + ")" : "";
        return name + "FOREIGN KEY (" + tenant + String.join(", ", columns) + ") REFERENCES " + quotedTarget + " ("
                + tenant + String.join(", ", targetColumns) + ")" + action(" ON UPDATE", onUpdate)
                + action(" ON DELETE", onDelete) + columnsToSet + timing;
    }

    /** The key to a table that is no tenant's. */
    String outside(String schema) {
        return name + "FOREIGN KEY (" + String.join(", ", columns) + ") REFERENCES " + quoteWhereNeeded(schema) + "."
                + quotedTarget + " (" + String.join(", ", targetColumns) + ")" + (full ? " MATCH FULL" : "")
                + action(" ON UPDATE", onUpdate) + action(" ON DELETE", onDelete) + timing;
    }

    private static String action(String event, char letter) {
        return switch (letter) {
            case 'r' -> event + " RESTRICT";
            case 'c' -> event + " CASCADE";
            case 'n' -> event + " SET NULL";
            case 'd' -> event + " SET DEFAULT";
            default -> "";
        };
    }
}
