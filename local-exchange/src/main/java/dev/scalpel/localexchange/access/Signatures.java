package dev.scalpel.localexchange.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Verifies signatures of each kind of key (rest-api.md, "SIGNED Endpoint security"). */
final class Signatures {

    private Signatures() {}

    /** HMAC in hexadecimal digits of either case, the others in base64. */
    static boolean verifies(ApiKey key, String payload, String signature) {
        return key.publicKey()
                .map(publicKey -> verifies(publicKey, payload, signature))
                .orElseGet(() -> MessageDigest.isEqual(
                        bytes(signature.toLowerCase(Locale.ROOT)), bytes(hmac(key.secret(), payload))));
    }

    private static boolean verifies(PublicKey publicKey, String payload, String base64) {
        byte[] signature;
        try {
            signature = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
        try {
            boolean rsa = publicKey.getAlgorithm().equals("RSA");
            Signature check = Signature.getInstance(rsa ? "SHA256withRSA" : "Ed25519");
            check.initVerify(publicKey);
            check.update(bytes(payload));
            return check.verify(signature);
        } catch (SignatureException malformed) {
            return false;
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("a key that was read before: " + publicKey.getAlgorithm(), e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK from 15 on has Ed25519 and RSA", e);
        }
    }

    private static String hmac(String secret, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(bytes(secret), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(bytes(text)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
