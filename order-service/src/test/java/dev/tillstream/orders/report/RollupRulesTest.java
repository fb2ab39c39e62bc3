package dev.tillstream.orders.report;

import static dev.tillstream.orders.order.TestOperations.NOON;
import static dev.tillstream.orders.order.TestOperations.fields;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tillstream.contracts.Fields;
import dev.tillstream.orders.order.SaleCheck;
import dev.tillstream.orders.payment.PaymentRules;
import dev.tillstream.orders.payment.Tender;
import dev.tillstream.orders.payment.Tender.Kind;
import dev.tillstream.orders.report.Measures.Cost;
import dev.tillstream.orders.report.RollupKey.Dimension;
import dev.tillstream.orders.report.RollupRules.Place;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a document adds to the sums of reports, without a service. */
class RollupRulesTest {
    private static final Place PLACE = new Place("org", "b1", Bucket.at(NOON, ZoneOffset.UTC, "till-1"));

    /** DESIGN §6: largest remainder, so 100 of 3 × 100 is 34 + 33 + 33. */
    @Test
    void productsAreNetOfTheirShareOfTheDiscount() {
        Fields sale = sale(line("a", 1, 100), line("b", 1, 100), line("c", 1, 100))
                .with("discount", 100L)
                .with("total", 200L);

        Map<RollupKey, Measures> rows = ofSale(sale);

        assertThat(of(rows, Dimension.PRODUCT, "a").sales().total()).isEqualTo(66);
        assertThat(of(rows, Dimension.PRODUCT, "b").sales().total()).isEqualTo(67);
        assertThat(of(rows, Dimension.PRODUCT, "c").discount()).isEqualTo(33);
        assertThat(rows.keySet()).noneMatch(key -> key.key().equals(RollupRules.REST));
        assertThat(whole(rows).discount()).isEqualTo(100);
    }

    @Test
    void addedTaxIsPartOfItsLineAndWhatNoLineAccountsForStandsApart() {
        Fields taxed = line("a", 1, 1000).with("tax_rate", 1900L).with("tax_included", false);
        Fields sale = sale(taxed).with("shipping_cost", 50L).with("tax", 190L).with("total", 1240L);

        Map<RollupKey, Measures> rows = ofSale(sale);

        assertThat(of(rows, Dimension.PRODUCT, "a").sales().total()).isEqualTo(1190);
        assertThat(of(rows, Dimension.TAX, "1900").tax()).isEqualTo(190);
        assertThat(of(rows, Dimension.PRODUCT, RollupRules.REST).sales()).isEqualTo(new Measures.Sum(0, 50));
    }

    @Test
    void aCostThatNobodyKnowsIsNotZero() {
        Fields known = line("a", 2, 100).with("unit_cost", 40L);
        Fields sale = sale(known, line("b", 1, 300)).with("total", 500L);

        Map<RollupKey, Measures> rows = ofSale(sale);

        assertThat(of(rows, Dimension.PRODUCT, "a").cost()).isEqualTo(new Cost(80, 0, 0));
        assertThat(of(rows, Dimension.PRODUCT, "b").cost()).isEqualTo(new Cost(0, 1, 300));
        assertThat(whole(rows).cost()).isEqualTo(new Cost(80, 1, 300));
    }

    @Test
    void aReturnTakesAwayWhatItsSaleBroughtButForItsCount() {
        Fields document = sale(line("a", 2, 100).with("unit_cost", 40L), line("b", 1, 300))
                .with("total", 500L);

        Measures sold = whole(ofSale(document));
        Measures back = whole(
                RollupRules.ofReturn(PLACE, document, SaleCheck.of(document).expected(), List.of()));

        assertThat(back.returns()).isEqualTo(sold.sales());
        assertThat(back.cost()).isEqualTo(new Cost(-80, -1, -300));
        assertThat(back.quantity()).isEqualTo(-sold.quantity());
    }

    @Test
    void aLaterPaymentMovesCreditToItsTenderAndSellsNothing() {
        Map<RollupKey, Measures> rows = RollupRules.ofPayment(PLACE, new Tender(Kind.PAYMENT, "cash", 300));

        assertThat(of(rows, Dimension.TENDER, "cash").sales()).isEqualTo(new Measures.Sum(1, 300));
        assertThat(of(rows, Dimension.TENDER, "credit").sales()).isEqualTo(new Measures.Sum(0, -300));
    }

    /** Whatever the report is grouped by, its rows add up to the documents, to the last minor unit. */
    @Test
    void theRowsOfEachDimensionAddUpToTheDocuments() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Map<RollupKey, Measures> rows = new HashMap<>();
        long sold = 0;
        long returned = 0;
        for (int i = 0; i < 2_000; i++) {
            Fields document = randomDocument(random);
            boolean isReturn = random.nextInt(4) == 0;
            addAll(rows, isReturn ? ofReturn(document) : ofSale(document));
            sold += isReturn ? 0 : document.requiredInteger("total");
            returned += isReturn ? document.requiredInteger("total") : 0;
            if (random.nextInt(5) == 0) {
                addAll(rows, RollupRules.ofPayment(PLACE, new Tender(Kind.PAYMENT, "card", random.nextInt(500))));
            }
        }

