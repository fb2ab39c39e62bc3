package dev.tillstream.till.shift;

import dev.tillstream.client.Till;
import dev.tillstream.client.sale.Payment;
import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.table.Tables;
import dev.tillstream.till.console.Money;
import dev.tillstream.till.console.QuickSync;
import dev.tillstream.till.console.Tenders;
import dev.tillstream.till.console.TillFile;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** B-1: every part works without a network. */
@Command(
        name = "shift",
        mixinStandardHelpOptions = true,
        description = "Opens and closes a shift, moves cash, prints X and Z reports.")
public final class ShiftCommand {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Command(name = "open", mixinStandardHelpOptions = true, description = "Opens a shift.")
    int open(
            @Mixin TillFile till,
            @Parameters(paramLabel = "EMPLOYEE", description = "The id of a member of the staff") String employee,
            @Option(
                            names = "--float",
                            required = true,
                            paramLabel = "AMOUNT",
                            description = "What is in the drawer: 150.00")
                    String openingFloat,
            @Option(names = "--pin", description = "Checked offline, where it is given") @Nullable String pin) {
        try (Till opened = till.open()) {
            if (pin != null && opened.pins().check(employee, pin).isEmpty()) {
                throw new IllegalArgumentException("that is not the PIN of " + employee);
            }
            String name = opened.find(Tables.STAFF, employee)
                    .map(person -> person.text("name"))
                    .orElse(employee);
            Fields shift = opened.shifts().open(employee, name, Money.of(opened).parse(openingFloat));
            out().printf("Shift %s is open.%n", shift.text("id"));
            return 0;
        }
    }

    @Command(name = "in", mixinStandardHelpOptions = true, description = "Puts cash into the drawer.")
    int in(
            @Mixin TillFile till,
            @Parameters(paramLabel = "AMOUNT") String amount,
            @Option(names = "--reason", defaultValue = "") String reason) {
        try (Till opened = till.open()) {
            opened.shifts().cashIn(Money.of(opened).parse(amount), reason);
            return printed(opened, opened.shifts().report());
        }
    }

    @Command(name = "out", mixinStandardHelpOptions = true, description = "Takes cash out of the drawer.")
    int out(
            @Mixin TillFile till,
            @Parameters(paramLabel = "AMOUNT") String amount,
            @Option(names = "--reason", defaultValue = "") String reason) {
        try (Till opened = till.open()) {
            opened.shifts().cashOut(Money.of(opened).parse(amount), reason);
            return printed(opened, opened.shifts().report());
        }
    }

    @Command(name = "close", mixinStandardHelpOptions = true, description = "Closes the shift; prints the Z report.")
    int close(
            @Mixin TillFile till,
            @Parameters(arity = "1..*", paramLabel = "METHOD:AMOUNT", description = "What was counted: cash:512.00")
                    List<String> counted) {
        try (Till opened = till.open()) {
            Money money = Money.of(opened);
            Map<String, Long> amounts = new LinkedHashMap<>();
            for (String text : counted) {
                Payment tender = Tenders.parse(text, money);
                amounts.merge(tender.method(), tender.tendered(), Long::sum);
            }
            Fields report = opened.shifts().close(amounts);
            QuickSync.attempt(opened, spec);
            return printed(opened, report);
        }
    }

    @Command(name = "report", mixinStandardHelpOptions = true, description = "Prints the report of a shift.")
    int report(
            @Mixin TillFile till,
            @Parameters(arity = "0..1", paramLabel = "SHIFT", description = "Its id (default: the open one)") @Nullable
                    String shift) {
        try (Till opened = till.open()) {
            return printed(
                    opened,
                    shift == null ? opened.shifts().report() : opened.shifts().report(shift));
        }
    }

    private int printed(Till till, Fields report) {
        Money money = Money.of(till);
        out().printf(
                        "%s report of shift %s%n",
                        report.has("counted") ? "Z" : "X", report.text("staff_work_session_id"));
        for (String name : report.names()) {
            Object value = report.value(name);
            if (value instanceof Map<?, ?> amounts) {
                amounts.forEach((method, amount) -> out().printf(
                                "  %-24s %12s%n", name + " " + method, money.format(((Number) amount).longValue())));
            } else if (value instanceof Long amount) {
                boolean counts = name.endsWith("_count") || name.equals("voids");
                out().printf("  %-24s %12s%n", name, counts ? Long.toString(amount) : money.format(amount));
            } else if (name.endsWith("_at")) {
                out().printf("  %-24s %s%n", name, Objects.requireNonNullElse(value, "-"));
            }
        }
        return 0;
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
