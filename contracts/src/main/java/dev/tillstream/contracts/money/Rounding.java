package dev.tillstream.contracts.money;

/** Division of whole numbers as money needs it. */
final class Rounding {
    private Rounding() {}

    /** numerator / denominator, rounded half-up: halves go towards positive infinity. */
    static long halfUp(long numerator, long denominator) {
        return Math.floorDiv(
                Math.addExact(Math.multiplyExact(numerator, 2), denominator), Math.multiplyExact(denominator, 2));
    }
}
