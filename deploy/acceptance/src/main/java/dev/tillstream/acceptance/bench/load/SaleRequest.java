package dev.tillstream.acceptance.bench.load;

import dev.tillstream.acceptance.bench.load.Slots.Kind;
import dev.tillstream.contracts.Timestamps;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A batch of sales as a whole HTTP request: three items and a payment each, totals that are right, about 800 bytes. It is
 * rendered once; each use writes new ids, numbers, products and times into it. For one thread.
 */
public final class SaleRequest {
    private static final int ITEMS = 3;
    private static final int MAX_PIECES = 4;
    private static final int MAX_PRICE = 2_000;
    private static final int RADIX = 10;

    private final IdMint ids;
    private final RandomGenerator random;
    private final List<byte[]> products;
    private final byte[] request;
    private final int operations;
    private final int bodyBytes;
    private final int[] idSlots;
    private final int[] productSlots;
    private final int[] seqSlots;
    private final int[] referenceSlots;
    private final int[] timeSlots;

    /** @param products what is sold; as many as there are, each as likely */
    public SaleRequest(URI gateway, TillKey till, int operations, ProductIds products, RandomGenerator random) {
        this.operations = operations;
        this.ids = new IdMint(random);
        this.random = random;
        this.products = products.asBytes();
        Slots body = body(till.label(), operations, random);
        byte[] bytes = body.toString().getBytes(StandardCharsets.US_ASCII);
        byte[] head = HttpRequest.postHead(gateway, "/sync/batch", till.key(), bytes.length);
        this.bodyBytes = bytes.length;
        this.request = new byte[head.length + bytes.length];
        System.arraycopy(head, 0, request, 0, head.length);
        System.arraycopy(bytes, 0, request, head.length, bytes.length);
        this.idSlots = body.offsets(Kind.ID, head.length);
        this.productSlots = body.offsets(Kind.PRODUCT, head.length);
        this.seqSlots = body.offsets(Kind.SEQ, head.length);
        this.referenceSlots = body.offsets(Kind.REFERENCE, head.length);
        this.timeSlots = body.offsets(Kind.TIME, head.length);
    }

    public int operations() {
        return operations;
    }

    /** How large one operation is on the wire. */
    public int bytesPerOperation() {
        return bodyBytes / operations;
    }

    /** The next batch; valid until the one after it. */
    public byte[] next(long firstSeq, Instant now) {
        ids.at(now.toEpochMilli());
        for (int offset : idSlots) {
            ids.write(request, offset);
        }
        int product = 0;
        for (int offset : productSlots) {
            byte[] id = products.get(product(product++));
            System.arraycopy(id, 0, request, offset, id.length);
        }
        byte[] time = Timestamps.format(now).getBytes(StandardCharsets.US_ASCII);
        for (int offset : timeSlots) {
            System.arraycopy(time, 0, request, offset, time.length);
        }
        for (int i = 0; i < operations; i++) {
            number(firstSeq + i, seqSlots[i], Kind.SEQ.width(), (byte) ' ');
            number(firstSeq + i, referenceSlots[i], Kind.REFERENCE.width(), (byte) '0');
        }
        return request;
    }

    /** A product for that place; those of one sale are of different thirds of the assortment, so never twice the same. */
    private int product(int place) {
        int third = products.size() / ITEMS;
        return place % ITEMS * third + random.nextInt(third);
    }

    private void number(long value, int offset, int width, byte fill) {
        long left = value;
        for (int at = offset + width - 1; at >= offset; at--) {
            request[at] = left == 0 ? fill : (byte) ('0' + left % RADIX);
            left /= RADIX;
        }
    }

    private static Slots body(String label, int operations, RandomGenerator random) {
        Slots body = new Slots().text("{\"operations\":[");
        for (int i = 0; i < operations; i++) {
            sale(body.text(i == 0 ? "" : ","), label, random);
        }
        return body.text("]}");
    }

    private static void sale(Slots body, String label, RandomGenerator random) {
        body.text("{\"op_id\":\"").slot(Kind.ID).text("\",\"seq\":").slot(Kind.SEQ);
        body.text(",\"type\":\"orders.create\",\"id\":\"").slot(Kind.ID);
        body.text("\",\"occurred_at\":\"")
                .slot(Kind.TIME)
                .text("\",\"payload\":{\"offline_reference\":\"" + label + "-");
        body.slot(Kind.REFERENCE).text("\",\"status\":\"completed\",\"payment_method\":\"cash\",\"items\":[");
        long total = 0;
        for (int i = 0; i < ITEMS; i++) {
            total += item(body.text(i == 0 ? "" : ","), random);
        }
        body.text("],\"total\":")
                .number(total)
                .text(",\"payments\":[{\"id\":\"")
                .slot(Kind.ID);
        body.text("\",\"payment_method\":\"cash\",\"amount\":").number(total).text("}]}}");
    }

    private static long item(Slots body, RandomGenerator random) {
        long pieces = random.nextInt(1, MAX_PIECES + 1);
        long price = random.nextInt(1, MAX_PRICE) * 5L;
        body.text("{\"id\":\"").slot(Kind.ID).text("\",\"product_id\":\"").slot(Kind.PRODUCT);
        body.text("\",\"quantity\":").number(pieces).text(",\"unit_price\":").number(price);
        body.text(",\"total_price\":").number(pieces * price).text("}");
        return pieces * price;
    }
}
