package dev.tillstream.acceptance.bench.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;

/** Sales in batches at several tills, a number of them or without end. */
public final class Sales implements Load.Pushing {
    private final List<SaleRequest> requests = new ArrayList<>();
    private final AtomicLong left;

    /** @param total how many at most, over all tills; whole batches */
    public Sales(Tills tills, ProductIds products, int batch, long total, long seed) {
        this.left = new AtomicLong(total);
        SplittableRandom random = new SplittableRandom(seed);
        for (BenchTill till : tills.all()) {
            requests.add(new SaleRequest(till.gateway(), till.key(), batch, products, random.split()));
        }
    }

    public int bytesPerOperation() {
        return requests.get(0).bytesPerOperation();
    }

    @Override
    public int push(BenchTill till, int index) throws IOException {
        SaleRequest request = requests.get(index);
        if (left.getAndAdd(-request.operations()) <= 0) {
            return 0;
        }
        till.push(request);
        return request.operations();
    }
}
