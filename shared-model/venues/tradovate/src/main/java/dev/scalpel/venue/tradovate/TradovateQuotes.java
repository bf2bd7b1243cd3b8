package dev.scalpel.venue.tradovate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.venue.ConnectionParameters;
import dev.scalpel.venue.HttpErrors;
import dev.scalpel.venue.VenueAddress;
import dev.scalpel.venue.trading.Quote;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The best prices of a contract, which the venue gives by WebSocket only: "Market Data" and the tutorials at
 * github.com/tradovate/example-api-js. One connection for each quote: opened, authorised, subscribed, closed.
 */
final class TradovateQuotes {

    /** "API Cheat Sheet", "Production Market Data WebSocket". */
    private static final URI REAL = URI.create("wss://md.tradovateapi.com/v1/websocket");

    private static final int OK = 200;

    private final TradovateSession session;
    private final URI address;
    private final Duration timeout;

    TradovateQuotes(TradovateSession session, ConnectionParameters connection) {
        this.session = session;
        address = address(connection.address());
        timeout = connection.timeout();
    }

    private static URI address(VenueAddress address) {
        return address.loopback()
                .map(local -> URI.create("ws://" + local.getAuthority() + REAL.getPath()))
                .orElse(REAL);
    }

    /** @throws TradovateException when the user has no right to the contract's prices */
    Quote read(String contract) throws IOException {
        return session.send(token -> read(contract, token));
    }

    private Quote read(String contract, String token) throws IOException {
        TradovateMessages messages = new TradovateMessages(timeout);
        WebSocket socket = open(messages);
        try {
            await(socket.sendText("authorize\n1\n\n" + token, true));
            requireOk(messages.answer(1), "");
            await(socket.sendText(
                    "md/subscribeQuote\n2\n\n" + TradovateHttp.object().put("symbol", contract), true));
            requireOk(messages.answer(2), contract);
            return messages.quote();
        } finally {
            socket.abort();
        }
    }

    private WebSocket open(TradovateMessages messages) throws IOException {
        return await(HttpClient.newBuilder()
                .connectTimeout(timeout)
                .build()
                .newWebSocketBuilder()
                .connectTimeout(timeout)
                .buildAsync(address, messages));
    }

    private WebSocket await(CompletableFuture<WebSocket> call) throws IOException {
        try {
            return call.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | CompletionException failed) {
            if (failed.getCause() instanceof WebSocketHandshakeException refused) {
                throw new TradovateException(
                        refused.getResponse().statusCode(),
                        "",
                        "",
                        refused.getResponse()
                                .headers()
                                .firstValue("Retry-After")
                                .flatMap(HttpErrors::retryAfter));
            }
            throw new IOException("the quotes cannot be reached", failed);
        } catch (TimeoutException late) {
            throw new IOException("the quotes cannot be reached in time", late);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stop);
        }
    }

    private static void requireOk(JsonNode answer, String contract) throws TradovateException {
        if (answer.path("s").asInt() != OK) {
            throw new TradovateException(answer.path("s").asInt(), "", "", Optional.empty());
        }
        String error = answer.path("d").path("errorText").asText("");
        if (!error.isEmpty()) {
            throw TradovateException.of("quotes", "no prices of " + contract + ": " + error);
        }
    }
}
