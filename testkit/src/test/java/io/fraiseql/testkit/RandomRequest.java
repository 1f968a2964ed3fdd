package io.fraiseql.testkit;

import io.fraiseql.testkit.RandomSchema.Column;
import io.fraiseql.testkit.RandomSchema.Table;
import java.util.ArrayList;
import java.util.random.RandomGenerator;

/** Documents that fit a schema: pages of filtered rows with nested ones, single rows, counts, and changes. */
record RandomRequest(RandomSchema schema, RandomGenerator random) {
    private static final int DEPTH = 2;

    String next() {
        Table table = ColumnType.any(schema.tables(), random);
        return switch (random.nextInt(10)) {
            case 0 -> "{ count" + table.name() + " { n } }";
            case 1 -> "{ one" + table.name() + "(id: \"" + RandomRows.id(random) + "\") " + fields(table, DEPTH) + " }";
            case 2 -> "mutation { " + add(table) + " }";
            case 3 -> "mutation { " + change(table) + " }";
            case 4 -> "mutation { remove" + table.name() + "(id: \"" + RandomRows.id(random) + "\") }";
            case 5 -> "mutation { a: " + change(table) + " b: " + add(table) + " }";
            default -> "{ " + list(table) + " count" + table.name() + " { n } }";
        };
    }

    /** Only what is compiled to SQL, where the author wrote none. */
    String nextList() {
        return "{ " + list(ColumnType.any(schema.tables(), random)) + " }";
    }

    private String list(Table table) {
        return "list" + table.name() + page(table) + " " + fields(table, DEPTH);
    }

    private String add(Table table) {
        var arguments = new ArrayList<String>();
        arguments.add("id: \"" + RandomRows.id(random) + "\"");
        for (Column column : table.columns()) {
            if (!column.nullable() || random.nextBoolean()) {
                arguments.add(column.name() + ": " + column.type().graphqlValue(random));
            }
        }
        for (String parent : table.parents()) {
            arguments.add(parent + ": \"" + RandomRows.id(random) + "\"");
        }
        return "add" + table.name() + "(" + String.join(", ", arguments) + ") " + fields(table, 1);
    }

    private String change(Table table) {
        Column first = table.columns().getFirst();
        return "change" + table.name() + "(id: \"" + RandomRows.id(random) + "\", " + first.name() + ": "
                + first.type().graphqlValue(random) + ") " + fields(table, 1);
    }

    // Without an order rows come in any, so that every list has one.
    private String page(Table table) {
        var arguments = new ArrayList<String>();
        if (random.nextBoolean()) {
            arguments.add("where: " + where(table, 2));
        }
        Column by = ColumnType.any(table.columns(), random);
        arguments.add("orderBy: [{" + (random.nextInt(3) == 0 ? "id" : by.name()) + ": "
                + (random.nextBoolean() ? "ASC" : "DESC") + "}]");
        if (random.nextBoolean()) {
            arguments.add("limit: " + random.nextInt(8));
        }
        if (random.nextInt(3) == 0) {
            arguments.add("offset: " + random.nextInt(6));
        }
        return "(" + String.join(", ", arguments) + ")";
    }

    private String where(Table table, int depth) {
        Column column = ColumnType.any(table.columns(), random);
        return switch (depth == 0 ? 0 : random.nextInt(5)) {
            case 1 -> "{or: [" + where(table, depth - 1) + ", " + where(table, depth - 1) + "]}";
            case 2 -> "{not: " + where(table, depth - 1) + "}";
            case 3 -> "{id: {in: [\"" + RandomRows.id(random) + "\", \"" + RandomRows.id(random) + "\"]}}";
            default -> "{" + column.name() + ": " + column.type().filter(random) + "}";
        };
    }

    private String fields(Table table, int depth) {
        var fields = new StringBuilder("{ id");
        for (Column column : table.columns()) {
            fields.append(' ').append(column.name());
        }
        if (depth > 0) {
            for (String parent : table.parents()) {
                if (random.nextBoolean()) {
                    fields.append(" of").append(parent).append(' ').append(fields(schema.table(parent), depth - 1));
                }
            }
            for (Table child : schema.childrenOf(table)) {
                if (random.nextBoolean()) {
                    fields.append(" all")
                            .append(child.name())
                            .append(page(child))
                            .append(' ')
                            .append(fields(child, depth - 1));
                }
            }
        }
        return fields.append(" }").toString();
    }
}
