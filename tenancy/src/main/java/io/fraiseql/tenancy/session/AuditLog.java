package io.fraiseql.tenancy.session;

/** Where looks across tenants are written down. Called before the SQL runs; when it throws, nothing runs. */
@FunctionalInterface
public interface AuditLog {
    /** Writes down that this is about to happen. */
    void record(AdminContext use);
}
