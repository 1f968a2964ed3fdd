package io.fraiseql.server.admin;

import static io.fraiseql.server.admin.ExecutedFields.recorded;

import graphql.ExecutionInput;
import graphql.GraphQL;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import io.fraiseql.graphql.GraphQLRequest;
import io.fraiseql.lifecycle.provisioning.TenantProvisioning;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Answers the operator of the platform. Whoever calls it has seen to it that the caller is one. Thread-safe. */
public final class AdminApi {
    /** The scope that a caller must have. */
    public static final String SCOPE = "admin:tenants";

    private final GraphQL graphql;

    AdminApi(TenantProvisioning provisioning) {
        var tenants = new TenantFetchers(provisioning);
        this.graphql = GraphQL.newGraphQL(schema(tenants))
                .defaultDataFetcherExceptionHandler(new AdminExceptionHandler())
                .build();
    }

    private static GraphQLSchema schema(TenantFetchers tenants) {
        var wiring = RuntimeWiring.newRuntimeWiring()
                .type(
                        "Query",
                        type -> type.dataFetcher("tenants", recorded(tenants.list()))
                                .dataFetcher("tenant", recorded(tenants.one())))
                .type(
                        "Mutation",
                        type -> type.dataFetcher("provisionTenant", recorded(tenants.provision()))
                                .dataFetcher("cancelProvisioning", recorded(tenants.cancel()))
                                .dataFetcher("promoteTenant", recorded(tenants.promote()))
                                .dataFetcher("demoteTenant", recorded(tenants.demote())))
                .build();
        return new SchemaGenerator().makeExecutableSchema(new SchemaParser().parse(sdl()), wiring);
    }

    private static String sdl() {
        try (InputStream in = AdminApi.class.getResourceAsStream("admin.graphqls")) {
            if (in == null) {
                throw new IllegalStateException("admin.graphqls is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Executes a document; errors are in the answer. */
    AdminAnswer answer(GraphQLRequest request) {
        var executed = new ExecutedFields();
        var input = ExecutionInput.newExecutionInput(request.document())
                .variables(request.variables())
                .graphQLContext(Map.of(ExecutedFields.class, executed));
        request.operationName().ifPresent(input::operationName);
        return executed.answer(graphql.execute(input));
    }
}
