package io.fraiseql.cli.probe;

import io.fraiseql.doctor.probe.SeededRow;
import io.fraiseql.doctor.probe.TwoTenants;
import io.fraiseql.graphql.GraphQLEngine;
import io.fraiseql.graphql.GraphQLRequest;
import io.fraiseql.graphql.model.Access;
import io.fraiseql.graphql.model.Api;
import io.fraiseql.graphql.model.Field;
import io.fraiseql.graphql.model.Operation;
import io.fraiseql.graphql.plan.EngineLimits;
import io.fraiseql.graphql.schema.LoadedApi;
import io.fraiseql.tenancy.Tenant;
import io.fraiseql.tenancy.TenantId;
import io.fraiseql.tenancy.TenantState;
import io.fraiseql.tenancy.config.FraiseqlConfig;
import io.fraiseql.tenancy.identity.Identity;
import io.fraiseql.tenancy.placement.Placement;
import io.fraiseql.tenancy.session.RolledBackSessions;
import io.fraiseql.tenancy.session.SessionContext;
import io.fraiseql.tenancy.session.SessionSettings;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** A user of tenant A, who may do all that the API has but is no super admin. Not thread-safe. */
final class ProbeCaller {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final List<String> WHO = List.of("user", "contact", "member", "account", "person");

    private final GraphQLEngine engine;
    private final SessionContext context;
    private final TwoTenants ground;
    private final TwoTenants.State stateOfB;
    private boolean changedB;

    ProbeCaller(LoadedApi api, FraiseqlConfig config, TwoTenants ground) throws SQLException {
        this.ground = ground;
        this.stateOfB = ground.stateOfB();
        var settings = new SessionSettings(
                TIMEOUT, SessionSettings.SUPER_ADMIN, config.sessionVariables().claims(), true);
        var sessions = new RolledBackSessions(ground.connection(), ground.role(), settings, this::look);
        this.engine = new GraphQLEngine(api.api(), api.schema(), sessions, Optional.empty(), EngineLimits.DEFAULT);
        var tenant = new Tenant(
                new TenantId(ground.a()),
                "tenant A of the probe",
                Optional.empty(),
                TenantState.ACTIVE,
                "",
                new Placement.SharedRows());
        this.context = new SessionContext(tenant, identity(api.api(), ground));
    }

    /**
     * Runs a document.
     *
     * @return what a client would get
     * @throws RolledBackSessions.Ended when nothing can be taken back any more
     */
    OperationResult run(String document) {
        changedB = false;
        try {
            var request = new GraphQLRequest(document, Optional.empty(), Map.of(), false);
            return OperationResult.of(engine.plan(request, context.identity()).execute(context, Map.of()));
        } catch (RolledBackSessions.Ended e) {
            throw e;
        } catch (RuntimeException e) {
            return OperationResult.of(e);
        }
    }

    /** Whether what was run last changed rows of tenant B, before it was taken back. */
    boolean changedB() {
        return changedB;
    }

    private void look() throws SQLException {
        changedB = ground.stateOfB().differsFrom(stateOfB);
    }

    private static Identity identity(Api api, TwoTenants ground) {
        var scopes = new HashSet<String>();
        var roles = new HashSet<String>();
        var permissions = new HashSet<String>();
        accesses(api).forEach(access -> {
            scopes.addAll(access.scopes());
            roles.addAll(access.anyRole());
            permissions.addAll(access.permissions());
        });
        // Who is meant to see every tenant proves nothing.
        roles.remove(SessionSettings.SUPER_ADMIN);
        String user = user(ground.rowsOfA());
        var claims = new HashMap<String, Object>(Map.of("sub", user, "contact_id", user));
        return new Identity(true, Optional.of(ground.a()), Optional.of(user), roles, scopes, permissions, claims);
    }

    private static Stream<Access> accesses(Api api) {
        return Stream.of(
                        api.queries().values().stream().map(Operation::access),
                        api.mutations().values().stream().map(Operation::access),
                        api.types().values().stream()
                                .flatMap(type -> type.fields().values().stream())
                                .map(Field::access))
                .flatMap(each -> each);
    }

    /** Somebody who is in tenant A's rows, so that what refers to the user can be written. */
    private static String user(List<SeededRow> rows) {
        for (String who : WHO) {
            for (SeededRow row : rows) {
                String value = row.columns().get(who + "_id");
                if (value == null && row.table().contains(who)) {
                    value = row.columns().get("id");
                }
                if (value != null) {
                    return value;
                }
            }
        }
        return UUID.randomUUID().toString();
    }
}
