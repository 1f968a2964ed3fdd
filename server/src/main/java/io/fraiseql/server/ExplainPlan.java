package io.fraiseql.server;

import io.fraiseql.graphql.GraphQLRequest;
import io.fraiseql.server.startup.Backend;
import io.fraiseql.tenancy.TenancyException.TenantUnavailable;
import io.fraiseql.tenancy.TenantId;
import io.fraiseql.tenancy.TenantState;
import io.fraiseql.tenancy.identity.Identity;
import io.fraiseql.tenancy.session.SessionContext;
import io.fraiseql.tenancy.session.SqlStatement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The SQL of a GraphQL document, with PostgreSQL's {@code EXPLAIN} of it. */
final class ExplainPlan {
    private final Backend backend;

    ExplainPlan(Backend backend) {
        this.backend = backend;
    }

    /**
     * Explains a document for a caller who may do everything. Runs nothing but {@code EXPLAIN}.
     *
     * @param tenant whose plan is asked for; empty for the SQL alone
     * @throws TenantUnavailable for a tenant that is not served
     */
    String of(String document, Optional<TenantId> tenant) {
        Identity caller = backend.unrestrictedCaller();
        var request = new GraphQLRequest(document, Optional.empty(), new LinkedHashMap<>(), false);
        Map<String, SqlStatement> statements = backend.graphql().statements(request, caller);
        Optional<SessionContext> session = tenant.map(id -> session(id, caller));
        var text = new StringBuilder();
        statements.forEach((field, statement) -> {
            text.append(text.isEmpty() ? "" : "\n").append("-- ").append(field).append('\n');
            text.append(statement.sql()).append(";\n");
            session.ifPresent(context -> text.append('\n').append(plan(context, statement)));
        });
        return text.isEmpty() ? "-- no SQL of the engine's: introspection, or methods with a body" : text.toString();
    }

    private SessionContext session(TenantId id, Identity caller) {
        return backend.registry()
                .find(id)
                .filter(tenant -> tenant.state() == TenantState.ACTIVE)
                .map(tenant -> new SessionContext(tenant, caller))
                .orElseThrow(TenantUnavailable::new);
    }

    private String plan(SessionContext context, SqlStatement statement) {
        var explain = new SqlStatement("EXPLAIN " + statement.sql(), statement.parameters());
        return backend.sessions().readOnly(context, transaction -> {
            var lines = new StringBuilder();
            transaction.query(explain, (number, rows) -> {
                while (rows.next()) {
                    lines.append("--   ").append(rows.getString(1)).append('\n');
                }
            });
            return lines.toString();
        });
    }
}
