package io.fraiseql.server.admin;

import graphql.GraphqlErrorBuilder;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.DataFetcherExceptionHandlerParameters;
import graphql.execution.DataFetcherExceptionHandlerResult;
import io.fraiseql.lifecycle.migration.MigrationException;
import io.fraiseql.lifecycle.provisioning.ProvisioningException;
import io.fraiseql.tenancy.TenancyException.MalformedTenant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The errors that the operator sees. Those of an operation say their reason; one of ours is a reference to the log. */
final class AdminExceptionHandler implements DataFetcherExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(AdminExceptionHandler.class);

    @Override
    public CompletableFuture<DataFetcherExceptionHandlerResult> handleException(
            DataFetcherExceptionHandlerParameters parameters) {
        Throwable failure = parameters.getException();
        var error = GraphqlErrorBuilder.newError(parameters.getDataFetchingEnvironment());
        switch (failure) {
            case ProvisioningException e -> error.message("%s", text(e)).extensions(Map.of("code", "CONFLICT"));
            case MigrationException e -> error.message("%s", text(e)).extensions(Map.of("code", "CONFLICT"));
            case IllegalArgumentException e ->
                error.message("%s", text(e)).extensions(Map.of("code", "BAD_USER_INPUT"));
            case MalformedTenant e -> error.message("%s", text(e)).extensions(Map.of("code", "BAD_USER_INPUT"));
            default -> {
                String reference = UUID.randomUUID().toString();
                LOG.error("reference {}: an operation of the admin API failed", reference, failure);
                error.message("Internal error").extensions(Map.of("code", "INTERNAL", "reference", reference));
            }
        }
        return CompletableFuture.completedFuture(
                DataFetcherExceptionHandlerResult.newResult(error.build()).build());
    }

    private static String text(Throwable failure) {
        return Objects.requireNonNullElse(failure.getMessage(), "refused");
    }
}
