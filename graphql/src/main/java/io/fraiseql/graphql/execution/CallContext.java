package io.fraiseql.graphql.execution;

import io.fraiseql.api.Context;
import io.fraiseql.api.Db;
import io.fraiseql.tenancy.session.SessionContext;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The context of one call of a method with a body. */
record CallContext(SessionContext session, Map<String, Object> attributes, Db db) implements Context {
    @Override
    public String tenantId() {
        return session.tenant().id().value();
    }

    @Override
    public @Nullable String userId() {
        return session.identity().subject().orElse(null);
    }

    @Override
    public Set<String> roles() {
        return session.identity().roles();
    }

    @Override
    public Set<String> scopes() {
        return session.identity().scopes();
    }

    @Override
    public Set<String> permissions() {
        return session.identity().permissions();
    }

    @Override
    public Map<String, Object> claims() {
        return session.identity().claims();
    }

    @Override
    public Optional<Object> get(String name) {
        return Optional.ofNullable(attributes.get(name));
    }
}
