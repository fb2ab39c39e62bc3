package dev.tillstream.gateway.picture;

import com.luciad.imageio.webp.CompressionType;
import com.luciad.imageio.webp.WebPImageWriterSpi;
import com.luciad.imageio.webp.WebPWriteParam;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Pictures of every format that is taken, with what may be hidden in them. */
public final class TestPictures {
    /** What must never come out again. */
    public static final String SECRET = "taken at 52.5200 N 13.4050 E by Erika";

    private TestPictures() {}

    /** Red above green to the left, blue above white to the right: turned in any way, it shows. */
    public static BufferedImage corners(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                boolean left = x * 2 < width;
                boolean above = y * 2 < height;
                image.setRGB(x, y, left ? (above ? 0xe01010 : 0x10c010) : (above ? 0x1010e0 : 0xf8f8f8));
            }
        }
        return image;
    }

    public static byte[] png(BufferedImage image) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        return write(writer, image, writer.getDefaultWriteParam());
    }

    public static byte[] jpeg(BufferedImage image, boolean progressive) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam parameters = writer.getDefaultWriteParam();
        parameters.setProgressiveMode(progressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
        return write(writer, image, parameters);
    }

    public static byte[] webp(BufferedImage image, boolean lossless) {
        ImageWriter writer = new WebPImageWriterSpi().createWriterInstance(null);
        WebPWriteParam parameters = (WebPWriteParam) writer.getDefaultWriteParam();
        parameters.setCompressionType(lossless ? CompressionType.Lossless : CompressionType.Lossy);
        return write(writer, image, parameters);
    }

    public static BufferedImage decodeWebp(byte[] webp) {
        try {
            ImageReader reader = new WebPImageReaderSpi().createReaderInstance(null);
            reader.setInput(new MemoryCacheImageInputStream(new ByteArrayInputStream(webp)));
            return reader.read(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static byte[] jpegWithExif(byte[] jpeg, int orientation) {
        byte[] exif = concat("Exif\0\0".getBytes(StandardCharsets.ISO_8859_1), exif(orientation));
        byte[] head = {(byte) 0xff, (byte) 0xe1, (byte) ((exif.length + 2) >> 8), (byte) (exif.length + 2)};
        return insert(jpeg, 2, concat(head, exif));
    }

    /** With a text, too. */
    public static byte[] pngWithExif(byte[] png, int orientation) {
        byte[] text = ("Comment\0" + SECRET).getBytes(StandardCharsets.ISO_8859_1);
        return insert(png, 33, concat(pngChunk("tEXt", text), pngChunk("eXIf", exif(orientation))));
    }

    /** A simple WebP in the extended format. */
    public static byte[] webpWithExif(byte[] webp, int width, int height, int orientation) {
        byte[] exif = exif(orientation);
        byte[] chunks = new byte[webp.length - 12];
        System.arraycopy(webp, 12, chunks, 0, chunks.length);
        ByteBuffer file =
                ByteBuffer.allocate(12 + 18 + chunks.length + 8 + exif.length).order(ByteOrder.LITTLE_ENDIAN);
        file.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(file.capacity() - 8);
        file.put("WEBPVP8X".getBytes(StandardCharsets.US_ASCII)).putInt(10).putInt(0x08);
        put24(file, width - 1);
        put24(file, height - 1);
        file.put(chunks).put("EXIF".getBytes(StandardCharsets.US_ASCII)).putInt(exif.length);
        return file.put(exif).array();
    }

    /** A lossless WebP with 65,536 groups of prefix codes announced, and as many of them as there are bytes for. */
    public static byte[] webpOfManyCodes(int bytes) {
        byte[] bits = new byte[bytes];
        // one size for both sides, no transform, no cache, codes by a picture of which each pixel is 0xffff
        String head = "11110100" + "11001000000000".repeat(2) + "0000" + "00" + "1000" + "0";
        String codes = "101" + "1".repeat(8) + "101" + "1".repeat(8) + "1000".repeat(3);
        String all = head + codes;
        for (int at = 0; at < bytes * 8; at++) {
            boolean one = at < all.length() ? all.charAt(at) == '1' : (at - all.length()) % 4 == 0;
            bits[at / 8] |= (byte) (one ? 1 << at % 8 : 0);
        }
        ByteBuffer file = ByteBuffer.allocate(20 + bytes).order(ByteOrder.LITTLE_ENDIAN);
        file.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(12 + bytes);
        file.put("WEBPVP8L".getBytes(StandardCharsets.US_ASCII)).putInt(bytes);
        return file.put(bits).array();
    }

    public static byte[] pngChunk(String type, byte[] data) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(data);
        return ByteBuffer.allocate(12 + data.length)
                .putInt(data.length)
                .put(name)
                .put(data)
                .putInt((int) crc.getValue())
                .array();
    }

    public static byte[] concat(byte[] first, byte[] second) {
        return ByteBuffer.allocate(first.length + second.length)
                .put(first)
                .put(second)
                .array();
    }

    public static byte[] insert(byte[] into, int at, byte[] more) {
        return ByteBuffer.allocate(into.length + more.length)
                .put(into, 0, at)
                .put(more)
                .put(into, at, into.length - at)
                .array();
    }

    /** Orientation and a description; of even length. */
    private static byte[] exif(int orientation) {
        byte[] text = (SECRET + (SECRET.length() % 2 == 0 ? "\0 " : "\0")).getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(38 + text.length)
                .put("MM\0*".getBytes(StandardCharsets.ISO_8859_1))
                .putInt(8)
                .putShort((short) 2)
                .putShort((short) 0x010e)
                .putShort((short) 2)
                .putInt(text.length)
                .putInt(38)
                .putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0)
                .putInt(0)
                .put(text)
                .array();
    }

    private static void put24(ByteBuffer file, int value) {
        file.put((byte) value).put((byte) (value >> 8)).put((byte) (value >> 16));
    }

    private static byte[] write(ImageWriter writer, BufferedImage image, ImageWriteParam parameters) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream output = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(output);
            writer.write(null, new IIOImage(image, null, null), parameters);
            output.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
