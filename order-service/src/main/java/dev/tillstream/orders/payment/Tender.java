package dev.tillstream.orders.payment;

import java.util.Locale;

/**
 * Money of one kind that came in or went out with a document.
 *
 * @param method as on the wire: cash, card, bank_transfer; credit moves no money; mixed or empty where nothing is said
 * @param amount in minor units; negative for what went out
 */
public record Tender(Kind kind, String method, long amount) {
    public static final String CASH = "cash";
    public static final String CREDIT = "credit";

    /** With which sort of document. */
    public enum Kind {
        SALE,
        PAYMENT,
        REFUND,
        EXPENSE;

        public String columnValue() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public boolean isOutgoing() {
        return kind == Kind.REFUND || kind == Kind.EXPENSE;
    }

    public boolean isMoney() {
        return !method.equals(CREDIT);
    }
}
