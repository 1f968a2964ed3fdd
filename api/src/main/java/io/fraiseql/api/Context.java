package io.fraiseql.api;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, and the transaction that is theirs. Handed to a method with a body as its first parameter; valid until that
 * method returns, and only on the thread that called it.
 */
public interface Context {
    /**
     * The tenant of the request in its canonical form: a lower-case UUID with dashes, or the tenant's short name. Never
     * taken from an argument.
     *
     * <p>In a {@link CrossTenant} query it is still the tenant that the caller came as, for the record. It narrows
     * nothing there: {@link #db} reads the rows of all tenants, and {@code app.tenant_id} is empty.
     */
    String tenantId();

    /** The {@code sub} of the verified token, or null when the request was identified without one. */
    @Nullable String userId();

    /** The roles that the verified token grants; empty without a token. Unmodifiable. */
    Set<String> roles();

    /** The scopes that the verified token grants; empty without a token. Unmodifiable. */
    Set<String> scopes();

    /** The permissions that the verified token grants; empty without a token. Unmodifiable. */
    Set<String> permissions();

    /** The claims of the verified token; empty without one. Unmodifiable. */
    Map<String, Object> claims();

    /** What middleware or the embedding application put into the request's context under this name. */
    Optional<Object> get(String name);

    /** The tenant's transaction. In a {@link CrossTenant} query, the read-only transaction of the admin role. */
    Db db();
}
