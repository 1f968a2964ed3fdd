package io.fraiseql.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Imports run downwards only: the rooms as CONTRIBUTING.md draws them. */
class HouseTest {
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("io.fraiseql");

    @Test
    void importsRunDownwardsOnly() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("cli")
                .definedBy("io.fraiseql.cli..")
                .layer("testkit")
                .definedBy("io.fraiseql.testkit..")
                .layer("server")
                .definedBy("io.fraiseql.server..")
                .layer("embedded")
                .definedBy("io.fraiseql.embedded..")
                .layer("doctor")
                .definedBy("io.fraiseql.doctor..")
                .layer("graphql")
                .definedBy("io.fraiseql.graphql..")
                .layer("lifecycle")
                .definedBy("io.fraiseql.lifecycle..")
                .layer("isolation")
                .definedBy("io.fraiseql.isolation..")
                .layer("tenancy")
                .definedBy("io.fraiseql.tenancy..")
                .layer("api")
                .definedBy("io.fraiseql.api..")
                .whereLayer("cli")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("testkit")
                .mayOnlyBeAccessedByLayers("cli")
                .whereLayer("server")
                .mayOnlyBeAccessedByLayers("cli", "testkit")
                .whereLayer("embedded")
                .mayOnlyBeAccessedByLayers("cli", "testkit")
                .whereLayer("doctor")
                .mayOnlyBeAccessedByLayers("cli")
                .whereLayer("graphql")
                .mayOnlyBeAccessedByLayers("cli", "server")
                .whereLayer("tenancy")
                .mayOnlyBeAccessedByLayers(
                        "cli", "testkit", "server", "embedded", "doctor", "graphql", "lifecycle", "isolation")
                .whereLayer("lifecycle")
                .mayOnlyBeAccessedByLayers("cli", "testkit", "server")
                .whereLayer("isolation")
                .mayOnlyBeAccessedByLayers("cli", "server", "doctor", "lifecycle")
                .check(HOUSE);
    }

    @Test
    void theApiDependsOnNothing() {
        classes()
                .that()
                .resideInAPackage("io.fraiseql.api..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("io.fraiseql.api..", "java..", "org.jspecify..")
                .check(HOUSE);
    }

    @Test
    void graphqlKnowsNoHttp() {
        noClasses()
                .that()
                .resideInAnyPackage("io.fraiseql.graphql..", "io.fraiseql.api..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.helidon..", "java.net.http..", "com.sun.net..")
                .check(HOUSE);
    }

    @Test
    void noRoomOfGraphqlLeadsBackToItself() {
        slices().matching("io.fraiseql.graphql.(*)..").should().beFreeOfCycles().check(HOUSE);
    }

    @Test
    void nothingIsThreadLocal() {
        noClasses()
                .that()
                .resideInAPackage("io.fraiseql..")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(ThreadLocal.class)
                .check(HOUSE);
    }
}
