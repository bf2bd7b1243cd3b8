package dev.scalpel.venue.binance;

import dev.scalpel.venue.credentials.MissingCredentialsException;
import jakarta.ws.rs.QueryParam;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import si.mazi.rescu.Params;
import si.mazi.rescu.ParamsDigest;
import si.mazi.rescu.RestInvocation;

/**
 * Signs requests to Binance: rest-api.md, "SIGNED Endpoint Examples". The signature covers the bytes that are sent: the
 * percent-encoded query followed by the body. Each call makes its own engine, so that calls may sign concurrently.
 */
public final class BinanceSignature implements ParamsDigest {

    private static final String PARAMETER = "signature";
    private static final String HMAC = "HmacSHA256";

    private final Engine engine;

    private BinanceSignature(Engine engine) {
        this.engine = engine;
    }

    /** @throws MissingCredentialsException when the secret is not of a supported kind */
    public static BinanceSignature of(String secret) {
        return BinanceKeys.privateKey(secret)
                .map(key -> new BinanceSignature(payload -> {
                    Signature signature = Signature.getInstance(BinanceKeys.signatureOf(key));
                    signature.initSign(key);
                    signature.update(payload);
                    return Base64.getEncoder().encodeToString(signature.sign());
                }))
                .orElseGet(() -> {
                    SecretKey key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), HMAC);
                    return new BinanceSignature(payload -> {
                        Mac mac = Mac.getInstance(HMAC);
                        mac.init(key);
                        return HexFormat.of().formatHex(mac.doFinal(payload));
                    });
                });
    }

    @Override
    public String digestParams(RestInvocation request) {
        return sign(query(request) + body(request));
    }

    /** @param payload the percent-encoded query as it is sent */
    public String sign(String payload) {
        try {
            return engine.sign(payload.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            // Without its cause: a provider's message might contain the key.
            throw new IllegalStateException("this JVM cannot sign with the exchange's key: "
                    + e.getClass().getSimpleName());
        }
    }

    /** The query as it will be sent, without the signature that is appended to it. */
    private static String query(RestInvocation request) {
        Params signed = Params.of();
        Params all = request.getParamsMap().getOrDefault(QueryParam.class, Params.of());
        all.asHttpHeaders().forEach((name, value) -> {
            if (!PARAMETER.equals(name)) {
                signed.add(name, value);
            }
        });
        return signed.asQueryString();
    }

    private static String body(RestInvocation request) {
        boolean hasBody = "POST".equals(request.getHttpMethod()) || "PUT".equals(request.getHttpMethod());
        return hasBody ? request.getRequestBody() : "";
    }

    /** Signs bytes with a key that it does not expose. */
    @FunctionalInterface
    private interface Engine {
        String sign(byte[] payload) throws GeneralSecurityException;
    }
}
