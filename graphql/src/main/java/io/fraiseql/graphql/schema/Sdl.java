package io.fraiseql.graphql.schema;

import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaPrinter;

/** The schema as text. */
public final class Sdl {
    private Sdl() {}

    /** The schema in GraphQL's schema language, sorted, so that it is the same text for the same API. */
    public static String of(GraphQLSchema schema) {
        var options = SchemaPrinter.Options.defaultOptions()
                .includeScalarTypes(true)
                .includeSchemaDefinition(false)
                .includeDirectiveDefinitions(false)
                .includeDirectives(false);
        return new SchemaPrinter(options).print(schema).strip() + "\n";
    }
}
