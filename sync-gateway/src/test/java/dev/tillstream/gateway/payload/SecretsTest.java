package dev.tillstream.gateway.payload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tillstream.contracts.Reason;
import dev.tillstream.gateway.check.BatchText;
import dev.tillstream.gateway.check.OperationScanner;
import dev.tillstream.gateway.check.ScannedOperation;
import dev.tillstream.gateway.check.ScannedOperation.Refused;
import dev.tillstream.gateway.check.ScannedOperation.Taken;
import dev.tillstream.gateway.json.Slice;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** S3-12: what people log in with comes no further than the door. */
class SecretsTest {
    private static final String HASH =
            "pbkdf2-sha256$120000$c2FsdHNhbHRzYWx0c2FsdA==$qzJmJ0ZQn0mJx8rT2m0bXn3Gv0o6m0m1f4p3s9d7a2E=";

    private final OperationScanner scanner = new OperationScanner();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'pin':'4711'",
                "'PIN':4711",
                "'password':'4711'",
                "'_pin':'4711'",
                "'pin_code':['4711']",
                "'p\\u0069n':'4711'",
                "'permissions':{'list':[{'pin':'4711'}]}",
                "'pin_hash':'4711'",
                "'pin_hash':4711",
                "'pin_hash':{'a':'4711'}",
                "'name':7,'pin':'4711'",
                "'pin_hash':'4711','pin_hash':'4711'"
            })
    void areRefusedAndNotRepeated(String secret) {
        for (String operation : new String[] {
            operation("'type':'staff.upsert','payload':{'role':'cashier'," + secret + "}"),
            operation("'payload':{" + secret + "},'type':'staff.upsert'"),
            operation("'operation':'UPDATE','table':'staff','payload':{" + secret + "}")
        }) {
            Refused refused = (Refused) scan(operation);
            assertThat(refused.reason()).isEqualTo(Reason.INVALID_OPERATION);
            assertThat(refused.message()).startsWith("payload.").doesNotContain("4711");
            assertThat(refused.text().toString()).doesNotContain("4711").contains("\"(removed)\"", "\"s-1\"");
        }
    }

    @Test
    void areNotKeptOfWhatCantBeRead() {
        String deep = "[".repeat(100) + "]".repeat(100);
        for (String operation : new String[] {
            operation("'type':'staff.hire','payload':{'pin':'4711'}"),
            operation("'payload':{'password':{'is':'4711'}}"),
            operation("'type':'staff.upsert','payload':{'pin':'4711','deep':" + deep + "}"),
            operation("'type':'staff.upsert','payload':{'pin':'4711','n':" + "9".repeat(2000) + "}")
        }) {
            Refused refused = (Refused) scan(operation);
            assertThat(refused.text().toString()).doesNotContain("4711").contains("\"(removed)\"");
        }
    }

    @Test
    void aHashPassesAsItIs() {
        for (String hash : new String[] {HASH, "$argon2id$v=19$m=65536,t=3,p=4$c2FsdHNhbHQ$aGFzaGhhc2g"}) {
            String operation = operation("'type':'staff.upsert','payload':{'pin_hash':'" + hash + "'}");
            assertThat(((Taken) scan(operation)).text()).hasToString(operation.replace('\'', '"'));
        }
        assertThat(scan(operation("'type':'staff.upsert','payload':{'pin_hash':null}")))
                .isInstanceOf(Taken.class);
        Refused wrongElsewhere =
                (Refused) scan(operation("'type':'staff.upsert','payload':{'pin_hash':'" + HASH + "','name':7}"));
        assertThat(wrongElsewhere.text().toString()).contains(HASH);
    }

    @Test
    void otherTablesMayCallAFieldSo() {
        String address = operation("'type':'customers.upsert','payload':{'name':'Ann','pin':'560001'}");
        assertThat(((Taken) scan(address)).text().toString()).contains("560001");
        Refused refused = (Refused) scan(address.replace("'Ann'", "7"));
        assertThat(refused.text().toString()).contains("560001");
    }

    private static String operation(String members) {
        return "{'op_id':'0192f4c0-0000-7000-8000-000000000001','seq':41,'id':'s-1',"
                + "'occurred_at':'2026-11-21T10:30:00.000Z'," + members + "}";
    }

    private ScannedOperation scan(String operation) {
        byte[] body = ("{\"operations\":[" + operation.replace('\'', '"') + "]}").getBytes(StandardCharsets.UTF_8);
        BatchText.Entry entry = BatchText.of(body, 1).entries().get(0);
        Slice text = entry.text();
        assertThat(text.length()).isPositive();
        return scanner.scan(entry);
    }
}
