package io.fraiseql.tenancy.db;

import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes a Java value of each row: a record by the labels of the columns, anything else of the first column. */
@FunctionalInterface
interface RowMapper<T extends @Nullable Object> {
    T map(ResultSet row) throws SQLException;

    /**
     * The mapper of a type from these columns.
     *
     * @throws IllegalStateException when they do not fill it
     */
    static <T> RowMapper<@Nullable T> of(Class<T> type, ResultSetMetaData columns) throws SQLException {
        if (!type.isRecord()) {
            ColumnReader reader = ColumnReader.of(type);
            @SuppressWarnings("unchecked")
            var boxed = (Class<T>) MethodType.methodType(type).wrap().returnType();
            return row -> boxed.cast(reader.read(row, 1));
        }
        return records(type, columns);
    }

    private static <T> RowMapper<@Nullable T> records(Class<T> type, ResultSetMetaData columns) throws SQLException {
        var byName = new HashMap<String, Integer>();
        for (int index = columns.getColumnCount(); index >= 1; index--) {
            byName.put(componentName(columns.getColumnLabel(index)), index);
        }
        RecordComponent[] components = type.getRecordComponents();
        var fields = new RowMapper<?>[components.length];
        var types = new Class<?>[components.length];
        for (int at = 0; at < components.length; at++) {
            types[at] = components[at].getType();
            fields[at] = field(type, components[at], byName);
        }
        var constructor = constructor(type, types);
        return row -> {
            var values = new @Nullable Object[fields.length];
            for (int at = 0; at < fields.length; at++) {
                values[at] = fields[at].map(row);
            }
            return newInstance(constructor, values);
        };
    }

    private static RowMapper<@Nullable Object> field(
            Class<?> type, RecordComponent component, Map<String, Integer> byName) {
        if (ColumnReader.isRelation(component.getGenericType())) {
            return _ -> null;
        }
        Integer index = byName.get(component.getName());
        if (index == null) {
            throw new IllegalStateException("no column for " + type.getSimpleName() + "." + component.getName()
                    + "; the statement returns " + byName.keySet() + ": add the column, or an alias");
        }
        ColumnReader reader = ColumnReader.of(component.getGenericType());
        String name = type.getSimpleName() + "." + component.getName();
        return row -> {
            Object value = reader.read(row, index);
            if (value == null && component.getType().isPrimitive()) {
                throw new IllegalStateException(name + " is a primitive, but its column is null; use its wrapper");
            }
            return value;
        };
    }

    private static <T> Constructor<T> constructor(Class<T> type, Class<?>[] types) {
        try {
            var constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> T newInstance(Constructor<T> constructor, @Nullable Object[] values) {
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    constructor.getDeclaringClass() + " cannot be made here; is its package open?", e);
        }
    }

    /** {@code created_at} becomes {@code createdAt}. */
    private static String componentName(String label) {
        var name = new StringBuilder(label.length());
        boolean upper = false;
        for (int at = 0; at < label.length(); at++) {
            char character = label.charAt(at);
            if (character == '_' && !name.isEmpty()) {
                upper = true;
            } else {
                name.append(upper ? Character.toString(character).toUpperCase(Locale.ROOT) : character);
                upper = false;
            }
        }
        return name.toString();
    }
}
