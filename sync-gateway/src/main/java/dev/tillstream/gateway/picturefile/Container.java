package dev.tillstream.gateway.picturefile;

import dev.tillstream.gateway.problem.Refusal;
import java.nio.ByteBuffer;

/**
 * A picture as its file holds it.
 *
 * @param content what the decoder gets: without what follows the picture's end
 * @param orientation as its metadata tells
 * @param whole whether the decoder needs all pixels in memory, however few are asked for
 */
public record Container(ByteBuffer content, Orientation orientation, boolean whole) {
    public static Refusal cutOff(PictureFormat format) {
        return Refusal.invalid("file is cut off: it begins as " + format.title() + ", and its end is missing.");
    }

    public static Refusal broken(PictureFormat format, String what) {
        return Refusal.invalid("file is no valid " + format.title() + ": " + what + ".");
    }
}