        Measures whole = sum(rows, Dimension.SALE);
        assertThat(whole.sales().total()).as("seed %d", seed).isEqualTo(sold);
        assertThat(whole.returns().total()).as("seed %d", seed).isEqualTo(returned);
        for (Dimension dimension : List.of(Dimension.PRODUCT, Dimension.TAX)) {
            Measures sum = sum(rows, dimension);
            assertThat(sum.sales().total()).as("%s, seed %d", dimension, seed).isEqualTo(sold);
            assertThat(sum.returns().total()).as("%s, seed %d", dimension, seed).isEqualTo(returned);
            assertThat(sum.tax()).as("tax of %s, seed %d", dimension, seed).isEqualTo(whole.tax());
            assertThat(sum.discount())
                    .as("discount of %s, seed %d", dimension, seed)
                    .isEqualTo(whole.discount());
            assertThat(sum.quantity())
                    .as("quantity of %s, seed %d", dimension, seed)
                    .isEqualTo(whole.quantity());
            assertThat(sum.cost()).as("cost of %s, seed %d", dimension, seed).isEqualTo(whole.cost());
        }
        Measures tenders = sum(rows, Dimension.TENDER);
        assertThat(tenders.sales().total()).as("tenders, seed %d", seed).isEqualTo(sold);
        assertThat(tenders.returns().total()).as("tenders, seed %d", seed).isEqualTo(returned);
    }

    /** Totals as the algorithm gives them, and now and then others: what happened is what counts. */
    private static Fields randomDocument(Random random) {
        List<Fields> items = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(6); i++) {
            Fields line = line("p" + random.nextInt(20), 1 + random.nextInt(4), random.nextInt(5_000))
                    .with("tax_rate", 100L * random.nextInt(25))
                    .with("tax_included", random.nextBoolean());
            items.add(random.nextInt(3) == 0 ? line : line.with("unit_cost", (long) random.nextInt(3_000)));
        }
        Fields document = sale(items.toArray(Fields[]::new))
                .with("discount", (long) random.nextInt(300))
                .with("shipping_cost", (long) random.nextInt(2) * 250)
                .with("cash_rounding", (long) random.nextInt(2) * 5);
        SaleCheck check = SaleCheck.of(document);
        long total = check.expected().map(totals -> totals.total()).orElse(777L) + (random.nextInt(10) == 0 ? 3 : 0);
        Fields whole = document.with("total", total);
        long part = random.nextInt((int) total + 1);
        return switch (random.nextInt(3)) {
            case 0 -> whole.with("amount_paid", total);
            case 1 -> whole.with("amount_paid", part);
            default -> whole.with("payments", List.of(fields("payment_method", "card", "amount", part)));
        };
    }

    private static Map<RollupKey, Measures> ofSale(Fields sale) {
        List<Tender> tenders = PaymentRules.tendersOf(sale, PaymentRules.paid(sale));
        return RollupRules.ofSale(PLACE, sale, SaleCheck.of(sale).expected(), tenders);
    }

    private static Map<RollupKey, Measures> ofReturn(Fields goods) {
        Fields paidOut = goods.with("refund_method", "cash");
        return RollupRules.ofReturn(PLACE, paidOut, SaleCheck.of(goods).expected(), PaymentRules.payoutsOf(paidOut));
    }

    private static void addAll(Map<RollupKey, Measures> rows, Map<RollupKey, Measures> more) {
        more.forEach((key, measures) -> rows.merge(key, measures, Measures::plus));
    }

    private static Measures sum(Map<RollupKey, Measures> rows, Dimension dimension) {
        return rows.entrySet().stream()
                .filter(row -> row.getKey().dimension() == dimension)
                .map(Map.Entry::getValue)
                .reduce(Measures.NONE, Measures::plus);
    }

    private static Measures whole(Map<RollupKey, Measures> rows) {
        return sum(rows, Dimension.SALE);
    }

    private static Measures of(Map<RollupKey, Measures> rows, Dimension dimension, String key) {
        return Objects.requireNonNull(rows.get(new RollupKey(
                "org", dimension, "b1", NOON.atZone(ZoneOffset.UTC).toLocalDate(), 0, key, "")));
    }

    private static Fields sale(Fields... items) {
        return fields("payment_method", "cash", "total", 0L, "items", List.of(items));
    }

    private static Fields line(String product, long quantity, long price) {
        return fields("product_id", product, "quantity", quantity, "unit_price", price);
    }
}
