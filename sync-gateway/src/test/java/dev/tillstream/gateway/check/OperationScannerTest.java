package dev.tillstream.gateway.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tillstream.contracts.Reason;
import dev.tillstream.gateway.check.ScannedOperation.Refused;
import dev.tillstream.gateway.check.ScannedOperation.Taken;
import dev.tillstream.gateway.problem.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OperationScannerTest {
    private static final String OP = "0192f4c0-0000-7000-8000-000000000001";
    private static final String SALE = sale("'payment_method':'cash','total':500,'items':[" + item("2") + "]");

    private final OperationScanner scanner = new OperationScanner();

    @Test
    void takesASale() {
        Taken taken = taken(SALE);
        assertThat(taken.opId()).hasToString(OP);
        assertThat(taken.envelope().seq()).isEqualTo(41);
        assertThat(taken.aggregateId()).isEqualTo("o-1");
        assertThat(taken.text()).hasToString(SALE.replace('\'', '"'));
        assertThat(taken.occurredAtMillis()).isEqualTo(1795257000000L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "'items':[ITEM -1]|payload.items[0].quantity must be greater than 0, but is -1",
                "'items':[ITEM 2,ITEM 0]|payload.items[1].quantity must be greater than 0, but is 0",
                "'items':[ITEM 1.2345]|payload.items[0].quantity must have at most 3 fraction digits, but is 1.2345",
                "'items':[ITEM '2']|payload.items[0].quantity must be a decimal number, but is \"2\"",
                "'items':[]|payload.items must have at least 1 row",
                "'items':[7]|payload.items[0] must be an object, but is 7",
                "'items':{}|payload.items must be an array of objects, but is an object",
                "'items':null|payload.items is required",
                "'items':[{'product_id':'p','unit_price':1}]|payload.items[0].quantity is required",
                "'total':5.5|payload.total must be an integer in minor units, but is 5.5",
                "'total':1e3|payload.total must be an integer in minor units, but is 1e3",
                "'total':-1|payload.total must not be negative, but is -1",
                "'total':9007199254740993|payload.total must be within ±9007199254740992, but is 9007199254740993",
                "'total':99999999999999999999|payload.total must be within ±9007199254740992, but is 99999999999999999999",
                "'total':null|payload.total is required",
                "'payment_method':'gold'|payload.payment_method must be one of cash, card, credit, mixed, bank_transfer, but is \"gold\"",
                "'notes':'a\\u0000b'|payload.notes must not hold the character NUL",
                "'notes':'\\ud800'|payload.notes must be well-formed Unicode",
                "'free':{'deep':['\\u0000']}|payload.free must not hold the character NUL",
                "'fr\\u0000ee':1|a name in payload must be well-formed Unicode without the character NUL",
                "'free':1e999999999|payload.free must be a number of an ordinary size",
                "'customer_id':'a b'|payload.customer_id must be an id of 1 to 64 characters A-Z a-z 0-9 . _ : -, but is \"a b\"",
                "'is_offline':1|payload.is_offline must be true or false, but is 1",
                "'completed_at':'20000-01-01T00:00:00.000Z'|payload.completed_at must be an RFC 3339 timestamp of the years 1970 to 2199, but is \"20000-01-01T00:00:00.000Z\"",
                "'total':500,'total':500|payload.total must not stand there twice"
            })
    void saysWhatIsWrongWithAPayload(String change, String message) {
        String fields = change.replaceAll(
                "ITEM ([^,\\]]+)", item("$1").replace("$", "\\$").replace("\\$1", "$1"));
        String all = "'payment_method':'cash','total':500,'items':[" + item("2") + "]";
        String name = change.substring(0, change.indexOf(':'));
        String payload = all.contains(name + ":") ? fields + without(all, name) : all + "," + fields;
        Refused refused = refused(sale(payload));
        assertThat(refused.reason()).isEqualTo(Reason.INVALID_OPERATION);
        assertThat(refused.message()).isEqualTo(message);
        assertThat(refused.envelope().opIdText()).isEqualTo(OP);
        assertThat(refused.envelope().seq()).isEqualTo(41);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "'seq':41|'seq':0|seq must be an integer from 1 to 9007199254740992, but is 0",
                "'seq':41|'seq':'41'|seq must be an integer from 1 to 9007199254740992, but is \"41\"",
                "'seq':41|'seq':null|seq must be an integer from 1 to 9007199254740992, but is null",
                "'seq':41|'epoch':0,'seq':41|epoch must be an integer from 1 to 2147483647, but is 0",
                "'id':'o-1'|'id':''|id must be an id of 1 to 64 characters A-Z a-z 0-9 . _ : -, but is \"\"",
                "'id':'o-1'|'x':1|id is required",
                "'occurred_at':'2026-11-21T10:30:00.000Z'|'occurred_at':'20000-01-01T00:00:00.000Z'|occurred_at must be an RFC 3339 timestamp of the years 1970 to 2199, but is \"20000-01-01T00:00:00.000Z\"",
                "'occurred_at':'2026-11-21T10:30:00.000Z'|'occurred_at':'2026-02-30T10:30:00.000Z'|occurred_at must be an RFC 3339 timestamp of the years 1970 to 2199, but is \"2026-02-30T10:30:00.000Z\"",
                "'type':'orders.create'|'type':7|type must be a string, but is 7"
            })
    void saysWhatIsWrongWithAnEnvelope(String part, String other, String message) {
        assertThat(refused(SALE.replace(part, other)).message()).isEqualTo(message);
    }

    @Test
    void idsOf65CharactersAreRefused() {
        assertThat(refused(SALE.replace("o-1", "x".repeat(65))).message()).startsWith("id must be an id");
        assertThat(taken(SALE.replace("o-1", "x".repeat(64))).aggregateId()).hasSize(64);
    }

    @Test
    void namesReasonsOtherThanForm() {
        assertThat(refused(SALE.replace("orders.create", "orders.explode")).reason())
                .isEqualTo(Reason.UNKNOWN_TYPE);
        String resolve = SALE.replace("orders.create", "conflicts.resolve")
                .replaceAll(
                        "'payload':.*",
                        "'payload':{'strategy':'merge','table':'products','record_id':'r','resolved_by':'me'}}");
        assertThat(refused(resolve).reason()).isEqualTo(Reason.NOT_ALLOWED);
    }

    @ParameterizedTest
    @CsvSource({
        "PRODUCT_UPSERT, products.upsert",
        "INVOICE_CREATE, invoices.create",
        "STOCK_ADJUST, stock_movements.adjust"
    })
    void constantsAreWrittenAsTypes(String constant, String type) {
        String payload = "'payload':{'product_id':'p','change':1,'total':1,'items':["
                + "{'name':'n','quantity':1,'unit_price':1}]}}";
        String plain = SALE.replace("orders.create", type).replaceAll("'payload':.*", payload);
        Taken taken = taken(plain.replace(type, constant));
        assertThat(taken.type().name()).isEqualTo(type);
        assertThat(taken.text()).hasToString(plain.replace('\'', '"'));
        assertThat(taken.fingerprint()).isEqualTo(taken(plain).fingerprint());
    }

    @ParameterizedTest
    @CsvSource({
        "INSERT, products, products.upsert",
        "UPDATE, products, products.upsert",
        "DELETE, products, products.delete",
        "INSERT, stock_movements, stock_movements.adjust",
        "DELTA, stock_movements, stock_movements.adjust",
        "INSERT, losses, losses.create"
    })
    void anOperationOnATableIsWrittenAsAType(String operation, String table, String type) {
        String payload = "'payload':{'product_id':'p','change':1,'items':[{'product_id':'p','quantity':1}]},'op_id':'"
                + OP + "'";
        String rest = payload + ",'seq':41,'id':'r','occurred_at':'2026-11-21T11:30:00+01:00'}";
        Taken plain = taken("{'type':'" + type + "'," + rest);
        for (String named : List.of(
                "{'operation':'" + operation + "','table':'" + table + "'," + rest,
                "{" + rest.replace("'seq'", "'table':'" + table + "','operation':'" + operation + "','seq'"))) {
            Taken taken = taken(named);
            assertThat(taken.type().name()).isEqualTo(type);
            assertThat(taken.text().toString())
                    .startsWith("{\"type\":\"" + type + "\",")
                    .contains("\"2026-11-21T10:30:00.000Z\"");
            assertThat(taken.fingerprint()).isEqualTo(plain.fingerprint());
        }
    }

    @Test
    void otherNamesOfNothingAreUnknownTypes() {
        for (String names : List.of(
                "'operation':'DELETE','table':'orders'",
                "'operation':'UPSERT','table':'products'",
                "'operation':'INSERT','table':'order_items'",
                "'operation':'INSERT','table':'stock_levels'",
                "'type':'PRODUCT_DELETE'")) {
            assertThat(refused(SALE.replace("'type':'orders.create'", names)).reason())
                    .as(names)
                    .isEqualTo(Reason.UNKNOWN_TYPE);
        }
        String both = SALE.replace("'type':", "'operation':'DELETE','table':'products','type':");
        assertThat(taken(both).type().name()).isEqualTo("orders.create");
        assertThat(taken(SALE.replace("'type':", "'table':7,'type':")).type().name())
                .isEqualTo("orders.create");
    }

    @Test
    void theTypeThatStandsLastIsTheOneThatIsChecked() {
        String twice = SALE.substring(0, SALE.length() - 1) + ",'type':'payments.create'}";
        assertThat(refused(twice).message()).isEqualTo("payload.amount is required");
    }

    @Test
    void operationsThatNoDeviceNumberedAreScannedToo() {
        BatchText.Entry entry = BatchText.of(bytes("{'operations':[" + SALE.replace("'seq':41,", "") + "]}"), 1)
                .entries()
                .get(0);
        assertThat(scanner.scan(entry)).isInstanceOf(Refused.class);
        assertThat(scanner.scanUnnumbered(entry)).isInstanceOf(Taken.class);
    }

    @Test
    void tenThousandItemsAreRefused() {
        String items = (item("1") + ",").repeat(9_999) + item("1");
        Refused refused = refused(sale("'payment_method':'cash','total':500,'items':[" + items + "]"));
        assertThat(refused.message()).isEqualTo("payload.items must have at most 5000 rows, but has 10000");
    }

    @Test
    void whatIsNestedTenThousandDeepIsRefusedByName() {
        String deep = "[".repeat(10_000) + "]".repeat(10_000);
        Refused before = refused(SALE.replace("'payload':{", "'payload':{'x':" + deep + ","));
        assertThat(before.message()).isEqualTo("the operation must not be nested deeper than 32");
        assertThat(before.envelope().opIdText()).isEqualTo(OP);
        Refused first =
                refused("{'payload':{'x':" + deep + "}," + SALE.substring(1).replaceAll(",'payload'.*", "}"));
        assertThat(first.envelope().seq()).isEqualTo(41);
    }

    @Test
    void longNumbersAndNamesAreRefusedByName() {
        assertThat(refused(SALE.replace("'payload':{", "'payload':{'x':" + "9".repeat(5_000) + ","))
                        .envelope()
                        .seq())
                .isEqualTo(41);
        assertThat(refused(SALE.replace("'payload':{", "'payload':{'" + "n".repeat(60_000) + "':1,"))
                        .message())
                .contains("too long");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'op_id':tru}", "{'op_id':'x' 'y'}", "{'a':01}", "{'payload':{'x':[1,}}", "{'a':'\\x'}"})
    void whatIsNoJsonInsideIsNoJsonAtAll(String operation) {
        assertThatThrownBy(() -> scan(operation))
                .isInstanceOf(Refusal.class)
                .extracting(failure -> ((Refusal) failure).reason())
                .isEqualTo(Reason.INVALID_JSON);
    }

    @Test
    void theFingerprintIsOfTheContent() {
        long fingerprint = taken(SALE).fingerprint();
        String reordered = "{ 'payload' : {'items':[" + item("2") + "], 'total':500,\n'payment_method':'c\\u0061sh'},"
                + "'occurred_at':'2026-11-21T10:30:00.000Z','base_version':null,'id':'o-1','type':'orders.create',"
                + "'seq':42,'epoch':3,'op_id':'0192f4c0-0000-7000-8000-000000000002' }";
        assertThat(taken(reordered).fingerprint()).isEqualTo(fingerprint);
        for (String other : List.of(
                SALE.replace("500", "501"),
                SALE.replace("o-1", "o-2"),
                SALE.replace("10:30", "10:31"),
                SALE.replace("cash", "card"),
                SALE.replace("'id':'o-1'", "'id':'o-1','base_version':1"),
                SALE.replace(item("2"), item("2") + "," + item("3")))) {
            assertThat(taken(other).fingerprint()).as(other).isNotEqualTo(fingerprint);
        }
    }

    @Test
    void theOrderOfRowsCounts() {
        String one = sale("'payment_method':'cash','total':500,'items':[" + item("2") + "," + item("3") + "]");
        String two = sale("'payment_method':'cash','total':500,'items':[" + item("3") + "," + item("2") + "]");
        assertThat(taken(one).fingerprint()).isNotEqualTo(taken(two).fingerprint());
    }

    @ParameterizedTest
    @CsvSource({"2026-11-21T10:30:00Z", "2026-11-21T11:30:00+01:00", "2026-11-21T10:30:00.000000Z", "2026-11-21T10:30Z"
    })
    void writesTimesInOneWay(String time) {
        Taken taken = taken(SALE.replace("2026-11-21T10:30:00.000Z", time));
        assertThat(taken.text()).hasToString(SALE.replace('\'', '"'));
        assertThat(taken.fingerprint()).isEqualTo(taken(SALE).fingerprint());
    }

    @Test
    void aBatchIsCutWhateverIsInside() {
        String body = " {'x':[{}], 'operations' : [ " + SALE + " , 7, {'a':'}]\\\"'} ], 'sent_at':'now'} ";
        BatchText batch = BatchText.of(bytes(body), 3);
        assertThat(batch.sentAt()).isEqualTo("now");
        assertThat(batch.entries().stream().map(entry -> entry.text().toString()))
                .containsExactly(SALE.replace('\'', '"'), "7", "{\"a\":\"}]\\\"\"}");
        assertThat(refused("7").message()).isEqualTo("an operation must be an object");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "~~|INVALID_JSON",
                "[]|INVALID_JSON",
                "{}|INVALID_JSON",
                "{'operations':{}}|INVALID_JSON",
                "{'operations':[]}|INVALID_OPERATION",
                "{'operations':[1]|INVALID_JSON",
                "{'operations':[1]}}|INVALID_JSON",
                "{'operations':[1 2]}|INVALID_JSON",
                "{'operations':['x]}|INVALID_JSON",
                "{'operations':[[[]}|INVALID_JSON",
                "{'y':nil,'operations':[1]}|INVALID_JSON",
                "{'operations':[1,2,3,4]}|BATCH_TOO_LARGE"
            })
    void refusesWhatIsNoBatch(String body, Reason reason) {
        assertThatThrownBy(() -> BatchText.of(bytes(body), 3))
                .isInstanceOf(Refusal.class)
                .extracting(failure -> ((Refusal) failure).reason())
                .isEqualTo(reason);
    }

    private static String without(String all, String name) {
        String rest = all.replaceAll(",?" + name + ":(\\[.*\\]|'[a-z]*'|[0-9]+)", "");
        return rest.isEmpty() ? "" : rest.startsWith(",") ? rest : "," + rest;
    }

    private static String sale(String payload) {
        return "{'op_id':'" + OP + "','seq':41,'type':'orders.create','id':'o-1',"
                + "'occurred_at':'2026-11-21T10:30:00.000Z','payload':{" + payload + "}}";
    }

    private static String item(String quantity) {
        return "{'product_id':'p','quantity':" + quantity + ",'unit_price':250}";
    }

    private ScannedOperation scan(String operation) {
        byte[] body = bytes("{'operations':[" + operation + "]}");
        return scanner.scan(BatchText.of(body, 1).entries().get(0));
    }

    private Taken taken(String operation) {
        ScannedOperation scanned = scan(operation);
        assertThat(scanned).isInstanceOf(Taken.class);
        return (Taken) scanned;
    }

    private Refused refused(String operation) {
        ScannedOperation scanned = scan(operation);
        assertThat(scanned).isInstanceOf(Refused.class);
        return (Refused) scanned;
    }

    private static byte[] bytes(String json) {
        return json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }
}
