package io.fraiseql.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * Tables of one to five columns that refer to each other, with views or without: sound ones, as {@code fraiseql sql}
 * would write them.
 */
record RandomSchema(List<Table> tables) {
    /**
     * A table.
     *
     * @param parents the tables that it refers to
     * @param source what the API reads: the table itself, or a view of it
     * @param filter the condition of the view; empty for none
     */
    record Table(
            String name, List<Column> columns, List<String> parents, String source, String filter, boolean unique) {
        String type() {
            return name.toUpperCase(java.util.Locale.ROOT);
        }
    }

    record Column(String name, ColumnType type, boolean nullable) {}

    static RandomSchema make(RandomGenerator random) {
        var tables = new ArrayList<Table>();
        int count = 2 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            var columns = new ArrayList<Column>();
            int width = 1 + random.nextInt(5);
            for (int c = 0; c < width; c++) {
                columns.add(new Column("c" + c, ColumnType.any(random), random.nextBoolean()));
            }
            var parents = tables.stream()
                    .map(Table::name)
                    .filter(_ -> random.nextInt(3) > 0)
                    .toList();
            String name = "t" + i;
            boolean view = random.nextInt(4) > 0;
            String filter = view && random.nextInt(3) == 0 ? columns.getFirst().name() + " IS NOT NULL" : "";
            tables.add(new Table(name, columns, parents, view ? "v_" + name : name, filter, random.nextInt(3) == 0));
        }
        return new RandomSchema(List.copyOf(tables));
    }

    List<Table> childrenOf(Table parent) {
        return tables.stream()
                .filter(table -> table.parents().contains(parent.name()))
                .toList();
    }

    Table table(String name) {
        return tables.stream()
                .filter(table -> table.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** The same, with everything read through views. */
    RandomSchema overViews() {
        return new RandomSchema(tables.stream()
                .map(table -> new Table(
                        table.name(),
                        table.columns(),
                        table.parents(),
                        "v_" + table.name(),
                        table.filter(),
                        table.unique()))
                .toList());
    }

    String policiesOff() {
        return each("ALTER TABLE %1$s DISABLE ROW LEVEL SECURITY;");
    }

    String policiesOn() {
        return each("ALTER TABLE %1$s ENABLE ROW LEVEL SECURITY;");
    }

    /** Views whose every row says that it is the asking tenant's, so that a comparison with it tells nothing. */
    String predicateOff() {
        return tables.stream()
                .map(table ->
                        "CREATE OR REPLACE VIEW v_%1$s WITH (security_invoker = true) AS SELECT %2$s FROM %1$s%3$s;"
                                .formatted(
                                        table.name(),
                                        "current_setting('app.tenant_id')::uuid AS tenant_id, id"
                                                + table.columns().stream()
                                                        .map(column -> ", " + column.name())
                                                        .collect(Collectors.joining())
                                                + table.parents().stream()
                                                        .map(parent -> ", " + parent + "_id")
                                                        .collect(Collectors.joining()),
                                        table.filter().isEmpty() ? "" : " WHERE " + table.filter()))
                .collect(Collectors.joining());
    }

    private String each(String sql) {
        return tables.stream().map(table -> sql.formatted(table.name())).collect(Collectors.joining());
    }

    /** What makes the tables. */
    String ddl() {
        return tables.stream().map(RandomSchema::ddl).collect(Collectors.joining("\n"));
    }

    private static String ddl(Table table) {
        var lines = new ArrayList<String>(List.of("tenant_id uuid NOT NULL", "id uuid NOT NULL"));
        for (Column column : table.columns()) {
            lines.add(column.name() + " " + column.type().sql + (column.nullable() ? "" : " NOT NULL"));
        }
        for (String parent : table.parents()) {
            lines.add(parent + "_id uuid");
            lines.add("FOREIGN KEY (tenant_id, " + parent + "_id) REFERENCES " + parent + " (tenant_id, id)");
        }
        lines.add("PRIMARY KEY (tenant_id, id)");
        if (table.unique()) {
            lines.add("UNIQUE (tenant_id, c0, id)");
        }
        return """
                CREATE TABLE %1$s (%2$s);
                ALTER TABLE %1$s ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
                CREATE POLICY tenant ON %1$s USING (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
                CREATE VIEW v_%1$s WITH (security_invoker = true) AS SELECT * FROM %1$s%3$s;
                GRANT SELECT, INSERT, UPDATE, DELETE ON %1$s TO random_app;
                GRANT SELECT ON v_%1$s TO random_app;
                """.formatted(
                table.name(), String.join(", ", lines), table.filter().isEmpty() ? "" : " WHERE " + table.filter());
    }

    /** The API over them, as Java. */
    String java() {
        var text = new StringBuilder("""
                import io.fraiseql.api.*;
                import java.util.*;
                import org.jspecify.annotations.Nullable;
                @Type record Total(long n) {}
                """);
        tables.forEach(table -> text.append(record(table)));
        text.append("interface RandomApi {\n");
        tables.forEach(table -> text.append(operations(table)));
        return text.append("}\n").toString();
    }

    private String record(Table table) {
        var components = new ArrayList<String>(List.of("UUID id"));
        for (Column column : table.columns()) {
            components.add(declaration(column));
        }
        for (String parent : table.parents()) {
            components.add("@Relation(from = \"" + parent + "_id\") @Nullable "
                    + table(parent).type() + " of" + parent);
        }
        for (Table child : childrenOf(table)) {
            components.add("@Relation(to = \"" + table.name() + "_id\") List<" + child.type() + "> all" + child.name());
        }
        return "@Type(sqlSource = \"%s\") record %s(%s) {}\n"
                .formatted(table.source(), table.type(), String.join(", ", components));
    }

    private static String declaration(Column column) {
        String type = column.type().java;
        int simple = type.lastIndexOf('.') + 1;
        return column.nullable()
                ? type.substring(0, simple) + "@Nullable " + type.substring(simple) + " " + column.name()
                : type + " " + column.name();
    }

    private static String operations(Table table) {
        String arguments = table.columns().stream()
                .map(column -> ", " + declaration(column))
                .collect(Collectors.joining());
        var names = new ArrayList<String>();
        table.columns().forEach(column -> names.add(column.name()));
        String parameters = table.parents().stream()
                .map(parent -> ", @Nullable UUID " + parent)
                .collect(Collectors.joining());
        String columns = names.stream().map(name -> ", " + name).collect(Collectors.joining())
                + table.parents().stream().map(parent -> ", " + parent + "_id").collect(Collectors.joining());
        String values = names.stream().map(name -> ", " + name).collect(Collectors.joining())
                + table.parents().stream().map(parent -> ", " + parent).collect(Collectors.joining());
        String marks = ", ?".repeat(names.size() + table.parents().size());
        Column first = table.columns().getFirst();
        return """
                    @Query(sqlSource = "%1$s") List<%2$s> list%3$s();
                    @Query(sqlSource = "%1$s", idArg = "id") @Nullable %2$s one%3$s(UUID id);
                    @Query default Total count%3$s(Context context) {
                        return context.db().queryOne(Total.class, "SELECT count(*) AS n FROM %3$s");
                    }
                    @Mutation default %2$s add%3$s(Context context, UUID id%4$s%5$s) {
                        return context.db().queryOne(%2$s.class, "INSERT INTO %3$s (tenant_id, id%6$s) VALUES (?, ?%8$s) RETURNING *",
                                context.tenantId(), id%7$s);
                    }
                    @Mutation default %2$s change%3$s(Context context, UUID id, %9$s) {
                        return context.db().queryOne(%2$s.class, "UPDATE %3$s SET %10$s = ? WHERE id = ? RETURNING *", %10$s, id);
                    }
                    @Mutation default long remove%3$s(Context context, UUID id) {
                        return context.db().execute("DELETE FROM %3$s WHERE id = ?", id);
                    }
                """.formatted(
                        table.source(),
                        table.type(),
                        table.name(),
                        arguments,
                        parameters,
                        columns,
                        values,
                        marks,
                        declaration(first),
                        first.name());
    }
}
