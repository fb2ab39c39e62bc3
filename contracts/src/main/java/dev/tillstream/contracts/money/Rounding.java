package dev.tillstream.contracts.money;

/** Division of whole numbers as money needs it. */
public final class Rounding {
    private Rounding() {}

    /** numerator / denominator, rounded half-up: halves go towards positive infinity. */
    public static long halfUp(long numerator, long denominator) {
        return Math.floorDiv(
                Math.addExact(Math.multiplyExact(numerator, 2), denominator), Math.multiplyExact(denominator, 2));
    }
}
