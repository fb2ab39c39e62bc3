package dev.tillstream.till;

import dev.tillstream.client.sale.Payment;

/** How money is written on the command line: {@code METHOD:AMOUNT}, in minor units. */
final class Tenders {
    private Tenders() {}

    static Payment parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException(text + " must be METHOD:AMOUNT, such as cash:5000");
        }
        return Payment.of(text.substring(0, colon), Long.parseLong(text.substring(colon + 1)));
    }
}
