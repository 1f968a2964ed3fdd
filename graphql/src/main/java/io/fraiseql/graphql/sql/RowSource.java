package io.fraiseql.graphql.sql;

import io.fraiseql.graphql.model.Column;
import io.fraiseql.graphql.model.ColumnRead;
import io.fraiseql.graphql.model.Scalar;
import io.fraiseql.graphql.model.Source;
import io.fraiseql.graphql.model.ValueType;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** A source under the alias that one statement gives it. Remembers which of its columns the statement has named. */
final class RowSource {
    /** How a reference to a source is held to the tenant. */
    enum Tenancy {
        /** By the session's tenant. */
        PINNED,
        /** By the row it hangs on: a read across tenants, which must not join one tenant's row to another's. */
        FOLLOWS_PARENT
    }

    private final Source source;
    private final String alias;
    private final Tenancy tenancy;
    private final Set<Column> named = new LinkedHashSet<>();

    /**
     * A reference of its own.
     *
     * @param tenancy how the tenant is pinned on it
     */
    RowSource(Source source, String alias, Tenancy tenancy) {
        this.source = source;
        this.alias = alias;
        this.tenancy = tenancy;
    }

    Source source() {
        return source;
    }

    String alias() {
        return alias;
    }

    Tenancy tenancy() {
        return tenancy;
    }

    String from() {
        var schema = source.schema().map(name -> SqlWriter.quote(name) + ".").orElse("");
        return schema + SqlWriter.quote(source.name()) + " AS " + alias;
    }

    String column(Column column) {
        named.add(column);
        return alias + "." + SqlWriter.quote(column.name());
    }

    /** The columns that were named so far, in the order of their first mention, as a select list. */
    String namedColumns() {
        return named.stream().map(column -> SqlWriter.quote(column.name())).collect(Collectors.joining(", "));
    }

    /** The tenant's predicate; nothing for a source that is the same for all. */
    void pin(SqlWriter sql, String prefix) {
        if (tenancy == Tenancy.PINNED && source.tenantColumn().isPresent()) {
            var tenant = source.tenantColumn().get();
            sql.add(prefix).add(column(tenant)).add(" = ").bindTenant(tenant.sqlType());
        }
    }

    /** A leaf as a value that compares and sorts. */
    String comparable(ColumnRead read, ValueType type) {
        return switch (read) {
            case ColumnRead.Plain plain -> column(plain.column());
            case ColumnRead.Key key ->
                "CAST(" + column(key.data()) + " ->> " + SqlWriter.literal(key.key()) + " AS " + keyType(type) + ")";
        };
    }

    /** The SQL type that a value of this type is compared as. */
    static String comparedType(ColumnRead read, ValueType type) {
        return switch (read) {
            case ColumnRead.Plain plain -> plain.column().sqlType();
            case ColumnRead.Key _ -> keyType(type);
        };
    }

    private static String keyType(ValueType type) {
        return type instanceof Scalar scalar
                ? switch (scalar) {
                    case ID, STRING -> "text";
                    case UUID -> "uuid";
                    case INT -> "int4";
                    case LONG -> "int8";
                    case FLOAT -> "float8";
                    case BIG_DECIMAL -> "numeric";
                    case BOOLEAN -> "bool";
                    case DATE -> "date";
                    case TIME -> "time";
                    case DATE_TIME -> "timestamptz";
                    case DURATION -> "interval";
                    case JSON -> "jsonb";
                }
                : "text";
    }
}
