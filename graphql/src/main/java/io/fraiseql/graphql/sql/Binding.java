package io.fraiseql.graphql.sql;

import io.fraiseql.graphql.input.ValueReference;
import io.fraiseql.tenancy.session.DeclaredType;
import io.fraiseql.tenancy.session.Parameter;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What fills one {@code ?} of a kept plan. */
sealed interface Binding {
    /** The parameter of one request. */
    Parameter parameter(Map<String, @Nullable Object> variables);

    /** The session's tenant. */
    record Tenant(Parameter.TenantParameter parameter) implements Binding {
        @Override
        public Parameter parameter(Map<String, @Nullable Object> variables) {
            return parameter;
        }
    }

    /** A value of the document or of a variable. */
    record Value(ValueReference reference, Function<Object, String> encoder, DeclaredType type) implements Binding {
        public Value {
            Objects.requireNonNull(reference, "reference is null");
            Objects.requireNonNull(encoder, "encoder is null");
            Objects.requireNonNull(type, "type is null");
        }

        @Override
        public Parameter parameter(Map<String, @Nullable Object> variables) {
            Object value = reference.resolve(variables);
            return new Parameter.Value(value == null ? null : encoder.apply(value), type);
        }
    }
}
