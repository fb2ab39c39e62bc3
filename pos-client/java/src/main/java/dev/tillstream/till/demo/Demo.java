package dev.tillstream.till.demo;

import dev.tillstream.client.TillConfig;
import dev.tillstream.client.setup.Setup;
import dev.tillstream.client.store.Durability;
import dev.tillstream.client.sync.SyncConfig;
import dev.tillstream.client.sync.SyncListener;
import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.table.Table;
import dev.tillstream.contracts.table.Tables;
import dev.tillstream.till.demo.DemoFile.DemoBranch;
import dev.tillstream.till.demo.DemoFile.DemoDevice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Makes the demo organization and its data; see {@link dev.tillstream.till.DemoSeed}. */
public final class Demo {
    private static final int REPORT_EVERY = 2_000;

    private final URI gateway;
    private final Setup setup;
    private final DemoAccounts accounts;
    private final Path output;
    private final Path progressFile;
    private final Path folder;
    private final Consumer<String> progress;
    private final TillConfig config;
    private final AtomicLong sent = new AtomicLong();

    public Demo(URI gateway, String setupToken, Path output, Consumer<String> progress) {
        this.config = TillConfig.defaults()
                .withDurability(Durability.NORMAL)
                .withSync(SyncConfig.DEFAULT
                        .withSizes(new SyncConfig.Sizes(200, 900_000, Integer.MAX_VALUE, 5_000))
                        .withTables(Tables.CONFLICTS.name()));
        this.gateway = gateway;
        this.setup = new Setup(config.http(), gateway, setupToken);
        this.accounts = new DemoAccounts(config.http(), gateway, setup);
        this.output = output.toAbsolutePath();
        this.folder = this.output.resolveSibling("tills").resolve("demo-seed");
        this.progressFile = folder.resolve("progress.json");
        this.progress = progress;
    }

    /**
     * Does what is not done yet.
     *
     * @throws IllegalStateException where an operation was refused or the time was over
     */
    public void seed() {
        Optional<DemoFile> present = DemoFile.read(output);
        if (present.isPresent()) {
            moveTo(present.get());
            return;
        }
        progress.accept("Demo data: organization " + DemoOrganization.CODE + ", branches, tills …");
        DemoFile all = new DemoOrganization(setup, gateway.toString(), progressFile).make();
        progress.accept("Demo data: " + DemoCatalog.PRODUCTS + " products, opening stock of "
                + all.branches().size() + " branches …");
        seedBranches(all);
        finish(all);
    }

    /** The data is there; only the gateway may have moved to another port, and accounts may be missing. */
    private void moveTo(DemoFile present) {
        DemoFile here = present.at(gateway.toString());
        boolean complete = here.staff().stream().allMatch(person -> person.email() != null);
        (complete ? here : accounts.make(here)).write(output);
        progress.accept("Demo data: there already, " + output);
    }

    private void seedBranches(DemoFile all) {
        List<Map<String, Fields>> shares = shares(all.branches().size());
        ExecutorService workers = Executors.newFixedThreadPool(all.branches().size());
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < all.branches().size(); i++) {
                DemoBranch branch = all.branches().get(i);
                Map<Table, Map<String, Fields>> records =
                        new LinkedHashMap<>(i == 0 ? DemoShop.records(all) : Map.of());
                records.merge(Tables.PRODUCTS, shares.get(i), Demo::both);
                BranchSeed seed = new BranchSeed(
                        branch, officeOf(all, branch), folder.resolve(branch.code() + ".sqlite"), listener());
                running.add(workers.submit(() -> seed.run(config, gateway, records)));
            }
            await(running);
        } finally {
            workers.shutdownNow();
        }
    }

    private static Map<String, Fields> both(Map<String, Fields> some, Map<String, Fields> others) {
        Map<String, Fields> all = new LinkedHashMap<>(some);
        all.putAll(others);
        return all;
    }

    private static void await(List<Future<?>> running) {
        for (Future<?> one : running) {
            try {
                one.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException(
                        e.getCause() == null ? "failed" : e.getCause().getMessage(), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted; run it again to go on", e);
            }
        }
    }

    private static List<Map<String, Fields>> shares(int branches) {
        List<Map<String, Fields>> shares = new ArrayList<>();
        for (int i = 0; i < branches; i++) {
            shares.add(new LinkedHashMap<>());
        }
        int next = 0;
        for (Map.Entry<String, Fields> product : DemoCatalog.products().entrySet()) {
            shares.get(next++ % branches).put(product.getKey(), product.getValue());
        }
        return shares;
    }

    private static DemoDevice officeOf(DemoFile all, DemoBranch branch) {
        return all.devices().stream()
                .filter(device -> device.name().equals(DemoOrganization.officeName(branch.code())))
                .findFirst()
                .orElseThrow();
    }

    private SyncListener listener() {
        return new SyncListener() {
            @Override
            public void pushed(int operations) {
                long before = sent.getAndAdd(operations);
                if (before / REPORT_EVERY != (before + operations) / REPORT_EVERY) {
                    progress.accept("Demo data: " + (before + operations) + " operations sent …");
                }
            }
        };
    }

    /** The offices' keys were for this only. */
    private void finish(DemoFile all) {
        List<DemoDevice> tills = new ArrayList<>(all.devices());
        for (DemoBranch branch : all.branches()) {
            DemoDevice office = officeOf(all, branch);
            setup.revoke(office.id());
            tills.remove(office);
        }
        DemoFile made = new DemoFile(gateway.toString(), all.organizationId(), all.branches(), tills, all.staff());
        accounts.make(made).write(output);
        delete(folder);
        progress.accept("Demo data: done, " + sent.get() + " operations applied; " + output);
    }

    private static void delete(Path path) {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("can't remove " + path + ": " + e.getMessage(), e);
        }
    }
}
