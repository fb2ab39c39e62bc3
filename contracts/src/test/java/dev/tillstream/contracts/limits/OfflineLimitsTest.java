package dev.tillstream.contracts.limits;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.limits.OfflineLimits.Breach;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class OfflineLimitsTest {

    /** B-8: the same file is run by every implementation. */
    @TestFactory
    Stream<DynamicTest> vectors() throws IOException {
        try (InputStream file = Objects.requireNonNull(
                OfflineLimits.class.getResourceAsStream("/dev/tillstream/contracts/limits-vectors.json"))) {
            List<Fields> vectors = new ObjectMapper().readValue(file, new TypeReference<>() {});
            assertThat(vectors).hasSizeGreaterThanOrEqualTo(25);
            return vectors.stream()
                    .map(vector -> DynamicTest.dynamicTest(vector.requiredText("name"), () -> check(vector)));
        }
    }

    /** S3-7: free settings are laid over each other key by key. */
    @Test
    void freeSettingsOfTheBranchCoverOnlyWhatTheySay() {
        Fields chain = Fields.of(Map.of("id", "a", "settings", Map.of("scale_barcodes", List.of(), "theme", "dark")));
        Fields branch = Fields.of(Map.of("id", "b", "for_branch_id", "x", "settings", Map.of("theme", "light")));

        assertThat(BranchSettings.of(List.of(branch, chain), "x")
                        .object("settings")
                        .values())
                .isEqualTo(Map.of("scale_barcodes", List.of(), "theme", "light"));
        assertThat(BranchSettings.of(List.of(), "x")).isEqualTo(Fields.NONE);
    }

    /** B-8: whoever is refused reads which limit, and its value. */
    @Test
    void breachNamesLimitAndValues() {
        assertThat(new Breach(OfflineLimits.AMOUNT, 500, 950))
                .hasToString("max_offline_amount is 500, this would be 950");
        assertThat(new Breach(OfflineLimits.HOURS, 8, 9))
                .hasToString("max_offline_hours is 8, this would be more than 9");
    }

    private static void check(Fields vector) {
        Fields settings = BranchSettings.of(vector.rows("pos_settings"), vector.text("branch_id"));
        List<Breach> breaches = OfflineLimits.of(settings)
                .breaches(new OfflineLimits.Sale(
                        Duration.ofMillis(vector.requiredInteger("offline_ms")),
                        vector.requiredInteger("unsynced"),
                        vector.requiredInteger("total"),
                        vector.requiredInteger("discount"),
                        vector.requiredInteger("undiscounted")));
        assertThat(breaches)
                .isEqualTo(vector.rows("expected").stream()
                        .map(breach -> new Breach(
                                breach.requiredText("limit"),
                                breach.requiredInteger("allowed"),
                                breach.requiredInteger("actual")))
                        .toList());
    }
}
