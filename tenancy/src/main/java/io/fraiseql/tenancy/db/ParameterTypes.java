package io.fraiseql.tenancy.db;

import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The types that PostgreSQL infers for the parameters of an author's statement. */
public final class ParameterTypes {
    private static final String LABELS = "SELECT enumlabel FROM pg_catalog.pg_enum WHERE enumtypid = CAST(? AS regtype)"
            + " OR enumtypid = (SELECT typelem FROM pg_catalog.pg_type WHERE oid = CAST(? AS regtype))";

    private ParameterTypes() {}

    /**
     * Asks PostgreSQL for the types, in order.
     *
     * @throws IllegalArgumentException for SQL that is not for authors
     */
    public static List<ParameterType> infer(DescribingConnection connection, String sql) throws SQLException {
        AuthorSql.requireOneStatement(sql);
        try (PreparedStatement statement = connection.prepare(sql)) {
            ParameterMetaData parameters = connection.ask(statement::getParameterMetaData);
            var types = new ArrayList<ParameterType>(parameters.getParameterCount());
            for (int index = 1; index <= parameters.getParameterCount(); index++) {
                String name = typeName(connection, parameters, index);
                types.add(new ParameterType(name, labels(connection, name)));
            }
            return List.copyOf(types);
        }
    }

    // For a type that the driver has not met on this connection it asks the catalog.
    private static String typeName(DescribingConnection connection, ParameterMetaData parameters, int index)
            throws SQLException {
        return connection.ask(() -> parameters.getParameterTypeName(index));
    }

    // Types of the catalog are never enums, and nearly all parameters are of one.
    private static List<String> labels(DescribingConnection connection, String type) throws SQLException {
        if (ParameterType.isBuiltIn(type)) {
            return List.of();
        }
        try (PreparedStatement statement = connection.prepare(LABELS)) {
            statement.setString(1, type);
            statement.setString(2, type);
            var labels = new ArrayList<String>();
            try (var rows = connection.ask(statement::executeQuery)) {
                while (rows.next()) {
                    labels.add(rows.getString(1));
                }
            }
            return List.copyOf(labels);
        }
    }
}
