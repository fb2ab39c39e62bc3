package dev.tillstream.local.simulated;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Properties;

/**
 * Signs tokens as the gateway does, with a key that is made for the run, and publishes that key where services look for
 * it: {@code /.well-known/jwks.json}.
 */
public final class TokenIssuer {
    private static final String URL = "tillstream.test.tokens.url";
    private static final String KEY = "tillstream.test.tokens.key";
    private static final int COORDINATE_BYTES = 32;

    private final String url;
    private final PrivateKey key;

    private TokenIssuer(String url, PrivateKey key) {
        this.url = url;
        this.key = key;
    }

    /**
     * The one issuer of a test JVM. It is kept in the system properties, because tests with class loaders of their own
     * have this class more than once.
     */
    public static TokenIssuer shared() {
        Properties properties = System.getProperties();
        try {
            synchronized (properties) {
                if (properties.getProperty(URL) == null) {
                    start(properties);
                }
                byte[] encoded = Base64.getDecoder().decode(properties.getProperty(KEY));
                PrivateKey kept = KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(encoded));
                return new TokenIssuer(properties.getProperty(URL), kept);
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a service is told as the gateway's address. */
    public String url() {
        return url;
    }

    public String sign(Token token) {
        String signed = encoded("{\"alg\":\"ES256\",\"typ\":\"JWT\",\"kid\":\"test\"}") + "." + encoded(token.toJson());
        try {
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(key);
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + base64(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void start(Properties properties) throws GeneralSecurityException, IOException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair pair = generator.generateKeyPair();
        byte[] keys = jwks((ECPublicKey) pair.getPublic()).getBytes(StandardCharsets.UTF_8);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/.well-known/jwks.json", exchange -> answer(exchange, keys));
        server.start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> server.stop(0), "stop of the token issuer"));
        properties.setProperty(
                KEY, Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()));
        properties.setProperty(URL, "http://127.0.0.1:" + server.getAddress().getPort());
    }

    private static void answer(HttpExchange exchange, byte[] content) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, content.length);
        try (var body = exchange.getResponseBody()) {
            body.write(content);
        }
    }

    private static String jwks(ECPublicKey key) {
        return "{\"keys\":[{\"kty\":\"EC\",\"crv\":\"P-256\",\"use\":\"sig\",\"alg\":\"ES256\",\"kid\":\"test\",\"x\":\""
                + coordinate(key.getW().getAffineX()) + "\",\"y\":\""
                + coordinate(key.getW().getAffineY()) + "\"}]}";
    }

    private static String coordinate(BigInteger value) {
        byte[] bytes = value.toByteArray();
        byte[] fixed = new byte[COORDINATE_BYTES];
        byte[] significant = bytes.length > COORDINATE_BYTES ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
        System.arraycopy(significant, 0, fixed, COORDINATE_BYTES - significant.length, significant.length);
        return base64(fixed);
    }

    private static String encoded(String json) {
        return base64(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
