package dev.tillstream.client.sale;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The number that a till prints: {@code DEVICE-YYYYMMDD-SEQ}, gapless per device and day (S2-3, B-2). A till that was
 * re-installed can't know which numbers its earlier life gave away, so its epoch becomes a part of the device's name:
 * no number is ever used twice (S2-22, R-7).
 */
final class OfflineReference {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT);
    private static final int FIRST_EPOCH = 1;
    private static final int RADIX = 36;

    private OfflineReference() {}

    /** The series that a number is taken from: everything before it. */
    static String series(String label, int epoch, Instant now, ZoneId zone) {
        String device = epoch == FIRST_EPOCH
                ? label
                : label + "." + Integer.toString(epoch, RADIX).toUpperCase(Locale.ROOT);
        return device + "-" + DAY.format(now.atZone(zone));
    }

    static String of(String series, long number) {
        return series + "-" + String.format(Locale.ROOT, "%03d", number);
    }
}
