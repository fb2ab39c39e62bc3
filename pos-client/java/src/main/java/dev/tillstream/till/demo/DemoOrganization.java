package dev.tillstream.till.demo;

import dev.tillstream.client.setup.Setup;
import dev.tillstream.client.setup.Setup.Branch;
import dev.tillstream.client.staff.Pin;
import dev.tillstream.till.demo.DemoFile.DemoBranch;
import dev.tillstream.till.demo.DemoFile.DemoDevice;
import dev.tillstream.till.demo.DemoFile.DemoStaff;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * The demo organization's branches and devices. What has been made is written down at once, beside the final file, so a
 * run that is broken off is taken up where it ended.
 */
final class DemoOrganization {
    static final String CODE = "DEMO";

    private static final String CURRENCY = "EUR";
    private static final int TILLS_PER_BRANCH = 5;
    private static final int PINS = 10_000;
    private static final int SALT_BYTES = 16;
    private static final List<String> BRANCH_NAMES = List.of("Harbour", "Market Square", "Station", "Old Town");

    private final Setup setup;
    private final Path progressFile;
    private final SecureRandom random = new SecureRandom();
    private DemoFile made;

    DemoOrganization(Setup setup, String gatewayUrl, Path progressFile) {
        this.setup = setup;
        this.progressFile = progressFile;
        this.made = DemoFile.read(progressFile)
                .orElseGet(() -> new DemoFile(gatewayUrl, "", List.of(), List.of(), List.of()));
    }

    /** Makes what is missing. The last device of each branch is the office's, which only the seed uses. */
    DemoFile make() {
        if (made.organizationId().isEmpty()) {
            String id = setup.createOrganization(CODE, "Demo Stores", CURRENCY);
            note(new DemoFile(made.gatewayUrl(), id, List.of(), List.of(), staff()));
        }
        for (int i = 0; i < BRANCH_NAMES.size(); i++) {
            Branch branch = branch(i);
            for (int till = 1; till <= TILLS_PER_BRANCH; till++) {
                makeDevice(branch, branch.code() + "-T" + till);
            }
            makeDevice(branch, webTillName(branch.code()));
            makeDevice(branch, officeName(branch.code()));
        }
        return made;
    }

    /** The till that runs in a browser. */
    static String webTillName(String branchCode) {
        return branchCode + "-WEB";
    }

    static String officeName(String branchCode) {
        return branchCode + "-OFFICE";
    }

    /** Everybody with a PIN of this installation's own, so that no demo is open to who has read of another one. */
    private List<DemoStaff> staff() {
        return List.of(
                person("Amina Haddad", "owner"),
                person("Marek Vogel", "manager"),
                person("Lena Sommer", "cashier"),
                person("Budi Santoso", "cashier"),
                person("Noor Rahman", "auditor"));
    }

    private DemoStaff person(String name, String role) {
        String pin = String.format(Locale.ROOT, "%04d", random.nextInt(PINS));
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return new DemoStaff(DemoShop.id("staff-" + name), name, role, null, null, pin, Pin.hash(pin, salt));
    }

    private Branch branch(int number) {
        String code = String.format(Locale.ROOT, "BR%02d", number + 1);
        for (DemoBranch branch : made.branches()) {
            if (branch.code().equals(code)) {
                return new Branch(branch.id(), branch.code(), branch.name());
            }
        }
        Branch branch = setup.createBranch(made.organizationId(), code, BRANCH_NAMES.get(number));
        List<DemoBranch> branches = new ArrayList<>(made.branches());
        branches.add(DemoBranch.of(branch));
        note(new DemoFile(made.gatewayUrl(), made.organizationId(), branches, made.devices(), made.staff()));
        return branch;
    }

    private void makeDevice(Branch branch, String name) {
        if (made.devices().stream().anyMatch(device -> device.name().equals(name))) {
            return;
        }
        List<DemoDevice> devices = new ArrayList<>(made.devices());
        devices.add(DemoDevice.of(setup.createOrRotateDevice(made.organizationId(), branch, name)));
        note(new DemoFile(made.gatewayUrl(), made.organizationId(), made.branches(), devices, made.staff()));
    }

    private void note(DemoFile progress) {
        made = Objects.requireNonNull(progress);
        made.write(progressFile);
    }
}
