package io.fraiseql.graphql.schema;

import graphql.schema.GraphQLSchema;
import io.fraiseql.graphql.model.Api;
import java.util.Objects;

/** An API that fits its database, and its schema. Immutable. */
public record LoadedApi(Api api, GraphQLSchema schema) {
    public LoadedApi {
        Objects.requireNonNull(api, "api is null");
        Objects.requireNonNull(schema, "schema is null");
    }
}
