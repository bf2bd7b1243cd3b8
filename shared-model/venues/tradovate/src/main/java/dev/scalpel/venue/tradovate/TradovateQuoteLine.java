package dev.scalpel.venue.tradovate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.venue.HttpErrors;
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

/** One authorised connection for quotes: subscribed to one contract at a time, for as long as its first quote takes. */
final class TradovateQuoteLine {

    private static final int OK = 200;

    private final WebSocket socket;
    private final TradovateMessages messages;
    private final Duration timeout;
    private final String token;
    private int requests = 1;

    private TradovateQuoteLine(WebSocket socket, TradovateMessages messages, Duration timeout, String token) {
        this.socket = socket;
        this.messages = messages;
        this.timeout = timeout;
        this.token = token;
    }

    /** Opened and authorised. */
    static TradovateQuoteLine open(HttpClient client, URI address, Duration timeout, String token) throws IOException {
        TradovateMessages messages = new TradovateMessages(timeout);
        WebSocket socket =
                await(client.newWebSocketBuilder().connectTimeout(timeout).buildAsync(address, messages), timeout);
        TradovateQuoteLine line = new TradovateQuoteLine(socket, messages, timeout, token);
        try {
            await(socket.sendText("authorize\n1\n\n" + token, true), timeout);
            requireOk(messages.answer(1), "");
            return line;
        } catch (IOException refused) {
            line.close();
            throw refused;
        }
    }

    /** Whether it may serve a request with this token: another token is of a session that may have ended this one. */
    boolean serves(String current) {
        return token.equals(current) && !messages.isGone();
    }

    /** @throws TradovateException when the user has no right to the contract's prices */
    Quote quote(String contract, TradovateMessages.Contracts contracts) throws IOException {
        String symbol = TradovateHttp.object().put("symbol", contract).toString();
        messages.forget();
        int number = ++requests;
        send("md/subscribeQuote", number, symbol);
        requireOk(messages.answer(number), contract);
        Quote quote = messages.quote(id -> contracts.isName(id, contract));
        // Its answer is not waited for: what arrives until then is of a contract that is not asked for.
        send("md/unsubscribeQuote", ++requests, symbol);
        return quote;
    }

    private void send(String endpoint, int number, String body) throws IOException {
        await(socket.sendText(endpoint + "\n" + number + "\n\n" + body, true), timeout);
    }

    void close() {
        socket.abort();
    }

    private static WebSocket await(CompletableFuture<WebSocket> call, Duration timeout) throws IOException {
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
