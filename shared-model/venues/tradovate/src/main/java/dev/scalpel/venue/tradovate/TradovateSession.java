package dev.scalpel.venue.tradovate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.market.Sha256;
import dev.scalpel.venue.AccessToken;
import dev.scalpel.venue.ConnectionParameters;
import dev.scalpel.venue.HttpErrors;
import dev.scalpel.venue.VenueHttp;
import dev.scalpel.venue.credentials.AccountMask;
import dev.scalpel.venue.credentials.Credentials;
import dev.scalpel.venue.token.SessionCalls;
import dev.scalpel.venue.token.TokenKeeper;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Requests of a session: "Access Token Request" and "Renew Access Token". Each other request has the session's token. */
final class TradovateSession {

    private static final String VERSION = "1.0";
    private static final int UNAUTHORISED = 401;
    private static final int FORBIDDEN = 403;
    private static final int TOO_MANY = 429;
    private static final int OWNER_LENGTH = 16;

    private final TradovateHttp http;
    private final TokenKeeper keeper;
    /** Of the user's accounts, once they are read. */
    private volatile AccountMask accounts = AccountMask.NONE;

    TradovateSession(TradovateHttp http, ConnectionParameters connection, Credentials credentials) {
        this.http = http;
        String owner = Sha256.hex(TradovateAdapter.ADDRESSES.of(connection.address()) + " " + credentials.key())
                .substring(0, OWNER_LENGTH);
        keeper = new TokenKeeper(
                TradovateAdapter.NAME,
                owner,
                new Calls(http, credentials, owner),
                connection.sessions(),
                connection.clock(),
                TradovateSession::pause);
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** @throws TradovateException for a refusal */
    JsonNode get(String path) throws IOException {
        return send(token -> http.get(path, token));
    }

    /** @throws TradovateException for a refusal */
    JsonNode post(String path, ObjectNode body) throws IOException {
        return send(token -> http.post(path, body, token));
    }

    /** A request with the session's token. */
    @FunctionalInterface
    interface Request<T> {
        T send(String token) throws IOException;
    }

    /** One request; a token that the venue does not accept is not used again, and the request is not repeated. */
    <T> T send(Request<T> request) throws IOException {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("interrupted before a request");
        }
        AccessToken token = keeper.token();
        try {
            return request.send(token.text());
        } catch (TradovateException refused) {
            if (refused.status() == UNAUTHORISED) {
                keeper.refused(token);
            }
            throw refused.masked(accounts);
        }
    }

    /** From now on these are masked in what the venue writes. */
    void conceal(AccountMask known) {
        accounts = known;
    }

    /** The requests by which tokens are obtained. */
    private record Calls(TradovateHttp http, Credentials credentials, String owner) implements SessionCalls {

        @Override
        public Answer authenticate(Optional<String> ticket) throws IOException {
            ObjectNode body = TradovateHttp.object()
                    .put("name", credentials.key())
                    .put("password", credentials.secret())
                    .put("appId", credentials.field("app-id"))
                    .put("appVersion", VERSION)
                    .put("deviceId", TradovateDevice.id(credentials))
                    .put("cid", credentials.field("cid"))
                    .put("sec", credentials.field("sec"));
            ticket.ifPresent(text -> body.put(TradovateErrors.PENALTY, text));
            return answer(http.send("auth/accesstokenrequest", body, ""));
        }

        @Override
        public Answer renew(AccessToken current) throws IOException {
            return answer(http.read("auth/renewaccesstoken", current.text()));
        }

        private Answer answer(VenueHttp.Response response) throws IOException {
            if (response.status() == TOO_MANY) {
                return new TooMany(response.header("Retry-After").flatMap(HttpErrors::retryAfter));
            }
            if (response.status() == UNAUTHORISED || response.status() == FORBIDDEN) {
                return new Refused("HTTP " + response.status());
            }
            if (response.isError()) {
                throw new TradovateException(response.status(), "", "", Optional.empty());
            }
            JsonNode body = TradovateHttp.parse(response.body());
            if (body.path("p-captcha").asBoolean()) {
                return new Captcha();
            }
            if (body.has(TradovateErrors.PENALTY)) {
                return new Penalty(body.path(TradovateErrors.PENALTY).asText(), TradovateHttp.penalty(body));
            }
            String token = body.path("accessToken").asText("");
            if (token.isEmpty()) {
                return new Refused("user name, password or API key, or the account is locked");
            }
            return new Granted(new AccessToken(token, owner, expiry(body)));
        }

        private static Instant expiry(JsonNode body) throws IOException {
            try {
                return Instant.parse(body.path("expirationTime").asText());
            } catch (DateTimeException unreadable) {
                throw new IOException("a token has no expirationTime that can be read", unreadable);
            }
        }
    }
}
