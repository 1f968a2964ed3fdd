package io.fraiseql.graphql.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The whole API; each map by GraphQL name, in order of declaration. */
public record Api(
        Map<String, ObjectType> types,
        Map<String, InputType> inputs,
        Map<String, EnumType> enums,
        Map<String, Operation> queries,
        Map<String, Operation> mutations) {
    public Api {
        types = Collections.unmodifiableMap(new LinkedHashMap<>(types));
        inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
        enums = Collections.unmodifiableMap(new LinkedHashMap<>(enums));
        queries = Collections.unmodifiableMap(new LinkedHashMap<>(queries));
        mutations = Collections.unmodifiableMap(new LinkedHashMap<>(mutations));
    }

    /**
     * The object type of this name.
     *
     * @throws IllegalArgumentException when there is none: a defect of the engine
     */
    public ObjectType type(String name) {
        var type = types.get(name);
        if (type == null) {
            throw new IllegalArgumentException("no type " + name);
        }
        return type;
    }
}
