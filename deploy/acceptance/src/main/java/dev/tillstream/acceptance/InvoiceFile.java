package dev.tillstream.acceptance;

import dev.tillstream.acceptance.Invoice.Line;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/**
 * The sales of a file of invoice lines (InvoiceNo, StockCode, Description, Quantity, InvoiceDate, UnitPrice, CustomerID,
 * Country). Lines that are no sale are counted by reason, never dropped in silence.
 */
final class InvoiceFile {
    private static final int COLUMNS = 8;
    private static final int MAX_NAME = 255;

    private final Map<String, List<Line>> lines = new LinkedHashMap<>();
    private final Map<String, Head> heads = new HashMap<>();
    private final Map<String, Goods> goods = new LinkedHashMap<>();
    private final Map<String, Long> skipped = new TreeMap<>();
    private final Map<String, String> known = new HashMap<>();
    private long rows;

    private final List<Cancellations.Row> cancelled = new ArrayList<>();

    private record Head(Instant time, String country, String customer) {}

    /**
     * What a stock code stands for.
     *
     * @param price pence, the first that it was sold at
     */
    record Goods(String stockCode, String name, long price) {}

    private InvoiceFile() {}

    /**
     * Reads a file, compressed where it ends with .gz.
     *
     * @param limit how many invoices at most
     */
    static InvoiceFile read(Path file, int limit) throws IOException {
        InvoiceFile invoices = new InvoiceFile();
        try (InputStream raw = Files.newInputStream(file);
                InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(raw, 1 << 16) : raw;
                BufferedReader text =
                        new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8), 1 << 16)) {
            CsvReader csv = new CsvReader(text);
            csv.next();
            List<String> row = csv.next();
            while (!row.isEmpty()) {
                invoices.add(row, limit);
                row = csv.next();
            }
        }
        return invoices;
    }

    List<Invoice> invoices() {
        List<Invoice> invoices = new ArrayList<>(lines.size());
        lines.forEach((number, sold) -> {
            Head head = heads.get(number);
            if (head != null) {
                invoices.add(new Invoice(number, head.time(), head.country(), head.customer(), List.copyOf(sold)));
            }
        });
        return invoices;
    }

    /** The cancellations, each with the sale that it is about, and the lines that match none. */
    Cancellations cancellations() {
        return Cancellations.of(invoices(), cancelled);
    }

    /** Everything that is sold, by stock code. */
    Map<String, Goods> goods() {
        return Map.copyOf(goods);
    }

    /** Lines that are no sale, by reason. */
    Map<String, Long> skipped() {
        return new TreeMap<>(skipped);
    }

    /** Lines of the file, its head apart. */
    long rows() {
        return rows;
    }

    private void add(List<String> row, int limit) {
        rows++;
        if (isCancellation(row)) {
            Line line = new Line(shared(row.get(1)), -Long.parseLong(row.get(3)), pence(row.get(5)));
            cancelled.add(new Cancellations.Row(row.get(0), time(row.get(4)), shared(row.get(6)), line));
            return;
        }
        Optional<String> reason = reasonAgainst(row);
        if (reason.isPresent()) {
            skipped.merge(reason.get(), 1L, Long::sum);
            return;
        }
        String number = row.get(0);
        if (!lines.containsKey(number) && lines.size() >= limit) {
            skipped.merge("beyond --limit", 1L, Long::sum);
            return;
        }
        heads.computeIfAbsent(number, first -> new Head(time(row.get(4)), shared(row.get(7)), shared(row.get(6))));
        Line line = new Line(shared(row.get(1)), Long.parseLong(row.get(3)), pence(row.get(5)));
        lines.computeIfAbsent(number, first -> new ArrayList<>()).add(line);
        goods.computeIfAbsent(line.stockCode(), code -> new Goods(code, name(row.get(2), code), line.unitPrice()));
    }

    private static boolean isCancellation(List<String> row) {
        if (row.size() != COLUMNS || !row.get(0).startsWith("C")) {
            return false;
        }
        BigDecimal price = new BigDecimal(row.get(5));
        return price.signum() > 0 && price.stripTrailingZeros().scale() <= 2 && Long.parseLong(row.get(3)) < 0;
    }

    private static Optional<String> reasonAgainst(List<String> row) {
        if (row.size() != COLUMNS) {
            return Optional.of("not a line of " + COLUMNS + " columns");
        }
        if (row.get(0).startsWith("C")) {
            return Optional.of("cancellation without units or price in whole pence");
        }
        if (!row.get(0).chars().allMatch(Character::isDigit)) {
            return Optional.of("adjustment of bad debt, no sale");
        }
        BigDecimal price = new BigDecimal(row.get(5));
        if (price.signum() <= 0) {
            return Optional.of("price of 0 or less");
        }
        if (price.stripTrailingZeros().scale() > 2) {
            return Optional.of("price of a fraction of a penny");
        }
        return Long.parseLong(row.get(3)) <= 0 ? Optional.of("quantity of 0 or less") : Optional.empty();
    }

    private static Instant time(String text) {
        return LocalDateTime.parse(text.replace(' ', 'T')).toInstant(ZoneOffset.UTC);
    }

    private static long pence(String pounds) {
        return new BigDecimal(pounds).movePointRight(2).longValueExact();
    }

    private static String name(String description, String code) {
        String name = description.isBlank() ? code : description.strip();
        return name.length() > MAX_NAME ? name.substring(0, MAX_NAME) : name;
    }

    private String shared(String text) {
        return known.computeIfAbsent(text, same -> same);
    }
}
