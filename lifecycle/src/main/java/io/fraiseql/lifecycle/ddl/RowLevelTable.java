package io.fraiseql.lifecycle.ddl;

import static io.fraiseql.tenancy.placement.RelationName.quoteWhereNeeded;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A table with the tenant column put into it, its keys and its indexes. */
final class RowLevelTable {
    private final TableDefinition table;
    private final RowLevelOptions options;
    private final String outside;
    private final Set<String> tenants;

    /**
     * @param outside the schema of tables that are no tenants'
     * @param tenants the names of the tables that are
     */
    RowLevelTable(TableDefinition table, RowLevelOptions options, String outside, Set<String> tenants) {
        this.table = table;
        this.options = options;
        this.outside = outside;
        this.tenants = tenants;
    }

    /**
     * CREATE TABLE.
     *
     * @param made the tables that are there by then, this one among them
     * @param later takes the keys that point to tables that are not
     */
    String create(Set<String> made, List<String> later) {
        String tenant = quoteWhereNeeded(options.tenantColumn());
        if (table.columns().stream().anyMatch(column -> column.name().equals(tenant))) {
            throw new DdlException("the table " + table.name() + " has a column " + tenant
                    + " already; give it without, and it gets one that all keys begin with");
        }
        if (table.keys().stream().noneMatch(key -> key.contains("PRIMARY KEY"))) {
            throw new DdlException("the table " + table.name() + " has no primary key; give it one");
        }
        var columns = new ArrayList<ColumnDefinition>();
        columns.add(new ColumnDefinition(
                tenant, options.type().sql(), true, Optional.empty(), ColumnDefinition.Kind.PLAIN, Optional.empty()));
        columns.addAll(table.columns());
        var lines = new ArrayList<>(aligned(columns));
        table.keys().forEach(key -> lines.add(key.replaceFirst("\\(", "(" + tenant + ", ")));
        table.checks()
                .forEach(check -> lines.add(
                        check.matches("(CONSTRAINT .*)?EXCLUDE .*")
                                ? check.replaceFirst("\\(", "(" + tenant + " WITH =, ")
                                : check));
        for (ForeignKeyDefinition key : table.foreignKeys()) {
            String text = tenants.contains(key.target()) ? key.within(table.name(), options) : key.outside(outside);
            if (!tenants.contains(key.target()) || made.contains(key.target())) {
                lines.add(text);
            } else {
                later.add("ALTER TABLE " + table.quoted() + " ADD " + text + ";");
            }
        }
        return "CREATE TABLE " + table.quoted() + " (\n    " + String.join(",\n    ", lines) + "\n);";
    }

    /** The indexes of a table, and those that its foreign keys want for. */
    static List<String> indexes(TableDefinition table, RowLevelOptions options) {
        var statements = new ArrayList<String>();
        table.indexes().stream()
                .filter(index -> !index.definition().isEmpty())
                .forEach(index -> statements.add(index.withTenant(table.name(), table.quoted(), options)));
        for (ForeignKeyDefinition key : table.foreignKeys()) {
            if (table.indexes().stream().noneMatch(index -> index.leadsWith(key.columns()))) {
                statements.add("CREATE INDEX ON " + table.quoted() + " (" + quoteWhereNeeded(options.tenantColumn())
                        + ", " + String.join(", ", key.columns()) + ");");
            }
        }
        return statements;
    }

    static List<String> comments(TableDefinition table) {
        var statements = new ArrayList<String>();
        table.comment().ifPresent(text -> statements.add("COMMENT ON TABLE " + table.quoted() + " IS " + text + ";"));
        table.columns()
                .forEach(column -> column.comment()
                        .ifPresent(text -> statements.add(
                                "COMMENT ON COLUMN " + table.quoted() + "." + column.name() + " IS " + text + ";")));
        return statements;
    }

    private static List<String> aligned(List<ColumnDefinition> columns) {
        int names = columns.stream()
                .mapToInt(column -> column.name().length())
                .max()
                .orElse(0);
        int types = columns.stream()
                .mapToInt(column -> column.type().length())
                .max()
                .orElse(0);
        String form = "%-" + names + "s %-" + types + "s %s";
        return columns.stream()
                .map(column -> form.formatted(column.name(), column.type(), column.constraints())
                        .stripTrailing())
                .collect(Collectors.toList());
    }
}
