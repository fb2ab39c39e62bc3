package dev.tillstream.orders;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.smallrye.mutiny.groups.UniAwait;
import java.time.Instant;
import java.util.UUID;

/** Covers the inbox too, which this service is built on. */
@AnalyzeClasses(
        packages = {"dev.tillstream.orders", "dev.tillstream.inbox"},
        importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule timeAndIdsAreInjected = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(UUID.class, "randomUUID")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .because("a test or a simulation must be able to choose them");

    @ArchTest
    static final ArchRule rulesArePure = noClasses()
            .that()
            .haveSimpleNameEndingWith("Rules")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.smallrye..", "io.quarkus..", "io.vertx..", "jakarta.inject..")
            .because("rules must run without a database, a clock or an event loop");

    @ArchTest
    static final ArchRule nobodyBlocks = noClasses()
            .should()
            .dependOnClassesThat()
            .areAssignableTo(UniAwait.class)
            .because("await() on an event loop deadlocks it");

    @ArchTest
    static final ArchRule resourcesHoldNoSql = noClasses()
            .that()
            .haveSimpleNameEndingWith("Resource")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.vertx.mutiny.sqlclient..")
            .because("an endpoint translates; a store asks the database");
}
