package io.fraiseql.graphql.catalog;

import io.fraiseql.graphql.model.Column;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The types that columns and parameters have, below domains and arrays. */
final class TypeTable {
    private final Map<Long, TypeRow> types;

    TypeTable(Map<Long, TypeRow> types) {
        this.types = Map.copyOf(types);
    }

    /**
     * A row of {@code pg_type}.
     *
     * @param below of a domain its base type, of an array its element type, else 0
     * @param sqlName as SQL writes it without a length: {@code character varying}, {@code public.post_status}
     * @param labels of an enum
     */
    record TypeRow(
            long oid,
            String name,
            boolean domain,
            boolean array,
            boolean isEnum,
            long below,
            String sqlName,
            List<String> labels) {}

    Column column(RelationRow.Attribute attribute) {
        return column(attribute.name(), attribute.type(), attribute.notNull());
    }

    Column column(String name, long type, boolean notNull) {
        var row = belowDomains(type);
        if (!row.array()) {
            return new Column(name, row.sqlName(), base(row), false, notNull);
        }
        var element = belowDomains(row.below());
        return new Column(name, element.sqlName() + "[]", base(element), true, notNull);
    }

    Map<String, List<String>> enumLabels() {
        var labels = new HashMap<String, List<String>>();
        types.values().stream().filter(TypeRow::isEnum).forEach(type -> labels.put(type.sqlName(), type.labels()));
        return labels;
    }

    private TypeRow belowDomains(long oid) {
        var type = types.get(oid);
        if (type == null) {
            throw new IllegalStateException("the catalog has no type " + oid);
        }
        return type.domain() ? belowDomains(type.below()) : type;
    }

    private static String base(TypeRow type) {
        return type.isEnum() ? "enum" : type.name();
    }
}
