package io.fraiseql.lifecycle.ddl;

import static io.fraiseql.lifecycle.ddl.RowLevelOptions.readable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Writes the tables that tenants share: a tenant column in every key, row-level security that holds for the owner too,
 * indexes within the tenant, views that run with the reader's rights, and grants. The same text makes the tables of a
 * schema or a database of a tenant's own, where column and policies stay as a second wall, and let a tenant move from
 * one place to another.
 */
public final class RowLevelDdl {
    private final PlainTables plain;
    private final RowLevelOptions options;
    private final Set<String> names;

    private RowLevelDdl(PlainTables plain, RowLevelOptions options) {
        this.plain = plain;
        this.options = options;
        this.names = plain.tables().stream().map(PlainTable::name).collect(Collectors.toSet());
    }

    /**
     * The statements, as one script.
     *
     * @throws DdlException when a table cannot be shared as it is
     */
    public static String write(PlainTables plain, RowLevelOptions options) {
        return new RowLevelDdl(plain, options).script();
    }

    private String script() {
        var sections = new ArrayList<String>();
        sections.add(head());
        sections.add(String.join("\n", plain.enums()));
        var made = new HashSet<String>();
        var later = new ArrayList<String>();
        for (PlainTable table : plain.tables()) {
            made.add(table.name());
            sections.add(new SharedTable(table, options, plain.schema(), names).create(made, later));
        }
        sections.add(String.join("\n", later));
        sections.add(lines(table -> SharedTable.indexes(table, options)));
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
        sections.add(lines(SharedTable::comments));
        sections.add(grants());
        return sections.stream().filter(section -> !section.isEmpty()).collect(Collectors.joining("\n\n", "", "\n"));
    }

    private String head() {
        return """
                -- Written by 'fraiseql sql'. Run by the role %s; %s serves and owns nothing, %s reads across tenants.
                -- Every key begins with the tenant, so that a foreign key cannot point into another tenant.""".formatted(options.owner(), options.app(), options.admin());
    }

    private String policy(PlainTable table) {
        String own = readable(options.tenantColumn()) + " = " + options.type().ofSession();
        return "CREATE POLICY tenant ON " + table.quoted() + "\n    USING (" + own + ")\n    WITH CHECK (" + own + ");";
    }

    private String view(PlainTable table) {
        String columns = table.columns().stream().map(PlainColumn::name).collect(Collectors.joining(", "));
        return "CREATE VIEW " + table.view() + " WITH (security_invoker = true) AS\n    SELECT "
                + readable(options.tenantColumn()) + ", " + columns + " FROM " + table.quoted() + ";";
    }

    private String grants() {
        String tables = plain.tables().stream().map(PlainTable::quoted).collect(Collectors.joining(", "));
        String views =
                options.views() ? plain.tables().stream().map(PlainTable::view).collect(Collectors.joining(", ")) : "";
        String all = views.isEmpty() ? tables : tables + ", " + views;
        String app = readable(options.app());
        return "REVOKE ALL ON " + all + " FROM PUBLIC;\n"
                + "-- TRUNCATE and REFERENCES pass by row-level security, and are granted to nobody.\n"
                + "GRANT SELECT, INSERT, UPDATE, DELETE ON " + tables + " TO " + app + ";\n"
                + (views.isEmpty() ? "" : "GRANT SELECT ON " + views + " TO " + app + ";\n")
                + "GRANT SELECT ON " + all + " TO " + readable(options.admin()) + ";";
    }

    private String lines(java.util.function.Function<PlainTable, List<String>> part) {
        return plain.tables().stream()
                .flatMap(table -> part.apply(table).stream())
                .collect(Collectors.joining("\n"));
    }
}
