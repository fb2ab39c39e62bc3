package dev.tillstream.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.properties.HasOwner;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.smallrye.mutiny.groups.UniAwait;
import java.time.Instant;
import java.util.UUID;

@AnalyzeClasses(packages = "dev.tillstream.gateway", importOptions = DoNotIncludeTests.class)
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
            .resideInAnyPackage("..gateway.check..", "..gateway.payload..", "..gateway.json..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.smallrye..", "io.quarkus..", "io.vertx..", "org.apache.kafka..")
            .because("what an operation must look like is decided without a database, a clock or an event loop");

    @ArchTest
    static final ArchRule nobodyBlocks = noClasses()
            .should()
            .callMethodWhere(JavaCall.Predicates.target(
                    HasOwner.Predicates.With.owner(JavaClass.Predicates.assignableTo(UniAwait.class))))
            .because("await() on an event loop deadlocks it");

    @ArchTest
    static final ArchRule resourcesHoldNoSql = noClasses()
            .that()
            .haveSimpleNameEndingWith("Resource")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.vertx.mutiny.sqlclient..")
            .because("an endpoint translates; a store asks the database");

    @ArchTest
    static final ArchRule storesAreHidden = classes()
            .that()
            .haveSimpleNameEndingWith("Store")
            .and()
            .doNotHaveSimpleName("ReceiptStore")
            .should()
            .notBePublic()
            .because("only receipts are looked up from several features");
}
