package io.fraiseql.graphql.model;

import java.lang.reflect.Method;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A field of the query or mutation type. */
public sealed interface Operation {
    /** The name in GraphQL. */
    String name();

    /** The text that introspection shows; empty for none. */
    String description();

    /** Who may use it. */
    Access access();

    /** The Java method that declares it; errors name it. */
    Method method();

    /** Whether it reads all tenants over the admin role. */
    default boolean crossTenant() {
        return false;
    }

    /**
     * Rows of a source. In GraphQL it takes the declared arguments and {@code where}, {@code orderBy}, {@code limit}
     * and {@code offset} beside them.
     *
     * @param target the type's name in {@link Api#types}
     * @param source what is read; the type's own source unless this query names another
     * @param equality declared arguments that compare with a column, by argument name, in order of declaration
     * @param arguments the declared arguments, {@code limit} and {@code offset} among them if declared
     * @param defaultLimit rows without a {@code limit}
     * @param maxLimit rows at most
     * @param crossTenant whether it reads all tenants over the admin role
     */
    record SourceList(
            String name,
            String description,
            Access access,
            Method method,
            String target,
            Source source,
            Map<String, Column> equality,
            List<Argument> arguments,
            int defaultLimit,
            int maxLimit,
            boolean crossTenant)
            implements Operation {
        public SourceList {
            equality = Collections.unmodifiableMap(new LinkedHashMap<>(equality));
            arguments = List.copyOf(arguments);
        }
    }

    /**
     * One row of a source, by the columns that the arguments name.
     *
     * @param equality all declared arguments, by name; the {@code idArg} first
     */
    record SourceOne(
            String name,
            String description,
            Access access,
            Method method,
            String target,
            Source source,
            Map<String, Column> equality,
            List<Argument> arguments,
            boolean nullable,
            boolean crossTenant)
            implements Operation {
        public SourceOne {
            equality = Collections.unmodifiableMap(new LinkedHashMap<>(equality));
            arguments = List.copyOf(arguments);
        }
    }

    /**
     * A method with a body.
     *
     * @param takesContext whether the first parameter is the {@link io.fraiseql.api.Context}
     * @param arguments of the remaining parameters, in order
     */
    record JavaCall(
            String name,
            String description,
            Access access,
            Method method,
            boolean takesContext,
            List<Argument> arguments,
            Result result,
            boolean crossTenant)
            implements Operation {
        public JavaCall {
            arguments = List.copyOf(arguments);
        }
    }

    /**
     * A call of an SQL function with named arguments.
     *
     * @param function quoted, as it stands in SQL
     * @param parameterTypes for each argument the SQL type to cast to, by argument name
     * @param columns what the function's rows hold, by column name; for a scalar function the one column {@code value}
     */
    record FunctionCall(
            String name,
            String description,
            Access access,
            Method method,
            String function,
            Map<String, SqlParameter> parameterTypes,
            List<Argument> arguments,
            Map<String, Column> columns,
            Result result)
            implements Operation {
        public FunctionCall {
            parameterTypes = Collections.unmodifiableMap(new LinkedHashMap<>(parameterTypes));
            arguments = List.copyOf(arguments);
            columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
        }
    }

    /**
     * A function's parameter.
     *
     * @param name unquoted
     * @param sqlType as in {@link Column#sqlType}
     */
    record SqlParameter(String name, String sqlType) {
        public SqlParameter {
            Objects.requireNonNull(name, "name is null");
            Objects.requireNonNull(sqlType, "sqlType is null");
        }
    }

    /** What a call answers. */
    sealed interface Result {
        /** A scalar, an enum or a list of them. */
        record LeafResult(LeafType type) implements Result {}

        /** An object, or a non-null list of non-null ones. */
        record ObjectResult(String target, boolean list, boolean nullable) implements Result {}

        /** Nothing; in GraphQL a Boolean that is true. */
        record VoidResult() implements Result {}

        /** The object type's name in {@link Api#types}; empty for a leaf. */
        default Optional<String> objectType() {
            return this instanceof ObjectResult object ? Optional.of(object.target()) : Optional.empty();
        }
    }
}
