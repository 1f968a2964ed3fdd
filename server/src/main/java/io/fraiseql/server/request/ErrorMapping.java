package io.fraiseql.server.request;

import io.fraiseql.api.GraphQLException;
import io.fraiseql.graphql.RequestException;
import io.fraiseql.tenancy.TenancyException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What each exception looks like on the wire. What a client may know is in the exception's message; what it may not
 * know goes to the log, whole, under a reference id that the client gets instead. Thread-safe.
 */
public final class ErrorMapping {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorMapping.class);
    private static final String INTERNAL = "INTERNAL";

    /** The answer for a request that failed in this step. */
    public Answer.Failed answer(Throwable failure, Step step) {
        return switch (failure) {
            case TenancyException e -> tenancy(e, step);
            case RequestException e -> request(e);
            case GraphQLException e -> author(e);
            case HttpRefusal e -> Answer.Failed.of(e.status(), e.code(), message(e));
            case Admission.RateLimited e ->
                Answer.Failed.of(429, "RATE_LIMITED", "Too many requests").with("Retry-After", seconds(e.retryAfter()));
            default -> internal(failure, step);
        };
    }

    private static Answer.Failed tenancy(TenancyException failure, Step step) {
        String message = message(failure);
        return switch (failure) {
            case TenancyException.MissingTenant e ->
                Answer.Failed.of(401, "UNAUTHORIZED", message).with("WWW-Authenticate", "Bearer");
            case TenancyException.InvalidToken e -> {
                LOG.info("{}: token refused: {}", step.label(), e.reason());
                yield Answer.Failed.of(401, "UNAUTHORIZED", message)
                        .with("WWW-Authenticate", "Bearer error=\"invalid_token\"");
            }
            case TenancyException.KeysUnavailable e -> {
                LOG.warn("{}: the keys that tokens are verified with cannot be had", step.label(), e);
                yield Answer.Failed.of(503, "UNAVAILABLE", message).with("Retry-After", "5");
            }
            case TenancyException.MalformedTenant e -> Answer.Failed.of(400, "BAD_USER_INPUT", message);
            case TenancyException.ConflictingTenants e -> Answer.Failed.of(403, "FORBIDDEN", message);
            case TenancyException.TenantUnavailable e -> Answer.Failed.of(403, "TENANT_UNAVAILABLE", message);
            case TenancyException.DatabaseUnavailable e -> {
                if (!e.isKnown()) {
                    LOG.warn("{}: a tenant's database is away", step.label(), e);
                }
                yield Answer.Failed.of(503, "UNAVAILABLE", message).with("Retry-After", seconds(e.retryAfter()));
            }
            case TenancyException.StatementTimeout e -> {
                LOG.warn("{}: a statement ran into its timeout", step.label(), e);
                yield Answer.Failed.of(504, "TIMEOUT", message);
            }
            case TenancyException.NoSession e -> internal(e, step);
        };
    }

    private static Answer.Failed request(RequestException failure) {
        String code = failure.kind().code();
        List<Answer.Fault> faults = failure.problems().stream()
                .map(problem -> new Answer.Fault(code, problem.message(), problem.locations(), Map.of()))
                .toList();
        if (faults.isEmpty()) {
            faults = List.of(Answer.Fault.of(code, message(failure)));
        }
        return switch (failure.kind()) {
            case PARSE_FAILED, VALIDATION_FAILED, BAD_USER_INPUT -> new Answer.Failed(400, true, faults, Map.of());
            case QUERIES_ONLY -> new Answer.Failed(405, false, faults, Map.of("Allow", "POST"));
        };
    }

    private static Answer.Failed author(GraphQLException failure) {
        int status = switch (failure.code()) {
            case "UNAUTHORIZED" -> 401;
            case "FORBIDDEN" -> 403;
            case "NOT_FOUND" -> 404;
            case "RATE_LIMITED" -> 429;
            default -> 400;
        };
        var fault = new Answer.Fault(failure.code(), message(failure), List.of(), failure.extensions());
        Map<String, String> headers = status == 401 ? Map.of("WWW-Authenticate", "Bearer") : Map.of();
        return new Answer.Failed(status, false, List.of(fault), headers);
    }

    private static Answer.Failed internal(Throwable failure, Step step) {
        String reference = reference();
        LOG.error("reference {}: {} failed", reference, step.label(), failure);
        var fault = new Answer.Fault(INTERNAL, "Internal error", List.of(), Map.of("reference", reference));
        return new Answer.Failed(500, false, List.of(fault), Map.of());
    }

    // Enough to find one error among a day's log, and nothing that says how many there were.
    private static String reference() {
        return Long.toString(ThreadLocalRandom.current().nextLong(1L << 55, 1L << 60), 36);
    }

    private static String message(Throwable failure) {
        return Objects.requireNonNullElse(failure.getMessage(), "");
    }

    private static String seconds(Duration duration) {
        return Long.toString(Math.max(1, duration.plusMillis(999).toSeconds()));
    }
}
