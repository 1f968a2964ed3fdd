package io.fraiseql.tenancy.session;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.fraiseql.tenancy.pool.ConnectionPool;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import javax.sql.DataSource;

/** There is no road to a tenant's rows but a session. */
@AnalyzeClasses(packages = "io.fraiseql", importOptions = DoNotIncludeTests.class)
class OnlyWayTest {
    private static final String POOL = "io.fraiseql.tenancy.pool..";
    private static final String SESSION = "io.fraiseql.tenancy.session..";

    @ArchTest
    static final ArchRule ONLY_SESSIONS_BORROW = noClasses()
            .that()
            .resideOutsideOfPackages(POOL, SESSION)
            .should()
            .callMethod(ConnectionPool.class, "borrow", io.fraiseql.tenancy.config.ConnectionUrl.class)
            .orShould()
            .callMethod(ConnectionPool.class, "borrowProven", io.fraiseql.tenancy.config.ConnectionUrl.class)
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
    static final ArchRule FEW_OPEN_CONNECTIONS_OF_THEIR_OWN = noClasses()
            .that()
            .resideOutsideOfPackages(
                    POOL,
                    "io.fraiseql.tenancy.registry..",
                    "io.fraiseql.isolation..",
                    "io.fraiseql.lifecycle.migration..")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(DriverManager.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(DataSource.class);
}
