package dev.tillstream.gateway.push;

import dev.tillstream.contracts.Timestamps;
import dev.tillstream.gateway.problem.Refusal;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** What a push brings, body and headers. */
public final class PushRequest {
    private static final long UNKNOWN = -1;

    private final byte[] body;
    private final HttpHeaders headers;

    public PushRequest(byte @Nullable [] body, HttpHeaders headers) {
        this.body = body == null ? new byte[0] : body;
        this.headers = headers;
    }

    /** The body, unpacked; @throws Refusal batch_too_large above {@code maxBytes} */
    public byte[] body(int maxBytes) {
        String encoding = headers.getHeaderString(HttpHeaders.CONTENT_ENCODING);
        if (encoding == null || encoding.equalsIgnoreCase("identity")) {
            if (body.length > maxBytes) {
                throw Refusal.tooLarge("The body is longer than " + maxBytes + " bytes.");
            }
            return body;
        }
        if (!encoding.equalsIgnoreCase("gzip")) {
            throw Refusal.invalidJson("Content-Encoding must be gzip or identity, but is " + encoding + ".");
        }
        return Gunzip.unpack(body, maxBytes);
    }

    Duration maxWait() {
        return PreferWait.of(headers.getRequestHeader("Prefer"));
    }

    /**
     * The device's clock when it sent, by the body's {@code sent_at} or the header {@code Date}; -1 where neither tells.
     */
    long sentAtMillis(@Nullable String sentAt) {
        try {
            if (sentAt != null) {
                return Timestamps.parse(sentAt).toEpochMilli();
            }
            String date = headers.getHeaderString(HttpHeaders.DATE);
            return date == null
                    ? UNKNOWN
                    : ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant()
                            .toEpochMilli();
        } catch (DateTimeException e) {
            return UNKNOWN;
        }
    }
}
