package dev.tillstream.contracts.barcode;

/** The check digits of GS1: of a whole code, and of a price or weight inside it. */
final class CheckDigit {
    private static final int[] TWICE_MINUS = {0, 2, 4, 6, 8, 9, 1, 3, 5, 7};
    private static final int[] THRICE = {0, 3, 6, 9, 2, 5, 8, 1, 4, 7};
    private static final int[] FIVEFOLD_PLUS = {0, 5, 1, 6, 2, 7, 3, 8, 4, 9};
    private static final int[] FIVEFOLD_MINUS = {0, 5, 9, 4, 8, 3, 7, 2, 6, 1};
    private static final int[][] OF_FOUR = {TWICE_MINUS, TWICE_MINUS, THRICE, FIVEFOLD_MINUS};
    private static final int[][] OF_FIVE = {FIVEFOLD_PLUS, TWICE_MINUS, FIVEFOLD_MINUS, FIVEFOLD_PLUS, TWICE_MINUS};

    private CheckDigit() {}

    /** Whether the last digit is the check digit of those before it. */
    static boolean isRight(String digits) {
        int last = digits.length() - 1;
        return of(digits.substring(0, last)) == digits.charAt(last) - '0';
    }

    /** Digits weigh 3 and 1 in turns, from the right; the check digit fills up to the next ten. */
    static int of(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            sum += i % 2 == 0 ? 3 * digit : digit;
        }
        return (10 - sum % 10) % 10;
    }

    /** The verifier of a price or measure of 4 or 5 digits (GS1 General Specifications, 7.9.2 to 7.9.4). */
    static int ofValue(String digits) {
        if (digits.length() == OF_FOUR.length) {
            return 3 * weighed(digits, OF_FOUR) % 10;
        }
        int missing = (10 - weighed(digits, OF_FIVE) % 10) % 10;
        int digit = 0;
        while (FIVEFOLD_MINUS[digit] != missing) {
            digit++;
        }
        return digit;
    }

    private static int weighed(String digits, int[][] weights) {
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i][digits.charAt(i) - '0'];
        }
        return sum;
    }
}
