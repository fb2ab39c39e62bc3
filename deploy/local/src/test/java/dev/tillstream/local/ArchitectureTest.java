package dev.tillstream.local;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.util.UUID;

@AnalyzeClasses(packages = "dev.tillstream.local", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule timeAndIdsAreInjected = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(UUID.class, "randomUUID")
            .because("a test must be able to choose them");

    @ArchTest
    static final ArchRule supervisionKnowsNoPrograms = noClasses()
            .that()
            .resideInAPackage("dev.tillstream.local.process")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.tillstream.local.command")
            .because("what runs is told to it, so that tests can give it stand-ins");
}
