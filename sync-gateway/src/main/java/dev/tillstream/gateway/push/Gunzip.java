package dev.tillstream.gateway.push;

import dev.tillstream.gateway.problem.Refusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Unpacks a request's body and stops as soon as it is too long, however much would follow. */
final class Gunzip {
    private Gunzip() {}

    /** @throws Refusal batch_too_large above {@code maxBytes}, invalid_json for what is no gzip */
    static byte[] unpack(byte[] packed, int maxBytes) {
        try (GZIPInputStream stream = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            byte[] unpacked = stream.readNBytes(maxBytes + 1);
            if (unpacked.length > maxBytes) {
                throw Refusal.tooLarge("The body is longer than " + maxBytes + " bytes when it is unpacked.");
            }
            return unpacked;
        } catch (ZipException e) {
            throw Refusal.invalidJson("The body is no gzip: " + e.getMessage() + ".");
        } catch (IOException e) {
            throw Refusal.invalidJson("The gzip of the body is cut off.");
        }
    }
}
