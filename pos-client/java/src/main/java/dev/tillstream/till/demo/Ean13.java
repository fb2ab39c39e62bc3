package dev.tillstream.till.demo;

import java.util.Locale;

/** Barcodes of 13 digits with their check digit. */
final class Ean13 {
    private static final String PREFIX = "400";

    private Ean13() {}

    /** @param number from 0 to 999,999,999 */
    static String of(int number) {
        String digits = PREFIX + String.format(Locale.ROOT, "%09d", number);
        return digits + checkDigit(digits);
    }

    /** GS1: digits weigh 1 and 3 in turns; the check digit fills up to the next ten. */
    static int checkDigit(String twelveDigits) {
        int sum = 0;
        for (int i = 0; i < twelveDigits.length(); i++) {
            int digit = twelveDigits.charAt(i) - '0';
            sum += i % 2 == 0 ? digit : 3 * digit;
        }
        return (10 - sum % 10) % 10;
    }
}
