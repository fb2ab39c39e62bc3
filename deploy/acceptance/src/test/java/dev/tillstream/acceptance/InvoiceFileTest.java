package dev.tillstream.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillstream.contracts.Ids;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InvoiceFileTest {
    private static final String HEAD =
            "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n";

    @TempDir
    Path folder;

    @Test
    void linesOfAnInvoiceBelongTogetherAndEveryOtherLineIsCounted() throws IOException {
        InvoiceFile file = read("""
                1,A,"MUG, ""BLUE\""",2,2010-12-01 08:26:00,2.55,1.0,France
                C2,A,MUG,-1,2010-12-01 08:30:00,2.55,1.0,France
                1,BANK CHARGES,,1,2010-12-01 08:26:00,15.0,1.0,France
                3,A,MUG,1,2010-12-01 08:31:00,0.0,,France
                4,A,MUG,1,2010-12-01 08:32:00,0.001,,France
                5,A,MUG,-1,2010-12-01 08:33:00,1.0,,France
                A6,B,Adjust bad debt,1,2010-12-01 08:34:00,11.06,,France
                7,A,MUG,3,2010-12-01 08:35:00,1.0,,Spain
                """, 10);
        assertThat(file.rows()).isEqualTo(8);
        assertThat(file.invoices()).extracting(Invoice::number).containsExactly("1", "7");
        assertThat(file.invoices().get(0).total()).isEqualTo(2 * 255 + 1500);
        assertThat(file.skipped())
                .isEqualTo(Map.of(
                        "price of 0 or less", 1L,
                        "price of a fraction of a penny", 1L,
                        "quantity of 0 or less", 1L,
                        "adjustment of bad debt, no sale", 1L));
        assertThat(file.cancellations().unmatched()).isEmpty();
        Cancellation taken = file.cancellations().matched().get(0);
        assertThat(taken.sale().number()).isEqualTo("1");
        assertThat(taken.total()).isEqualTo(255);
        assertThat(file.goods().values())
                .extracting(InvoiceFile.Goods::name)
                .containsExactlyInAnyOrder("MUG, \"BLUE\"", "BANK CHARGES");
        assertThat(Ids.isValid(ProductIds.of("BANK CHARGES"))).isTrue();
    }

    @Test
    void expectationIsWhatTheLinesAddUpTo() throws IOException {
        InvoiceFile file = read("""
                1,A,MUG,2,2010-12-01 08:26:00,2.55,1.0,France
                1,B,CUP,1,2010-12-01 08:26:00,1.00,1.0,France
                2,A,MUG,3,2010-12-01 08:27:00,2.00,1.0,France
                3,A,MUG,1,2010-12-01 08:28:00,2.00,1.0,France
                """, 2);
        Expected expected = Expected.of(file.invoices(), List.of(), file.goods().size());
        assertThat(expected).isEqualTo(new Expected(2, 3, 1210, 2, Map.of("A", 5L, "B", 1L), 0, 0, 0, Map.of()));
        assertThat(expected.stock()).isEqualTo(Map.of("A", -5L, "B", -1L));
        assertThat(file.skipped()).isEqualTo(Map.of("beyond --limit", 1L));
    }

    /** B-7: a cancelled line takes back the customer's latest earlier sale that has enough left; others are counted. */
    @Test
    void cancellationsFindTheirSales() throws IOException {
        InvoiceFile file = read("""
                C0,A,MUG,-1,2010-12-01 08:00:00,2.00,1.0,France
                1,A,MUG,2,2010-12-01 08:26:00,2.00,1.0,France
                2,A,MUG,3,2010-12-01 08:27:00,2.00,1.0,France
                2,B,CUP,1,2010-12-01 08:27:00,1.00,1.0,France
                C3,A,MUG,-2,2010-12-01 09:00:00,2.00,1.0,France
                C3,B,CUP,-1,2010-12-01 09:00:00,1.00,1.0,France
                C4,A,MUG,-2,2010-12-01 09:10:00,2.00,1.0,France
                C5,A,MUG,-2,2010-12-01 09:20:00,2.00,1.0,France
                C6,A,MUG,-1,2010-12-01 09:30:00,2.00,,France
                C7,A,MUG,-1,2010-12-01 09:40:00,1.99,1.0,France
                """, 10);
        Cancellations cancellations = file.cancellations();

        assertThat(cancellations.matched())
                .extracting(one -> one.number() + " of " + one.sale().number() + ": " + one.total())
                .containsExactly("C3 of 2: 500", "C4 of 1: 400");
        assertThat(cancellations.unmatched())
                .isEqualTo(Map.of(
                        "cancellation before the sale", 1L,
                        "cancellation of more than is left of one sale", 1L,
                        "cancellation without a customer", 1L,
                        "cancellation of what the customer did not buy at that price in this file", 1L));
        Expected expected = Expected.of(
                file.invoices(), cancellations.matched(), file.goods().size());
        assertThat(expected.stock()).isEqualTo(Map.of("A", -1L, "B", 0L));
        assertThat(expected.refunded()).isEqualTo(900);
        assertThat(expected.operations()).isEqualTo(2 + 2 + 2);
    }

    @Test
    void reportTellsADifference() {
        Report report = new Report();
        report.check("invoices", 2, 2);
        report.check("units", Map.of("A", 5L), Map.of("A", 5L));
        assertThat(report.isOk()).isTrue();
        report.check("units", Map.of("A", 5L, "B", 1L), Map.of("A", 6L));
        assertThat(report.isOk()).isFalse();
    }

    private InvoiceFile read(String lines, int limit) throws IOException {
        Path file = folder.resolve("invoices.csv");
        Files.writeString(file, HEAD + lines);
        return InvoiceFile.read(file, limit);
    }
}
