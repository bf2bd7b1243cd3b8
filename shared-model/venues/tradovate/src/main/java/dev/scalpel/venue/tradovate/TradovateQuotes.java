package dev.scalpel.venue.tradovate;

import dev.scalpel.venue.ConnectionParameters;
import dev.scalpel.venue.VenueAddress;
import dev.scalpel.venue.trading.Quote;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The best prices of a contract, which the venue gives by WebSocket only: "Market Data" and the tutorials at
 * github.com/tradovate/example-api-js. A connection serves quotes that follow each other at once and is closed after two seconds
 * without one: the venue expects a heartbeat every 2.5 seconds, which nobody sends between two runs. Safe for concurrent use.
 */
final class TradovateQuotes {

    /** "API Cheat Sheet", "Production Market Data WebSocket". */
    private static final URI REAL = URI.create("wss://md.tradovateapi.com/v1/websocket");

    private static final Executor WHEN_IDLE = CompletableFuture.delayedExecutor(2, TimeUnit.SECONDS);

    private final TradovateSession session;
    private final TradovateContracts contracts;
    private final URI address;
    private final Duration timeout;
    private @Nullable HttpClient client;
    private @Nullable TradovateQuoteLine line;
    private long reads;

    TradovateQuotes(TradovateSession session, TradovateContracts contracts, ConnectionParameters connection) {
        this.session = session;
        this.contracts = contracts;
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

    private synchronized Quote read(String contract, String token) throws IOException {
        TradovateQuoteLine open = line;
        if (open != null && open.serves(token)) {
            try {
                return read(contract, open);
            } catch (TradovateException refused) {
                throw refused;
            } catch (IOException ended) {
                // The venue may have ended it meanwhile. A quote may be read again.
                close();
            }
        }
        close();
        TradovateQuoteLine fresh = TradovateQuoteLine.open(client(), address, timeout, token);
        line = fresh;
        try {
            return read(contract, fresh);
        } catch (IOException failed) {
            close();
            throw failed;
        }
    }

    private Quote read(String contract, TradovateQuoteLine open) throws IOException {
        Quote quote = open.quote(contract, contracts::isName);
        long number = ++reads;
        WHEN_IDLE.execute(() -> closeUnlessReadSince(number));
        return quote;
    }

    private HttpClient client() {
        HttpClient known = client;
        if (known == null) {
            known = HttpClient.newBuilder().connectTimeout(timeout).build();
            client = known;
        }
        return known;
    }

    private synchronized void closeUnlessReadSince(long number) {
        if (reads == number) {
            close();
        }
    }

    private void close() {
        if (line != null) {
            line.close();
            line = null;
        }
    }
}
