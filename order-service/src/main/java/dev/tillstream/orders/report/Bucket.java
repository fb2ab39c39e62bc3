package dev.tillstream.orders.report;

import dev.tillstream.contracts.PushedOperation;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * Where reports count a document: by the clock of its branch, and by its device. Kept with the document, so that what
 * takes it away again finds the same place (R-13: the server's clock decides, not the device's).
 */
public record Bucket(LocalDate day, int hour, String deviceId) {

    public static Bucket of(PushedOperation pushed, ZoneId zone) {
        return at(pushed.occurredAtByServerClock(), zone, pushed.origin().deviceId());
    }

    public static Bucket at(Instant instant, ZoneId zone, String deviceId) {
        ZonedDateTime local = instant.atZone(zone);
        return new Bucket(local.toLocalDate(), local.getHour(), deviceId);
    }
}
