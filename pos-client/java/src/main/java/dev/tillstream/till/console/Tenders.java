package dev.tillstream.till.console;

import dev.tillstream.client.sale.Payment;

/** How money is written on the command line: {@code METHOD:AMOUNT}, as people write amounts. */
public final class Tenders {
    private Tenders() {}

    public static Payment parse(String text, Money money) {
        int colon = text.indexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException(text + " must be METHOD:AMOUNT, such as cash:50.00");
        }
        return Payment.of(text.substring(0, colon), money.parse(text.substring(colon + 1)));
    }
}
