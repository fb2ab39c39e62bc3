package dev.tillstream.gateway.image;

import dev.tillstream.gateway.picturefile.PictureFormat;
import dev.tillstream.gateway.problem.Refusal;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** The part {@code file} of an upload, before anybody looks into it. */
final class UploadedFile {
    private static final int MAX_SHOWN = 80;
    private static final String UNKNOWN = "application/octet-stream";

    /** Browsers declare by the ending, so any picture's type may stand for any picture. */
    private static final Set<String> TYPES =
            Set.of("image/png", "image/jpeg", "image/jpg", "image/pjpeg", "image/webp", UNKNOWN, "text/plain");

    private UploadedFile() {}

    /**
     * The one file.
     *
     * @throws Refusal invalid_operation where it is missing, not alone, or said to be something else than a picture;
     *     batch_too_large
     */
    static FileUpload check(List<FileUpload> files, long maxBytes) {
        if (files.size() != 1) {
            throw Refusal.invalid(
                    files.isEmpty()
                            ? "file is missing: it must be a part of multipart/form-data, with a file name."
                            : "file must come once, but came " + files.size() + " times.");
        }
        FileUpload file = files.get(0);
        if (file.size() > maxBytes) {
            throw Refusal.tooLarge("file is " + file.size() + " bytes long: at most " + maxBytes + " are taken.");
        }
        requireEnding(file.fileName());
        requireType(Objects.requireNonNullElse(file.contentType(), UNKNOWN));
        return file;
    }

    private static void requireEnding(String name) {
        int dot = name.lastIndexOf('.');
        if (dot >= 0 && !PictureFormat.isKnownEnding(name.substring(dot + 1).toLowerCase(Locale.ROOT))) {
            throw Refusal.invalid("file must be a PNG, JPEG or WebP picture, but is called " + shown(name) + ".");
        }
    }

    private static void requireType(String type) {
        String plain = type.split(";", 2)[0].trim().toLowerCase(Locale.ROOT);
        if (!TYPES.contains(plain)) {
            throw Refusal.invalid("file must be a PNG, JPEG or WebP picture, but is declared as " + shown(type) + ".");
        }
    }

    /** The end of a long one says more than its beginning. */
    private static String shown(String value) {
        return value.length() <= MAX_SHOWN ? value : "…" + value.substring(value.length() - MAX_SHOWN);
    }
}
