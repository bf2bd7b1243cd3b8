package dev.scalpel.venue.coinbase;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.venue.credentials.Credentials;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Makes the token of a request: a JWT (RFC 7519), signed by EdDSA (RFC 8037) or ES256 (RFC 7518, section 3.4), for one method and
 * path. Claims and header are those of "JWT Authentication", and of the venue's own Python client (jwt_generator.py).
 */
final class CoinbaseToken {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int NONCE_BYTES = 16;

    private final String keyName;
    private final PrivateKey key;

    private CoinbaseToken(String keyName, PrivateKey key) {
        this.keyName = keyName;
        this.key = key;
    }

    static CoinbaseToken of(Credentials credentials) {
        return new CoinbaseToken(credentials.key(), CoinbaseKeys.privateKey(credentials.secret()));
    }

    /**
     * The token of one request.
     *
     * @param uri "METHOD host/path"
     */
    String sign(String uri, CoinbaseWindow window) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("alg", key instanceof EdECPrivateKey ? "EdDSA" : "ES256");
        header.put("typ", "JWT");
        header.put("kid", keyName);
        header.put("nonce", HexFormat.of().formatHex(nonce));
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("sub", keyName);
        claims.put("iss", "cdp");
        claims.put("nbf", window.notBefore());
        claims.put("exp", window.expiry());
        claims.put("uri", uri);
        return sign(encoded(header) + "." + encoded(claims), key);
    }

    /** The signing input and its signature. */
    static String sign(String input, PrivateKey key) {
        try {
            Signature signature =
                    Signature.getInstance(key instanceof EdECPrivateKey ? "Ed25519" : "SHA256withECDSAinP1363Format");
            signature.initSign(key);
            signature.update(input.getBytes(StandardCharsets.US_ASCII));
            return input + "." + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM cannot sign with " + key.getAlgorithm(), e);
        }
    }

    private static String encoded(Map<String, Object> json) {
        try {
            return BASE64.encodeToString(JSON.writeValueAsBytes(json));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of strings and numbers is JSON", e);
        }
    }
}
