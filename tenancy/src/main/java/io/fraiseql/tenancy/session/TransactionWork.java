package io.fraiseql.tenancy.session;

import org.jspecify.annotations.Nullable;

/** What to do in a transaction. An exception rolls it back and is thrown on, as it is. */
@FunctionalInterface
public interface TransactionWork<R extends @Nullable Object, X extends Exception> {
    R run(TenantTransaction transaction) throws X;
}
