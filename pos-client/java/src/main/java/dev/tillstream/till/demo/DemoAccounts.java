package dev.tillstream.till.demo;

import dev.tillstream.client.setup.Office;
import dev.tillstream.client.setup.Setup;
import dev.tillstream.till.demo.DemoFile.DemoBranch;
import dev.tillstream.till.demo.DemoFile.DemoStaff;
import java.net.URI;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Accounts for the demo's people, with passwords of this installation's own. Made again, they have other passwords.
 */
final class DemoAccounts {
    private static final String OWNER = "owner";
    private static final String CASHIER = "cashier";
    private static final String MAIL = "@demo.example";

    /** No letters and figures that look alike. */
    private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";

    private static final int PASSWORD_LENGTH = 16;
    private static final int GROUP_LENGTH = 4;

    private final HttpClient http;
    private final URI gateway;
    private final Setup setup;
    private final SecureRandom random = new SecureRandom();

    DemoAccounts(HttpClient http, URI gateway, Setup setup) {
        this.http = http;
        this.gateway = gateway;
        this.setup = setup;
    }

    /** The same installation with accounts for everybody. */
    DemoFile make(DemoFile demo) {
        List<DemoStaff> people = new ArrayList<>();
        for (DemoStaff person : demo.staff()) {
            people.add(person.withAccount(email(person), password()));
        }
        DemoStaff owner = people.stream()
                .filter(person -> person.role().equals(OWNER))
                .findFirst()
                .orElseThrow();
        Map<String, Object> account = Map.of(
                "staff_id", owner.id(), "name", owner.name(), "email", email(owner), "password", passwordOf(owner));
        setup.createOwner(demo.organizationId(), account);
        DemoFile planned = demo.withStaff(people);
        makeOthers(planned, Office.login(http, gateway, DemoOrganization.CODE, email(owner), passwordOf(owner)));
        return planned;
    }

    private static void makeOthers(DemoFile demo, Office office) {
        Set<String> present = new HashSet<>(office.accounts());
        for (DemoStaff person : demo.staff()) {
            if (!present.contains(person.id())) {
                office.createAccount(
                        person.id(), person.name(), email(person), role(person, demo.branches()), passwordOf(person));
            } else if (!person.role().equals(OWNER)) {
                office.setPassword(person.id(), passwordOf(person));
            }
        }
    }

    /** Cashiers work in the first branch, all others everywhere. */
    private static Map<String, Object> role(DemoStaff person, List<DemoBranch> branches) {
        Map<String, Object> role = new HashMap<>(Map.of("role", person.role()));
        if (person.role().equals(CASHIER)) {
            role.put("branch_id", branches.get(0).id());
        }
        return role;
    }

    private static String email(DemoStaff person) {
        String first = person.name().substring(0, person.name().indexOf(' '));
        return Objects.requireNonNullElseGet(person.email(), () -> first.toLowerCase(Locale.ROOT) + MAIL);
    }

    private static String passwordOf(DemoStaff person) {
        return Objects.requireNonNull(person.password(), "chosen before");
    }

    private String password() {
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < PASSWORD_LENGTH; i++) {
            password.append(i > 0 && i % GROUP_LENGTH == 0 ? "-" : "")
                    .append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return password.toString();
    }
}
