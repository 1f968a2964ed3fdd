package io.fraiseql.server.admin;

import io.fraiseql.lifecycle.provisioning.TenantProvisioning;
import io.fraiseql.server.http.ErrorJson;
import io.fraiseql.server.http.RequestReader;
import io.fraiseql.server.http.ResponseHeaders;
import io.fraiseql.server.request.Answer;
import io.fraiseql.server.request.ConnectionFailure;
import io.fraiseql.server.request.ErrorMapping;
import io.fraiseql.server.request.Exchange;
import io.fraiseql.server.request.HttpRefusal;
import io.fraiseql.server.request.MediaType;
import io.fraiseql.server.request.Step;
import io.fraiseql.tenancy.identity.Authenticator;
import io.fraiseql.tenancy.identity.Identity;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/**
 * GraphQL over HTTP for the operator of the platform: a valid token with the scope {@link AdminApi#SCOPE}, and a POST.
 * Of whom it serves and whom it refuses there is a line in the audit. Thread-safe.
 */
public final class AdminHandler implements Handler {
    private final Authenticator authenticator;
    private final AdminApi api;
    private final RequestReader reader;
    private final ErrorMapping errors;
    private final ErrorJson errorJson;
    private final JsonMapper mapper;

    /** A handler of POST alone. */
    public AdminHandler(
            Authenticator authenticator,
            TenantProvisioning provisioning,
            RequestReader reader,
            ErrorJson errorJson,
            JsonMapper mapper) {
        this.authenticator = authenticator;
        this.api = new AdminApi(provisioning);
        this.reader = reader;
        this.errors = new ErrorMapping();
        this.errorJson = errorJson;
        this.mapper = mapper;
    }

    @Override
    public void handle(ServerRequest request, ServerResponse response) {
        var exchange = new Exchange(
                request.prologue().method().text(),
                request.headers(),
                request.remotePeer().host());
        MediaType type = MediaType.negotiate(exchange.header("Accept")).orElse(MediaType.JSON);
        response.header(HeaderNames.CONTENT_TYPE, type.contentType());
        response.header(ResponseHeaders.NO_STORE);
        response.header(ResponseHeaders.NO_SNIFF);
        byte[] body;
        try {
            AdminAnswer answer = answer(exchange, request);
            // What has been done is on record whatever becomes of the answer.
            AdminAudit.answered(exchange, answer);
            body = mapper.writeValueAsBytes(answer.body());
        } catch (ConnectionFailure e) {
            throw e.reason();
        } catch (RuntimeException e) {
            Answer.Failed failed = errors.answer(e, Step.AUTHENTICATE);
            response.status(Status.create(failed.status(type)));
            new TreeMap<>(failed.headers()).forEach((name, value) -> response.header(HeaderNames.create(name), value));
            body = errorJson.bytes(failed.faults());
            AdminAudit.refused(exchange, failed);
        }
        response.send(body);
    }

    private AdminAnswer answer(Exchange exchange, ServerRequest request) {
        Identity caller = authenticator.authenticate(exchange.header("Authorization"));
        exchange.identified(caller);
        if (!caller.authenticated()) {
            throw HttpRefusal.unauthorized("This asks for a token with the scope " + AdminApi.SCOPE);
        }
        if (!caller.scopes().contains(AdminApi.SCOPE)) {
            throw HttpRefusal.forbidden("This asks for a token with the scope " + AdminApi.SCOPE);
        }
        return api.answer(reader.fromPost(request));
    }
}
