package dev.tillstream.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillstream.contracts.Ids;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
                        "cancellation", 1L,
                        "price of 0 or less", 1L,
                        "price of a fraction of a penny", 1L,
                        "quantity of 0 or less", 1L,
                        "adjustment of bad debt, no sale", 1L));
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
        Expected expected = Expected.of(file.invoices(), file.goods().size());
        assertThat(expected).isEqualTo(new Expected(2, 3, 1210, 2, Map.of("A", 5L, "B", 1L)));
        assertThat(expected.stock()).isEqualTo(Map.of("A", -5L, "B", -1L));
        assertThat(file.skipped()).isEqualTo(Map.of("beyond --limit", 1L));
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
