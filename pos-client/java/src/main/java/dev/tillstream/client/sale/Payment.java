package dev.tillstream.client.sale;

import org.jspecify.annotations.Nullable;

/**
 * What a customer hands over.
 *
 * @param method {@code cash}, {@code card}, {@code credit} or {@code bank_transfer}; never defaulted (S1-6)
 * @param tendered minor units; more than is due is given back as change
 * @param reference of the card terminal or the bank
 */
public record Payment(
        String method, long tendered, @Nullable String reference) {
    public Payment {
        if (tendered < 0) {
            throw new IllegalArgumentException("tendered must not be negative, but is " + tendered);
        }
    }

    public static Payment of(String method, long tendered) {
        return new Payment(method, tendered, null);
    }
}
