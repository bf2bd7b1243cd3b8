package dev.scalpel.venue.tradovate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.venue.trading.Quote;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** What the server sends, in order. Frames: {@code o} at first, {@code h} now and then, arrays after {@code a}. */
final class TradovateMessages implements WebSocket.Listener {

    private static final int MAX_MESSAGES = 50;
    private static final String GONE = "";

    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
    private final StringBuilder part = new StringBuilder();
    private final long timeoutMillis;
    private volatile boolean gone;

    TradovateMessages(Duration timeout) {
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
        gone = true;
        received.add(GONE);
        return WebSocket.Listener.super.onClose(socket, statusCode, reason);
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
        gone = true;
        received.add(GONE);
    }

    JsonNode answer(int number) throws IOException {
        return first(item -> item.has("s") && item.path("i").asInt() == number);
    }

    /** Which contract a number is. */
    @FunctionalInterface
    interface Contracts {
        boolean isName(long contractId, String name) throws IOException;
    }

    /** Whether a number is that of the contract whose prices are read. */
    @FunctionalInterface
    interface Contract {
        boolean is(long contractId) throws IOException;
    }

    /** Whether the connection has ended. */
    boolean isGone() {
        return gone;
    }

    /** What has arrived so far is of former requests. */
    void forget() {
        received.removeIf(text -> !text.equals(GONE));
    }

    Quote quote(Contract contract) throws IOException {
        JsonNode item = first(each -> each.path("e").asText().equals("md")
                && hasBothSides(entries(each))
                && contract.is(quotes(each).path("contractId").asLong()));
        return new Quote(price(entries(item), "Bid"), price(entries(item), "Offer"));
    }

    private static JsonNode quotes(JsonNode item) {
        return item.path("d").path("quotes").path(0);
    }

    private static JsonNode entries(JsonNode item) {
        return quotes(item).path("entries");
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
        boolean is(JsonNode item) throws IOException;
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
