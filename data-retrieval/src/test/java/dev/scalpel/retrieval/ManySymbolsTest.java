package dev.scalpel.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.invocation.Deadline;
import dev.scalpel.localexchange.LocalExchange;
import dev.scalpel.localexchange.faults.Fault;
import dev.scalpel.localexchange.market.Listing;
import dev.scalpel.localexchange.time.SettableClock;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import dev.scalpel.research.synthetic.MarketSpec;
import dev.scalpel.research.synthetic.SyntheticMarket;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.store.ForwardingStore;
import dev.scalpel.store.StoredObject;
import dev.scalpel.store.bars.StoredBars;
import dev.scalpel.store.local.MemoryStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The bars of many symbols in one call, as on one machine: side by side, and no more than sixteen at once. */
class ManySymbolsTest {

    private static final Instant NOW = Instant.parse("2026-06-01T12:00:02Z");
    private static final int AT_ONCE = 16;
    private static final List<Symbol> SYMBOLS = IntStream.range(0, 30)
            .mapToObj(number -> new Symbol("S" + (100 + number), "USDT"))
            .toList();
    private static final BarSeries BARS = bars();

    private final SettableClock clock = new SettableClock(NOW);
    private final LocalExchange exchange = LocalExchange.start(
            clock, SYMBOLS.stream().map(symbol -> Listing.of(symbol, BARS)).toList());
    private final SlowReads store = new SlowReads(new MemoryStore());

    @BeforeEach
    void storeTheBarsUntilTheMinuteBefore() {
        StoredBars archive = new StoredBars(store);
        BarSeries known = BARS.between(Long.MIN_VALUE, Minutes.floor(NOW) - Minutes.MILLIS);
        SYMBOLS.forEach(symbol -> archive.append(new InstrumentId("binance", symbol), known));
        store.most.set(0);
    }

    @AfterEach
    void close() {
        exchange.close();
    }

    @Test
    void theyAreFetchedSideBySideAndReportedInTheirOrder() {
        JsonNode answer = retrieve();

        assertThat(answer.path("failures")).isEmpty();
        assertThat(answer.path("symbols").findValuesAsText("symbol"))
                .isEqualTo(SYMBOLS.stream().map(Symbol::toString).toList());
        assertThat(answer.path("symbols"))
                .allSatisfy(symbol ->
                        assertThat(symbol.path("caughtUp").asBoolean()).isTrue());
        assertThat(answer.path("chained").asBoolean()).isTrue();
        assertThat(store.most.get()).isBetween(2, AT_ONCE);
    }

    @Test
    void aRateLimitStopsAllThatHaveNotBegun() {
        exchange.faults().failNext(Fault.tooManyRequests(Duration.ofSeconds(150)), "/api/v3/klines", AT_ONCE);

        JsonNode answer = retrieve();

        assertThat(answer.path("pausedUntil").asText()).isEqualTo("2026-06-01T12:02:32Z");
        assertThat(answer.path("symbols"))
                .allSatisfy(
                        symbol -> assertThat(symbol.path("failure").asText()).contains("rate-limited"));
        assertThat(answer.path("chained").asBoolean()).isFalse();
    }

    private JsonNode retrieve() {
        String share = "0.03";
        String yaml = SYMBOLS.stream()
                        .map(symbol -> symbol + ": " + share)
                        .collect(Collectors.joining(", ", "symbols: {", "}\n"))
                + "shardSize: 20\nreferenceSymbol: none\nvenueConnection: {address: \"" + exchange.uri() + "\"}\n";
        return RetrievalFunction.create(
                        SettingsReader.fromText("test", yaml, Map.of()).settings(),
                        store,
                        clock,
                        (name, action, failure) -> {})
                .answer("{}", Deadline.in(Duration.ofMinutes(1), clock));
    }

    private static BarSeries bars() {
        Symbol any = Symbol.parse("BTC/USDT");
        return SyntheticMarket.of(MarketSpec.of(List.of(any), Minutes.plus(Minutes.floor(NOW), -Minutes.PER_DAY), 2, 5))
                .bars(any);
    }

    /** Counts how many reads are under way at the same time; the first one of bars goes on when there is another one. */
    private static final class SlowReads extends ForwardingStore {

        final AtomicInteger most = new AtomicInteger();
        private final AtomicInteger now = new AtomicInteger();
        private final CountDownLatch two = new CountDownLatch(2);

        SlowReads(MemoryStore inner) {
            super(inner);
        }

        /** Or until it is clear that there is none, which the count then shows. */
        private void awaitAnother() throws InterruptedException {
            two.countDown();
            for (int second = 0; second < 10 && !two.await(1, TimeUnit.SECONDS); second++) {
                Thread.onSpinWait();
            }
        }

        @Override
        public Optional<StoredObject> get(String key) {
            int reading = now.incrementAndGet();
            most.accumulateAndGet(reading, Math::max);
            try {
                if (key.startsWith("bars/") && Thread.currentThread().getName().equals("symbol")) {
                    awaitAnother();
                }
                return super.get(key);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(stopped);
            } finally {
                now.decrementAndGet();
            }
        }
    }
}
