package dev.tillstream.catalog;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.smallrye.mutiny.groups.UniAwait;
import java.time.Instant;
import java.util.UUID;

@AnalyzeClasses(packages = "dev.tillstream.catalog", importOptions = DoNotIncludeTests.class)
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
            .resideInAnyPackage("io.smallrye..", "io.quarkus..", "io.vertx..", "jakarta..")
            .because("rules must run without a database, a clock or an event loop");

    @ArchTest
    static final ArchRule nobodyBlocks = noClasses()
            .should()
            .callMethodWhere(target(owner(assignableTo(UniAwait.class))))
            .because("await() on an event loop deadlocks it");

    @ArchTest
    static final ArchRule sqlIsInStores = noClasses()
            .that()
            .haveSimpleNameNotEndingWith("Store")
            .should()
            .dependOnClassesThat()
            .haveNameMatching("io\\.vertx\\.mutiny\\.sqlclient\\.(Tuple|Row|RowSet)")
            .because("whoever looks for a statement has few files to open");
}
