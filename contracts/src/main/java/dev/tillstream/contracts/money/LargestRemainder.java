package dev.tillstream.contracts.money;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Spreads an amount over lines in proportion to their weights, to the last minor unit (DESIGN §6). */
public final class LargestRemainder {
    private LargestRemainder() {}

    /**
     * The shares, in the order of the weights; they sum up to the amount. What is left over after rounding down goes, one
     * minor unit each, to the lines with the largest remainders, among equal ones to the earlier line.
     *
     * @param amount not negative
     * @param weights not negative; their sum is not 0 unless the amount is
     */
    public static List<Long> spread(long amount, List<Long> weights) {
        Long[] shares = new Long[weights.size()];
        Arrays.fill(shares, 0L);
        if (amount == 0) {
            return List.of(shares);
        }
        long whole = weights.stream().reduce(0L, Math::addExact);
        long left = amount;
        for (int i = 0; i < shares.length; i++) {
            shares[i] = Math.multiplyExact(amount, weights.get(i)) / whole;
            left -= shares[i];
        }
        IntStream.range(0, shares.length)
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> amount * weights.get(i) % whole)
                        .reversed())
                .limit(left)
                .forEach(i -> shares[i] = shares[i] + 1);
        return List.of(shares);
    }
}
