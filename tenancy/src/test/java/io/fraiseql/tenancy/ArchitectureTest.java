package io.fraiseql.tenancy;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The rooms of tenancy, and which door leads where. */
@AnalyzeClasses(packages = "io.fraiseql.tenancy", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule configurationKnowsNobody = noClasses()
            .that()
            .resideInAPackage("..tenancy.config..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "..tenancy.identity..",
                    "..tenancy.resolution..",
                    "..tenancy.registry..",
                    "..tenancy.placement..",
                    "..tenancy.connection..",
                    "..tenancy.pool..",
                    "..tenancy.db..",
                    "..tenancy.session..");

    @ArchTest
    static final ArchRule whoAsksAndWhichTenantIsKnownBeforeAnySession = noClasses()
            .that()
            .resideInAnyPackage("..tenancy.identity..", "..tenancy.resolution..", "..tenancy.registry..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..tenancy.session..", "..tenancy.db..", "..tenancy.pool..");

    @ArchTest
    static final ArchRule identityKnowsNoTenants = noClasses()
            .that()
            .resideInAPackage("..tenancy.identity..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..tenancy.resolution..", "..tenancy.registry..", "..tenancy.placement..");

    // RelationLookup asks the catalog over a connection that the registry or the inspection hands to it.
    @ArchTest
    static final ArchRule sqlIsSpokenInTheRoomsForItOnly = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "..tenancy.session..",
                    "..tenancy.db..",
                    "..tenancy.registry..",
                    "..tenancy.pool..",
                    "..tenancy.connection..")
            .and()
            .doNotHaveSimpleName("RelationLookup")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "org.postgresql..");

    @ArchTest
    static final ArchRule authorsSqlKnowsNeitherSessionsNorThePool = noClasses()
            .that()
            .resideInAPackage("..tenancy.db..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..tenancy.session..", "..tenancy.pool..", "..tenancy.registry..");

    @ArchTest
    static final ArchRule placementKnowsNoTenants = noClasses()
            .that()
            .resideInAPackage("..tenancy.placement..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.fraiseql.tenancy");

    @ArchTest
    static final ArchRule connectionsAreNotOpenedWhereTenantsAreNamedOrPlaced = noClasses()
            .that()
            .resideInAnyPackage(
                    "..tenancy",
                    "..tenancy.config..",
                    "..tenancy.identity..",
                    "..tenancy.resolution..",
                    "..tenancy.placement..")
            .should()
            .dependOnClassesThat()
            .haveNameMatching("java\\.sql\\.(Driver|DriverManager)|javax\\.sql\\..*|org\\.postgresql\\..*");

    @ArchTest
    static final ArchRule threadsCarryNoHiddenContext =
            noClasses().should().dependOnClassesThat().areAssignableTo(ThreadLocal.class);

    @ArchTest
    static final ArchRule roomsFormNoCircle =
            slices().matching("io.fraiseql.tenancy.(*)..").should().beFreeOfCycles();
}
