package dev.scalpel.localexchange.coinbase;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.localexchange.access.ApiKey;
import dev.scalpel.localexchange.access.ApiKeys;
import dev.scalpel.localexchange.protocol.Request;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a request's token is one of the account's key: "JWT Authentication". Algorithm, key, signature, issuer, method and path
 * must fit, and the time must be within the token's, which is two minutes at most.
 */
final class TokenChecker {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String HOST = "api.coinbase.com";
    private static final String BEARER = "Bearer ";
    /** Of keys made today, and of earlier ones. */
    private static final Set<String> ISSUERS = Set.of("cdp", "coinbase-cloud");

    private static final long MAX_SECONDS = 120;
    private static final long SECOND = 1_000;

    private final ApiKeys keys;

    TokenChecker(ApiKeys keys) {
        this.keys = keys;
    }

    /** The key of a valid token; empty for any other. */
    Optional<ApiKey> key(Request request, long now) {
        String header = request.header("Authorization").orElse("");
        if (!header.startsWith(BEARER)) {
            return Optional.empty();
        }
        String[] parts = header.substring(BEARER.length()).split("\\.", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            return key(parts, request, now);
        } catch (IllegalArgumentException | IOException | GeneralSecurityException malformed) {
            return Optional.empty();
        }
    }

    private Optional<ApiKey> key(String[] parts, Request request, long now)
            throws IOException, GeneralSecurityException {
        JsonNode head = JSON.readTree(decoded(parts[0]));
        JsonNode claims = JSON.readTree(decoded(parts[1]));
        Optional<ApiKey> known = keys.find(head.path("kid").asText(""));
        return known.isPresent()
                        && isHeadOf(head, known.get())
                        && isFor(claims, request, known.get())
                        && isInTime(claims, now)
                        && isSigned(parts, known.get())
                ? known
                : Optional.empty();
    }

    private static boolean isHeadOf(JsonNode head, ApiKey key) {
        String algorithm = CoinbaseSecret.isEs256(key.secret()) ? "ES256" : "EdDSA";
        return head.path("alg").asText("").equals(algorithm)
                && !head.path("nonce").asText("").isEmpty();
    }

    /** A token of the platform's newer kind names several URIs. */
    private static boolean isFor(JsonNode claims, Request request, ApiKey key) {
        String uri = request.method() + " " + HOST + request.path();
        boolean named = uri.equals(claims.path("uri").asText(""));
        for (JsonNode each : claims.path("uris")) {
            named |= uri.equals(each.asText(""));
        }
        return named
                && key.key().equals(claims.path("sub").asText(""))
                && ISSUERS.contains(claims.path("iss").asText(""));
    }

    private static boolean isInTime(JsonNode claims, long now) {
        if (!claims.path("nbf").isIntegralNumber() || !claims.path("exp").isIntegralNumber()) {
            return false;
        }
        long from = claims.path("nbf").asLong();
        long to = claims.path("exp").asLong();
        return to - from <= MAX_SECONDS && now >= from * SECOND && now < to * SECOND;
    }

    private static boolean isSigned(String[] parts, ApiKey key) throws GeneralSecurityException {
        boolean es256 = CoinbaseSecret.isEs256(key.secret());
        Signature signature = Signature.getInstance(es256 ? "SHA256withECDSAinP1363Format" : "Ed25519");
        signature.initVerify(CoinbaseSecret.publicKey(key.secret()));
        signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        return signature.verify(decoded(parts[2]));
    }

    private static byte[] decoded(String part) {
        return Base64.getUrlDecoder().decode(part);
    }
}
