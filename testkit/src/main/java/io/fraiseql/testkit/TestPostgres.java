package io.fraiseql.testkit;

import io.fraiseql.embedded.DatabaseAccess;
import io.fraiseql.embedded.LocalPostgres;
import io.fraiseql.embedded.ProjectDatabase;
import io.fraiseql.embedded.ProjectRoles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/** The PostgreSQL of a test run. Thread-safe. */
final class TestPostgres implements AutoCloseable {
    private final LocalPostgres postgres;
    private final DatabaseAccess superuser;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<ProjectRoles, ProjectDatabase> projects = new HashMap<>();
    private int databases;

    private TestPostgres(LocalPostgres postgres, DatabaseAccess superuser) {
        this.postgres = postgres;
        this.superuser = superuser;
    }

    /** @param major the version, or empty for the one that is on the class path */
    static TestPostgres start(String major) {
        try {
            var postgres = LocalPostgres.create(major);
            try {
                return new TestPostgres(postgres, postgres.start(List.of("max_connections=200")));
            } catch (IOException | RuntimeException e) {
                postgres.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    DatabaseAccess superuser() {
        return superuser;
    }

    /** An empty database. Roles belong to the whole server, so that projects of one name share them. */
    TestDatabase database(ProjectRoles names) throws SQLException {
        lock.lock();
        try {
            ProjectDatabase first = projects.get(names);
            if (first != null) {
                return TestDatabase.of(
                        first, first.another(Integer.toString(++databases)).database());
            }
            var database = ProjectDatabase.create(superuser, names);
            projects.put(names, database);
            return TestDatabase.of(database, names.database());
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        postgres.close();
    }
}
