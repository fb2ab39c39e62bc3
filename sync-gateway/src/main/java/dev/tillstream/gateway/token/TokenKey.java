package dev.tillstream.gateway.token;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A key pair on the curve P-256, for ES256.
 *
 * @param number of the installation's keys, from 1 up
 * @param since when it was made, and so published
 */
record TokenKey(int number, String id, Instant since, PrivateKey privateKey, ECPublicKey publicKey) {
    private static final String ALGORITHM = "EC";
    private static final String CURVE = "secp256r1";
    private static final int COORDINATE_BYTES = 32;

    static TokenKey generate(int number, String id, Instant now, SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(ALGORITHM);
            generator.initialize(new ECGenParameterSpec(CURVE), random);
            KeyPair pair = generator.generateKeyPair();
            return new TokenKey(number, id, now, pair.getPrivate(), (ECPublicKey) pair.getPublic());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has P-256", e);
        }
    }

    /** @throws IllegalStateException for what is no key */
    static TokenKey of(int number, String id, Instant since, byte[] pkcs8, byte[] x509) {
        try {
            KeyFactory keys = KeyFactory.getInstance(ALGORITHM);
            return new TokenKey(number, id, since, keys.generatePrivate(new PKCS8EncodedKeySpec(pkcs8)), (ECPublicKey)
                    keys.generatePublic(new X509EncodedKeySpec(x509)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("token key " + id + " can't be read", e);
        }
    }

    /** The public half as a JSON Web Key (RFC 7517, RFC 7518 §6.2). */
    Map<String, String> toJsonWebKey() {
        Map<String, String> key = new LinkedHashMap<>();
        key.put("kty", ALGORITHM);
        key.put("crv", "P-256");
        key.put("x", coordinate(publicKey.getW().getAffineX()));
        key.put("y", coordinate(publicKey.getW().getAffineY()));
        key.put("use", "sig");
        key.put("alg", "ES256");
        key.put("kid", id);
        return key;
    }

    @Override
    public String toString() {
        return "token key " + id;
    }

    private static String coordinate(BigInteger value) {
        byte[] number = value.toByteArray();
        byte[] bytes = new byte[COORDINATE_BYTES];
        int length = Math.min(number.length, COORDINATE_BYTES);
        System.arraycopy(number, number.length - length, bytes, COORDINATE_BYTES - length, length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
