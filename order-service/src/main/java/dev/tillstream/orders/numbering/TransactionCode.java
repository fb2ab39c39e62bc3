package dev.tillstream.orders.numbering;

import dev.tillstream.contracts.Origin;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * What a customer reads out on the phone (S2-6, DESIGN §6): {@code TRX-<organization>-<branch>-<yymmdd>-<4+ characters>}.
 * The last part is the order's number, scrambled one to one within its length, so it is unique in the organization
 * without being looked up, and tells nobody how many sales there were.
 */
public final class TransactionCode {
    private static final String CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int MIN_LENGTH = 4;
    private static final int BITS = 5;

    /** Odd, so multiplication is one to one modulo a power of two. */
    private static final long MULTIPLIER = 0x5DEECE66DL;

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyMMdd", Locale.ROOT).withZone(ZoneOffset.UTC);

    private TransactionCode() {}

    public static String of(Origin origin, Instant soldAt, long orderNumber) {
        return "TRX-" + origin.organizationCode() + "-" + origin.branchCode() + "-" + DAY.format(soldAt) + "-"
                + scrambled(orderNumber);
    }

    private static String scrambled(long number) {
        int length = MIN_LENGTH;
        while (number >> (BITS * length) != 0) {
            length++;
        }
        long mask = (1L << (BITS * length)) - 1;
        long rest = (number * MULTIPLIER + length) & mask;
        StringBuilder code = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            code.append(CROCKFORD.charAt((int) (rest & 31)));
            rest >>= BITS;
        }
        return code.toString();
    }
}
