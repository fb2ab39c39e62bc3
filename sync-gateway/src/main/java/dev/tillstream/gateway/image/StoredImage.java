package dev.tillstream.gateway.image;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tillstream.gateway.picture.Picture;
import java.util.List;
import java.util.stream.Stream;

/**
 * The answer to an upload.
 *
 * @param imageUrl for a record's {@code image_url}; below the gateway's own address
 * @param variants all widths there are, the widest is the image itself
 */
public record StoredImage(@JsonProperty("image_url") String imageUrl, List<Variant> variants) {
    public record Variant(int width, String url) {}

    static StoredImage of(ImageName name, Picture picture) {
        Stream<Variant> smaller = picture.smallerWidths().stream()
                .map(width -> new Variant(width, name.wide(width).url()));
        Variant itself = new Variant(picture.width(), name.url());
        return new StoredImage(
                name.url(), Stream.concat(smaller, Stream.of(itself)).toList());
    }
}
