package io.fraiseql.graphql.reader;

import io.fraiseql.graphql.model.EnumType;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the author's Java says, in order of declaration. */
public record ApiDeclaration(
        Map<Class<?>, TypeDeclaration> types,
        Map<Class<?>, InputDeclaration> inputs,
        Map<Class<?>, EnumType> enums,
        List<OperationDeclaration> queries,
        List<OperationDeclaration> mutations) {
    public ApiDeclaration {
        types = Collections.unmodifiableMap(new LinkedHashMap<>(types));
        inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
        enums = Collections.unmodifiableMap(new LinkedHashMap<>(enums));
        queries = List.copyOf(queries);
        mutations = List.copyOf(mutations);
    }

    /** The declaration of a record; empty when the record was a mistake. */
    public Optional<TypeDeclaration> type(Class<?> javaType) {
        return Optional.ofNullable(types.get(javaType));
    }

    /** The declaration of an input; empty when the record was a mistake. */
    public Optional<InputDeclaration> input(Class<?> javaType) {
        return Optional.ofNullable(inputs.get(javaType));
    }
}
