package io.fraiseql.tenancy.session;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameStartingWith;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.fraiseql.tenancy.connection.PostgresConnector;
import io.fraiseql.tenancy.pool.ConnectionPool;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import javax.sql.DataSource;

/** The rule that a session is the only way to a tenant's rows. */
@AnalyzeClasses(packages = "io.fraiseql", importOptions = DoNotIncludeTests.class)
class OnlyWayTest {
    private static final String POOL = "io.fraiseql.tenancy.pool..";
    private static final String SESSION = "io.fraiseql.tenancy.session..";

    @ArchTest
    static final ArchRule ONLY_SESSIONS_BORROW = noClasses()
            .that()
            .resideOutsideOfPackages(POOL, SESSION)
            .and()
            // Asks whether a connection can be had, and runs nothing on it.
            .doNotHaveFullyQualifiedName("io.fraiseql.server.startup.Backend")
            .should()
            .callMethodWhere(target(owner(assignableTo(ConnectionPool.class))).and(target(nameStartingWith("borrow"))))
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("io.fraiseql.tenancy.pool.PooledConnection");

    @ArchTest
    static final ArchRule A_ROW_IS_NO_ROAD_TO_ITS_CONNECTION = noClasses()
            .should()
            .callMethod(ResultSet.class, "getStatement")
            .orShould()
            .callMethod(Statement.class, "getConnection");

    @ArchTest
    static final ArchRule ONE_CLASS_ASKS_THE_DRIVER_FOR_CONNECTIONS = noClasses()
            .that()
            .doNotBelongToAnyOf(PostgresConnector.class)
            .and()
            // The superuser of a database for development.
            .doNotHaveFullyQualifiedName("io.fraiseql.embedded.DatabaseAccess")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(DriverManager.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(DataSource.class);

    @ArchTest
    static final ArchRule FEW_OPEN_CONNECTIONS_OF_THEIR_OWN = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "io.fraiseql.tenancy.connection..",
                    POOL,
                    "io.fraiseql.tenancy.registry..",
                    "io.fraiseql.lifecycle.migration..")
            .and()
            // The catalog, before anybody is served.
            .doNotHaveFullyQualifiedName("io.fraiseql.server.startup.CatalogSample")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(PostgresConnector.class);
}
