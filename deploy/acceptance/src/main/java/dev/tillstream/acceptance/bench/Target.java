package dev.tillstream.acceptance.bench;

import java.util.Locale;

/**
 * What a figure should reach.
 *
 * @param ofRatio whether the bound is for the ratio to the raw limit, not for the value
 */
record Target(boolean atLeast, double bound, boolean ofRatio) {
    static Target atLeast(double value) {
        return new Target(true, value, false);
    }

    static Target below(double value) {
        return new Target(false, value, false);
    }

    static Target ratioAtLeast(double ratio) {
        return new Target(true, ratio, true);
    }

    static Target ratioBelow(double ratio) {
        return new Target(false, ratio, true);
    }

    boolean isMet(double value) {
        return atLeast ? value >= bound : value < bound;
    }

    String text(Unit unit) {
        String number = ofRatio ? String.format(Locale.ROOT, "ratio %.2f", bound) : unit.text(bound);
        return (atLeast ? "≥ " : "< ") + number;
    }
}
