package dev.tillstream.gateway;

import dev.tillstream.gateway.oidc.OidcServer;
import dev.tillstream.local.StackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A test against the running gateway, with real Kafka and real Postgres. */
@QuarkusTest
@QuarkusTestResource(StackResource.class)
@QuarkusTestResource(SetupTokenResource.class)
@QuarkusTestResource(StubServices.class)
@QuarkusTestResource(OidcServer.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface GatewayTest {}
