package dev.scalpel.localexchange.tradovate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.localexchange.access.ApiKeys;
import dev.scalpel.localexchange.protocol.Json;
import dev.scalpel.localexchange.protocol.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * Sessions: a token is valid for 80 minutes and renewed within its session; a new session ends the one before ("Access Token
 * Request", "Renew Access Token"). The key of the stand-in is the user's name, its secret the password.
 */
final class Sessions {

    static final Duration LIFETIME = Duration.ofMinutes(80);
    static final long USER = 15;

    private static final Set<String> FIELDS =
            Set.of("name", "password", "appId", "appVersion", "deviceId", "cid", "sec", "p-ticket");
    private static final String BEARER = "Bearer ";

    private final ApiKeys keys;
    private final String tokenPrefix;
    private String session = "";
    private long expires;
    private int authentications;
    private int renewals;

    /** @param tokenPrefix how each token begins */
    Sessions(ApiKeys keys, String tokenPrefix) {
        this.keys = keys;
        this.tokenPrefix = tokenPrefix;
    }

    JsonNode begin(Request request, long now) {
        Fields fields = Fields.of(request.body(), FIELDS);
        String name = fields.required("name");
        if (!name.equals(keys.first().key())
                || !fields.required("password").equals(keys.first().secret())
                || fields.required("appId").isBlank()
                || fields.required("deviceId").isBlank()) {
            return Json.object().put("errorText", "Incorrect username or password. Please try again.");
        }
        authentications++;
        session = tokenPrefix + authentications + "-";
        return granted(now);
    }

    JsonNode renew(Request request, long now) {
        require(request, now);
        renewals++;
        return granted(now);
    }

    private JsonNode granted(long now) {
        expires = now + LIFETIME.toMillis();
        return Json.object()
                .put("accessToken", session + renewals)
                .put("expirationTime", Instant.ofEpochMilli(expires).toString())
                .put("userStatus", "Active")
                .put("userId", USER)
                .put("name", keys.first().key())
                .put("hasLive", false);
    }

    /** A renewed token does not end the one before it: both are of the session, until they expire. */
    void require(Request request, long now) {
        requireToken(
                request.header("Authorization")
                        .filter(header -> header.startsWith(BEARER))
                        .map(header -> header.substring(BEARER.length()))
                        .orElse(""),
                now);
    }

    void requireToken(String token, long now) {
        if (session.isEmpty() || !token.startsWith(session) || now >= expires) {
            throw TradovateRefusal.denied();
        }
    }

    /** As after a restart of the venue. */
    void end() {
        session = "";
    }

    int authentications() {
        return authentications;
    }

    int renewals() {
        return renewals;
    }
}
