package dev.tillstream.gateway.image;

import dev.tillstream.gateway.imagestore.KeptImages;
import dev.tillstream.gateway.picture.Deadline;
import dev.tillstream.gateway.picture.Picture;
import dev.tillstream.gateway.picture.PictureLimits;
import dev.tillstream.gateway.picture.Rendition;
import dev.tillstream.gateway.problem.Refusal;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Takes pictures in, and finds them again. */
@Singleton
final class ImageHandler {
    /** For what a decoder does not stop at. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final KeptImages store;
    private final ImageSecrets secrets;
    private final ImageWorkers workers;
    private final PictureLimits limits;
    private final Duration timeLimit;

    ImageHandler(KeptImages store, ImageSecrets secrets, ImageWorkers workers, ImageConfig config) {
        this.store = store;
        this.secrets = secrets;
        this.workers = workers;
        this.limits = new PictureLimits(config.maxPixels(), config.maxWholePixels());
        this.timeLimit = config.timeLimit();
    }

    /**
     * Keeps the picture and its smaller copies. Fails with {@link Refusal} invalid_operation for what is none,
     * unavailable where there is no store or no time.
     */
    Uni<StoredImage> take(String organizationId, Path file) {
        Deadline deadline = Deadline.in(timeLimit);
        return secrets.of(organizationId)
                .chain(secret -> workers.decode(() -> take(secret, file, deadline)))
                .ifNoItem()
                .after(timeLimit.plus(GRACE))
                .failWith(ImageHandler::late);
    }

    /** A copy that would have been wider than its image is the image. */
    Uni<Optional<Buffer>> find(ImageName name) {
        return workers.read(() -> {
            Optional<Buffer> found = store.read(name.file());
            return found.isPresent() || name.isItself()
                    ? found
                    : store.read(name.itself().file());
        });
    }

    private StoredImage take(byte[] secret, Path file, Deadline deadline) throws IOException {
        if (deadline.isOver()) {
            throw late();
        }
        ByteBuffer content = ByteBuffer.wrap(Files.readAllBytes(file));
        Picture picture = Picture.of(content, limits, deadline);
        ImageName name = ImageName.of(secret, content);
        if (!store.contains(name.file())) {
            keep(name, picture);
        }
        return StoredImage.of(name, picture);
    }

    /** The image itself comes last: where it is, all are. */
    private void keep(ImageName name, Picture picture) throws IOException {
        for (Rendition rendition : picture.render()) {
            boolean itself = rendition.width() == picture.width();
            store.write((itself ? name : name.wide(rendition.width())).file(), rendition.webp());
        }
    }

    private static Refusal late() {
        return Refusal.unavailable("The picture could not be read in time; try again.");
    }
}
