package io.fraiseql.graphql.plan;

import io.fraiseql.graphql.model.Access;
import io.fraiseql.graphql.model.Api;
import io.fraiseql.graphql.model.Field;
import io.fraiseql.graphql.model.Operation;
import java.util.List;
import java.util.stream.Stream;

/** The different access rules of an API. */
final class AccessRules {
    private AccessRules() {}

    static List<Access> of(Api api) {
        var operations = Stream.concat(api.queries().values().stream(), api.mutations().values().stream())
                .map(Operation::access);
        var fields = api.types().values().stream()
                .flatMap(type -> type.fields().values().stream())
                .map(Field::access);
        return Stream.concat(operations, fields)
                .filter(access -> !access.isOpen())
                .distinct()
                .toList();
    }
}
