package dev.tillstream.gateway.image;

import dev.tillstream.gateway.picture.Picture;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What an image is called. It follows from the file that was sent and a secret of the organization: the same file has
 * the same name again, and nobody else can tell a name, whether or not they have the file.
 *
 * @param hash 160 bits in hex
 * @param width of a smaller copy; 0 for the image itself
 */
record ImageName(String hash, int width) {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int HASH_BYTES = 20;
    private static final String ENDING = ".webp";
    private static final Pattern FORM = Pattern.compile("([0-9a-f]{40})(?:-([1-9][0-9]{1,3}))?\\.webp");

    /** @param secret of the organization that sends */
    static ImageName of(byte[] secret, ByteBuffer content) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            Key key = new SecretKeySpec(secret, ALGORITHM);
            mac.init(key);
            mac.update(content.duplicate());
            return new ImageName(HexFormat.of().formatHex(mac.doFinal(), 0, HASH_BYTES), 0);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    /** Empty for what no image is ever called. */
    static Optional<ImageName> parse(String name) {
        Matcher form = FORM.matcher(name);
        if (!form.matches()) {
            return Optional.empty();
        }
        String width = form.group(2);
        ImageName found = new ImageName(form.group(1), width == null ? 0 : Integer.parseInt(width));
        return Optional.of(found).filter(ImageName::isMade);
    }

    ImageName itself() {
        return new ImageName(hash, 0);
    }

    ImageName wide(int smaller) {
        return new ImageName(hash, smaller);
    }

    boolean isItself() {
        return width == 0;
    }

    String file() {
        return hash + (isItself() ? "" : "-" + width) + ENDING;
    }

    String url() {
        return "/images/" + file();
    }

    private boolean isMade() {
        return isItself() || Picture.WIDTHS.contains(width);
    }
}
