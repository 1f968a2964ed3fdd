package io.fraiseql.testkit;

import io.fraiseql.embedded.DatabaseAccess;
import io.fraiseql.embedded.ProjectDatabase;

/** The database of one configuration, as each of the three roles. */
record TestDatabase(DatabaseAccess owner, DatabaseAccess app, DatabaseAccess admin) {
    /** @param name the database: the project's first, or one more for its roles */
    static TestDatabase of(ProjectDatabase project, String name) {
        return new TestDatabase(
                project.owner().in(name),
                project.app().in(name),
                project.admin().in(name));
    }
}
