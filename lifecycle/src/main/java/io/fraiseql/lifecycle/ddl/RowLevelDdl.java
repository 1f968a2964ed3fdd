package io.fraiseql.lifecycle.ddl;

import static io.fraiseql.tenancy.placement.RelationName.quoteWhereNeeded;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The script that makes the tables that tenants share. A tenant column is in every key, row-level security holds for
 * the owner too, indexes are within the tenant, views run with the reader's rights, and roles get grants. The same text
 * makes the tables of a schema or a database of a tenant's own, where column and policies stay as a second wall, and
 * let a tenant move from one place to another.
 */
public final class RowLevelDdl {
    private final TableDefinitions definitions;
    private final RowLevelOptions options;
    private final Set<String> names;

    private RowLevelDdl(TableDefinitions definitions, RowLevelOptions options) {
        this.definitions = definitions;
        this.options = options;
        this.names = definitions.tables().stream().map(TableDefinition::name).collect(Collectors.toSet());
    }

    /**
     * The statements, as one script.
     *
     * @throws DdlException when a table cannot be shared as it is
     */
    public static String write(TableDefinitions definitions, RowLevelOptions options) {
        return new RowLevelDdl(definitions, options).script();
    }

    private String script() {
        var sections = new ArrayList<String>();
        sections.add(head());
        sections.add(String.join("\n", definitions.enums()));
        var made = new HashSet<String>();
        var later = new ArrayList<String>();
        for (TableDefinition table : definitions.tables()) {
            made.add(table.name());
            sections.add(new RowLevelTable(table, options, definitions.schema(), names).create(made, later));
        }
        sections.add(String.join("\n", later));
        sections.add(lines(table -> RowLevelTable.indexes(table, options)));
        sections.add(lines(table ->
                List.of("ALTER TABLE " + table.quoted() + " ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;")));
        sections.add(
                "-- Without a tenant the setting is empty or absent, the comparison is with NULL, and nothing is seen or written.\n"
                        + lines(table -> List.of(policy(table))));
        if (options.views()) {
            sections.add(
                    "-- security_invoker: a view without it would run with its owner's rights, past the policies.\n"
                            + lines(table -> List.of(view(table))));
        }
        sections.add(lines(RowLevelTable::comments));
        sections.add(grants());
        return sections.stream().filter(section -> !section.isEmpty()).collect(Collectors.joining("\n\n", "", "\n"));
    }

    private String head() {
        return """
                -- Written by 'fraiseql sql'. Run by the role %s; %s serves and owns nothing, %s reads across tenants.
                -- Every key begins with the tenant, so that a foreign key cannot point into another tenant.""".formatted(options.owner(), options.app(), options.admin());
    }

    private String policy(TableDefinition table) {
        String own = quoteWhereNeeded(options.tenantColumn()) + " = "
                + options.type().ofSession();
        return "CREATE POLICY tenant ON " + table.quoted() + "\n    USING (" + own + ")\n    WITH CHECK (" + own + ");";
    }

    private String view(TableDefinition table) {
        String columns = table.columns().stream().map(ColumnDefinition::name).collect(Collectors.joining(", "));
        return "CREATE VIEW " + table.view() + " WITH (security_invoker = true) AS\n    SELECT "
                + quoteWhereNeeded(options.tenantColumn()) + ", " + columns + " FROM " + table.quoted() + ";";
    }

    private String grants() {
        String tables =
                definitions.tables().stream().map(TableDefinition::quoted).collect(Collectors.joining(", "));
        String views = options.views()
                ? definitions.tables().stream().map(TableDefinition::view).collect(Collectors.joining(", "))
                : "";
        String all = views.isEmpty() ? tables : tables + ", " + views;
        String app = quoteWhereNeeded(options.app());
        return "REVOKE ALL ON " + all + " FROM PUBLIC;\n"
                + "-- TRUNCATE and REFERENCES pass by row-level security, and are granted to nobody.\n"
                + "GRANT SELECT, INSERT, UPDATE, DELETE ON " + tables + " TO " + app + ";\n"
                + (views.isEmpty() ? "" : "GRANT SELECT ON " + views + " TO " + app + ";\n")
                + "GRANT SELECT ON " + all + " TO " + quoteWhereNeeded(options.admin()) + ";";
    }

    private String lines(Function<TableDefinition, List<String>> part) {
        return definitions.tables().stream()
                .flatMap(table -> part.apply(table).stream())
                .collect(Collectors.joining("\n"));
    }
}
