package dev.tillstream.acceptance;

import dev.tillstream.client.setup.Setup;
import dev.tillstream.client.setup.Setup.Branch;
import dev.tillstream.client.setup.Setup.Device;
import java.util.ArrayList;
import java.util.List;

/**
 * The organization that a replay sells for: its branches, and the devices of each.
 *
 * @param devices by branch
 */
record Chain(String code, String organizationId, List<List<Device>> devices) {
    private static final int MAX_BRANCHES = 4;

    /** A new organization with up to 4 branches and so many tills, spread evenly. */
    static Chain create(Setup setup, String code, int tills) {
        String organizationId = setup.createOrganization(code, "Replay", "GBP");
        List<List<Device>> devices = new ArrayList<>();
        List<Branch> branches = new ArrayList<>();
        for (int i = 0; i < Math.min(MAX_BRANCHES, tills); i++) {
            branches.add(setup.createBranch(organizationId, "R" + (i + 1), "Replay branch " + (i + 1)));
            devices.add(new ArrayList<>());
        }
        for (int i = 0; i < tills; i++) {
            int branch = i % branches.size();
            String name = branches.get(branch).code() + "-T" + (i / branches.size() + 1);
            devices.get(branch).add(setup.createOrRotateDevice(organizationId, branches.get(branch), name));
        }
        return new Chain(code, organizationId, devices);
    }

    /** By country to a branch, by number to one of its tills. */
    Device deviceFor(Invoice invoice) {
        List<Device> branch = devices.get(Math.floorMod(invoice.country().hashCode(), devices.size()));
        return branch.get(Math.floorMod(invoice.number().hashCode(), branch.size()));
    }

    List<Device> allDevices() {
        return devices.stream().flatMap(List::stream).toList();
    }
}
