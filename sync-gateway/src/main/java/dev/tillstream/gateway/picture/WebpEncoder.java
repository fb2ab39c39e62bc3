package dev.tillstream.gateway.picture;

import com.luciad.imageio.webp.CompressionType;
import com.luciad.imageio.webp.WebPImageWriterSpi;
import com.luciad.imageio.webp.WebPWriteParam;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Writes WebP by libwebp. The native library only ever sees pixels, never a file that somebody sent. */
final class WebpEncoder {
    private static final float QUALITY = 0.82f;

    private WebpEncoder() {}

    /** The picture and nothing else: no metadata, no profile. */
    static Buffer encode(Pixels pixels) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = new WebPImageWriterSpi().createWriterInstance(null);
        try (ImageOutputStream output = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(output);
            writer.write(null, new IIOImage(pixels.toImage(), null, null), parameters(writer));
            output.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("a picture can't be encoded", e);
        } finally {
            writer.dispose();
        }
        return Buffer.buffer(bytes.toByteArray());
    }

    private static WebPWriteParam parameters(ImageWriter writer) {
        WebPWriteParam parameters = (WebPWriteParam) writer.getDefaultWriteParam();
        parameters.setCompressionType(CompressionType.Lossy);
        parameters.setCompressionQuality(QUALITY);
        parameters.setUseSharpYUV(true);
        return parameters;
    }
}
