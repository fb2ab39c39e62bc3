package dev.tillstream.client;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.util.UUID;

@AnalyzeClasses(packages = "dev.tillstream", importOptions = DoNotIncludeTests.class)
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
            .resideInAnyPackage("java.sql..", "java.net..", "java.io..", "dev.tillstream.client.store..")
            .because("what a sale amounts to must not depend on a file or a network");

    @ArchTest
    static final ArchRule onlyTheStoreKnowsSqlite = noClasses()
            .that()
            .resideOutsideOfPackage("dev.tillstream.client.store..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.sqlite..")
            .because("the file's format is one package's secret");

    @ArchTest
    static final ArchRule sellingNeverTouchesTheNetwork = noClasses()
            .that()
            .resideInAnyPackage(
                    "dev.tillstream.client.sale..", "dev.tillstream.client.catalog..", "dev.tillstream.client.store..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.net..", "dev.tillstream.client.sync..")
            .because("a till sells without one (S0-7, S2-1)");

    @ArchTest
    static final ArchRule theSdkDoesNotKnowItsCommandLine = classes()
            .that()
            .resideInAPackage("dev.tillstream.client..")
            .should()
            .onlyDependOnClassesThat()
            .resideOutsideOfPackages("dev.tillstream.till..", "picocli..");

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("dev.tillstream.client.(*)..").should().beFreeOfCycles();
}
