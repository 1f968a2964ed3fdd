package io.fraiseql.doctor;

import io.fraiseql.isolation.Acknowledgements;
import io.fraiseql.isolation.Finding;
import io.fraiseql.isolation.InspectionScope;
import io.fraiseql.isolation.check.TenancyModel;
import io.fraiseql.isolation.check.TenantSchemas;
import io.fraiseql.tenancy.placement.RelationName;
import io.fraiseql.tenancy.testing.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A database of its own with the sound schema, to be spoilt and examined. */
final class ExaminedDatabase implements AutoCloseable {
    static final String APP = "doctor_app";

    private static final RelationName REGISTRY = RelationName.of("public", "tenant_databases");
    static final TenancyModel MODEL =
            new TenancyModel(Optional.of(new TenantSchemas("tenant_", Optional.of(REGISTRY))), false);

    private static final TestDatabase SOUND = sound();

    private final TestDatabase database = SOUND.copy();

    private static TestDatabase sound() {
        var database = TestDatabase.create();
        database.superuser("DO $$ BEGIN CREATE ROLE doctor_app LOGIN PASSWORD 'doctor_app';"
                + " EXCEPTION WHEN duplicate_object THEN NULL; END $$");
        try {
            database.superuser(fit(database, Files.readString(Path.of("src/test/resources/base.sql"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return database;
    }

    /**
     * Views with their owner's rights, whom FORCE binds, where there are no others: invokers came with PostgreSQL 15.
     */
    private static String fit(TestDatabase database, String sql) {
        return database.version() < 150_000 ? sql.replace(" WITH (security_invoker = true)", "") : sql;
    }

    static InspectionScope scope() {
        return new InspectionScope(
                APP,
                List.of("public"),
                "tenant_id",
                Set.of("app.tenant_id", "app.current_tenant_id"),
                Set.of(RelationName.of("public", "country"), REGISTRY),
                Map.of("app.user_role", "role", "app.user_id", "sub"));
    }

    TestDatabase database() {
        return database;
    }

    /** Runs a script, as the owner of the tables to begin with. */
    ExaminedDatabase run(String script) {
        database.superuser("SET ROLE blog_owner;\n" + fit(database, script.replace("@database@", database.name()))
                + "\n;RESET ROLE");
        return this;
    }

    List<Finding> examine() {
        return examine(MODEL);
    }

    List<Finding> examine(TenancyModel model) {
        try (var connection = database.connect("blog_owner")) {
            return Report.of(Doctor.examine(connection, scope(), model), Acknowledgements.none(), LocalDate.EPOCH)
                    .findings();
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /** Roles outlive databases: what a fault did to them is undone. */
    @Override
    public void close() {
        database.superuser(
                "ALTER ROLE doctor_app NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOCREATEDB NOREPLICATION INHERIT",
                "ALTER ROLE doctor_app RESET ALL",
                """
                DO $$ DECLARE g record; BEGIN
                    FOR g IN SELECT pg_get_userbyid(m.roleid) AS role, pg_get_userbyid(m.member) AS member FROM pg_auth_members m
                        WHERE 'doctor_app'::regrole IN (m.roleid, m.member) LOOP
                        EXECUTE format('REVOKE %I FROM %I', g.role, g.member);
                    END LOOP;
                END $$
                """);
        database.close();
    }
}
