package dev.tillstream.acceptance;

import dev.tillstream.acceptance.InvoiceFile.Goods;
import dev.tillstream.client.TillConfig;
import dev.tillstream.client.catalog.Editing;
import dev.tillstream.client.setup.Setup.Device;
import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.table.Tables;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** The tills of a replay, each selling in a thread of its own. */
final class ReplayRun implements AutoCloseable {
    private static final Duration FINAL_SYNC_LIMIT = Duration.ofMinutes(20);

    private static final int ELSEWHERE_EVERY = 3;

    private final List<ReplayTill> tills = new ArrayList<>();
    private final ExecutorService workers;

    /**
     * @param folder for the tills' files
     * @param turn how long each till stays offline
     */
    ReplayRun(Chain chain, Path folder, TillConfig config, URI gateway, Duration turn) {
        for (Device device : chain.allDevices()) {
            Path file = folder.resolve(device.name() + ".sqlite");
            tills.add(new ReplayTill(device, tills.size(), file, config, gateway, turn));
        }
        this.workers = Executors.newFixedThreadPool(tills.size());
    }

    List<ReplayTill> tills() {
        return List.copyOf(tills);
    }

    /** The first till writes the catalogue, and everybody pulls it. */
    void writeProducts(Map<String, Goods> goods) {
        Editing editing = tills.get(0).till().editing();
        Map<String, Fields> products = new LinkedHashMap<>();
        goods.forEach((code, one) -> products.put(
                ProductIds.of(code),
                Fields.of(Map.of("name", one.name(), "sku", code, "price", one.price(), "is_active", true))));
        editing.upsertAll(Tables.PRODUCTS, products);
        Instant deadline = InstantSource.system().instant().plus(FINAL_SYNC_LIMIT);
        tills.get(0).syncToTheEnd(deadline);
        everyTill(till -> till.syncToTheEnd(deadline));
    }

    void assign(List<Invoice> invoices, Chain chain) {
        Map<String, ReplayTill> byDevice = new HashMap<>();
        tills.forEach(till -> byDevice.put(till.device().id(), till));
        for (Invoice invoice : invoices) {
            Objects.requireNonNull(byDevice.get(chain.deviceFor(invoice).id())).assign(invoice);
        }
    }

    /** Two of three at the till that sold, the others at a till of another branch, where there is one. */
    void assignReturns(List<Cancellation> cancellations, Chain chain) {
        Map<String, ReplayTill> byDevice = new HashMap<>();
        tills.forEach(till -> byDevice.put(till.device().id(), till));
        for (int i = 0; i < cancellations.size(); i++) {
            Cancellation one = cancellations.get(i);
            ReplayTill seller = Objects.requireNonNull(
                    byDevice.get(chain.deviceFor(one.sale()).id()));
            ReplayTill taker = i % ELSEWHERE_EVERY == 0 ? elsewhere(seller, i) : seller;
            taker.assign(one, seller);
        }
    }

    private ReplayTill elsewhere(ReplayTill seller, int number) {
        List<ReplayTill> others = tills.stream()
                .filter(till -> !till.device().branchId().equals(seller.device().branchId()))
                .toList();
        return others.isEmpty() ? seller : others.get(number % others.size());
    }

    void takeBack() {
        everyTill(ReplayTill::takeBackAll);
    }

    /** One branch pushes while the others are still offline: its returns of their sales arrive before the sales. */
    void pushReturnsFirst() {
        String first = tills.get(0).device().branchId();
        everyTill(till -> {
            if (till.device().branchId().equals(first)) {
                till.pushOnce();
            }
        });
    }

    void sell() {
        everyTill(ReplayTill::sellAll);
    }

    /** All come back online in the same moment. */
    void syncAllAtOnce() {
        Instant deadline = InstantSource.system().instant().plus(FINAL_SYNC_LIMIT);
        CountDownLatch start = new CountDownLatch(tills.size());
        everyTill(till -> {
            start.countDown();
            awaitOthers(start);
            till.syncToTheEnd(deadline);
        });
    }

    private static void awaitOthers(CountDownLatch start) {
        try {
            start.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void everyTill(Consumer<ReplayTill> work) {
        List<Future<?>> running = new ArrayList<>();
        for (ReplayTill till : tills) {
            running.add(workers.submit(() -> work.accept(till)));
        }
        for (Future<?> one : running) {
            finish(one);
        }
    }

    private static void finish(Future<?> one) {
        try {
            one.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    e.getCause() == null ? "a till failed" : e.getCause().getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void close() {
        workers.shutdownNow();
        tills.forEach(ReplayTill::close);
    }
}
