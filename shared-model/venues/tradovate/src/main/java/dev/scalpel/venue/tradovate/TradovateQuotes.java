package dev.scalpel.venue.tradovate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.venue.ConnectionParameters;
import dev.scalpel.venue.VenueAddress;
import dev.scalpel.venue.trading.Quote;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
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
    private static final int MAX_MESSAGES = 50;
    private static final String GONE = "";

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
        Messages messages = new Messages(timeout);
        WebSocket socket = open(messages);
        try {
            await(socket.sendText("authorize\n1\n\n" + token, true));
            requireOk(messages.answer(1), "");
            await(socket.sendText("md/subscribeQuote\n2\n\n" + TradovateHttp.object().put("symbol", contract), true));
            requireOk(messages.answer(2), contract);
            return messages.quote();
        } finally {
            socket.abort();
        }
    }

    private WebSocket open(Messages messages) throws IOException {
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
                throw new TradovateException(refused.getResponse().statusCode(), "", "", Optional.empty());
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

    /** What the server sends, in order. Frames: {@code o} at first, {@code h} now and then, arrays after {@code a}. */
    private static final class Messages implements WebSocket.Listener {

        private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
        private final StringBuilder part = new StringBuilder();
        private final long timeoutMillis;

        Messages(Duration timeout) {
            timeoutMillis = timeout.toMillis();
        }

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            part.append(data);
            if (last) {
                received.add(part.toString());
                part.setLength(0);
            }
            return WebSocket.Listener.super.onText(socket, data, last);
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int statusCode, String reason) {
            received.add(GONE);
            return WebSocket.Listener.super.onClose(socket, statusCode, reason);
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            received.add(GONE);
        }

        JsonNode answer(int number) throws IOException {
            return first(item -> item.has("s") && item.path("i").asInt() == number);
        }

        Quote quote() throws IOException {
            JsonNode entries = first(item -> item.path("e").asText().equals("md") && hasBothSides(entries(item)));
            return new Quote(price(entries(entries), "Bid"), price(entries(entries), "Offer"));
        }

        private static JsonNode entries(JsonNode item) {
            return item.path("d").path("quotes").path(0).path("entries");
        }

        private static boolean hasBothSides(JsonNode entries) {
            return entries.path("Bid").path("price").isNumber()
                    && entries.path("Offer").path("price").isNumber();
        }

        private static BigDecimal price(JsonNode entries, String side) {
            return entries.path(side).path("price").decimalValue();
        }

        /** Which item is waited for. */
        @FunctionalInterface
        private interface Wanted {
            boolean is(JsonNode item);
        }

        private JsonNode first(Wanted wanted) throws IOException {
            for (int message = 0; message < MAX_MESSAGES; message++) {
                String text = next();
                if (text.startsWith("a")) {
                    for (JsonNode item : TradovateHttp.parse(text.substring(1))) {
                        if (wanted.is(item)) {
                            return item;
                        }
                    }
                }
            }
            throw new IOException("what was waited for is not among " + MAX_MESSAGES + " messages");
        }

        private String next() throws IOException {
            try {
                String text = received.poll(timeoutMillis, TimeUnit.MILLISECONDS);
                if (text == null || text.equals(GONE)) {
                    throw new IOException(text == null ? "no quote in time" : "the connection of the quotes has ended");
                }
                return text;
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", stop);
            }
        }
    }
}
