package dev.scalpel.execution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.invocation.Deadline;
import dev.scalpel.invocation.Dispatcher;
import dev.scalpel.localexchange.LocalExchange;
import dev.scalpel.localexchange.faults.Fault;
import dev.scalpel.localexchange.market.Listing;
import dev.scalpel.localexchange.time.SettableClock;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import dev.scalpel.research.synthetic.MarketSpec;
import dev.scalpel.research.synthetic.SyntheticMarket;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.shards.ShardMessage;
import dev.scalpel.store.ForwardingStore;
import dev.scalpel.store.StoredObject;
import dev.scalpel.store.bars.StoredBars;
import dev.scalpel.store.local.MemoryStore;
import dev.scalpel.testkit.sqs.SqsMessage;
import dev.scalpel.venue.adapter.VenueAdapters;
import dev.scalpel.venue.trading.Broker;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is done for each of many symbols: side by side, bounded, and shared out by a queue where there is one. */
class ManySymbolsTest {

    private static final Instant START = Instant.parse("2026-06-01T00:00:00Z");
    private static final int SYMBOLS = 24;
    private static final int AT_ONCE = 16;
    private static final BarSeries BARS = bars();

    private final SettableClock clock = new SettableClock(START.plusSeconds(62));
    private final MemoryStore memory = new MemoryStore();
    private final SlowReads store = new SlowReads(memory);
    private final List<ShardMessage> sent = new ArrayList<>();
    private final List<String> metrics = new ArrayList<>();

    @Test
    void theStopHaltsSymbolsSideBySideAndNotMoreThanSixteenAtOnce() {
        Dispatcher function = function(settings(SYMBOLS, 12, ""), Optional.empty());

        JsonNode answer = call(function, "{\"action\": \"emergency_stop\"}");

        assertThat(answer.path("failures")).isEmpty();
        assertThat(store.most.get()).isBetween(2, AT_ONCE);
        assertThat(call(function, "{\"action\": \"get_account_info\"}").path("symbols"))
                .hasSize(SYMBOLS)
                .allSatisfy(
                        symbol -> assertThat(symbol.path("halted").asBoolean()).isTrue());
    }

    @Test
    void questionsReadTheSymbolsSideBySideInTheOrderOfTheSettings() {
        Settings settings = settings(SYMBOLS, 12, "");
        Dispatcher function = function(settings, Optional.empty());
        call(function, "{}");
        for (String action : List.of(
                "get_account_info",
                "get_positions",
                "get_orders",
                "get_decisions",
                "get_trades",
                "analyze",
                "resume")) {
            store.countAgain();

            JsonNode answer = call(function, "{\"action\": \"" + action + "\"}");

            assertThat(store.most.get()).as(action).isBetween(2, AT_ONCE);
            if (answer.has("symbols") && !answer.path("symbols").isEmpty()) {
                assertThat(answer.path("symbols").findValuesAsText("symbol"))
                        .as(action)
                        .isEqualTo(
                                settings.traded().stream().map(Symbol::toString).toList());
            }
        }
    }

    @Test
    void aVenueThatLimitsTheRateGetsNoMoreThanWhatWasOnItsWay() {
        List<Symbol> symbols = symbols(SYMBOLS);
        try (LocalExchange exchange = LocalExchange.start(
                clock, symbols.stream().map(symbol -> Listing.of(symbol, BARS)).toList())) {
            exchange.deposit("USDT", new BigDecimal("10000"));
            Settings settings =
                    settings(SYMBOLS, 12, "mode: testnet\nvenueConnection: {address: \"" + exchange.uri() + "\"}\n");
            Broker venue = VenueAdapters.connectBroker(
                    settings,
                    Map.of(
                            "SCALPEL_API_KEY", exchange.apiKey().key(),
                            "SCALPEL_API_SECRET", exchange.apiKey().secret()),
                    name -> {
                        throw new AssertionError("read the secret " + name);
                    },
                    clock);
            venue.synchronise();
            AtomicInteger calls = new AtomicInteger();
            Dispatcher function = function(settings, Optional.of(counted(venue, calls)));
            exchange.faults().failNext(Fault.tooManyRequests(Duration.ofMinutes(10)), "", SYMBOLS);

            JsonNode answer = call(function, "{\"action\": \"emergency_stop\"}");

            assertThat(answer.path("halted").asText()).isEqualTo("emergency stop");
            // Each of those that had begun sent one request before it read the refusal; nobody sends another one.
            assertThat(calls.get()).isBetween(1, AT_ONCE);
        }
    }

    @Test
    void aCallForAllSharesThemOutWhereThereIsAQueue() {
        Dispatcher function = sharingFunction(settings(SYMBOLS, 12, ""));

        JsonNode answer = call(function, "{\"action\": \"scheduled_trading\"}");

        assertThat(answer.path("started").toString()).isEqualTo("[\"0\",\"1\"]");
        assertThat(sent).extracting(ShardMessage::body).containsExactly(body("0", 1), body("1", 1));
        assertThat(memory.list("state/")).isEmpty();
    }

    @Test
    void aMessageTradesItsShardAndNoOther() {
        Settings settings = settings(SYMBOLS, 12, "");
        Dispatcher function = sharingFunction(settings);

        JsonNode answer = call(function, event("1", 1));

        assertThat(answer.toString()).isEqualTo("{\"batchItemFailures\":[]}");
        assertThat(memory.list("state/binance/")).hasSize(12);
        assertThat(call(function, event("1", 0)).toString())
                .as("of a minute that is over")
                .isEqualTo("{\"batchItemFailures\":[]}");
        assertThat(memory.list("state/binance/")).hasSize(12);
    }

    /** Every call has a claim to make, and the second finds the bar handled: the queue may deliver a message twice. */
    @Test
    void aMessageThatIsDeliveredTwiceDecidesOnce() {
        Dispatcher function = sharingFunction(settings(SYMBOLS, 12, ""));
        call(function, event("0", 1));
        int decided = decisions();

        call(function, event("0", 1));

        assertThat(decisions()).isEqualTo(decided).isPositive();
    }

    @Test
    void theFirstShardReportsTheOthersThatAreSilent() {
        Dispatcher function = sharingFunction(settings(SYMBOLS, 12, ""));
        for (int minute = 1; minute <= 20; minute++) {
            clock.setTo(START.plus(Duration.ofMinutes(minute)).plusSeconds(2));
            call(function, event("0", minute));
            if (minute <= 3) {
                call(function, event("1", minute));
            }
        }

        assertThat(metrics.stream().filter(line -> line.contains("Drawdown"))).hasSize(20);
        assertThat(metrics.stream()
                        .filter(line -> line.contains("SilentShards"))
                        .map(line -> line.substring(line.lastIndexOf(':') + 1))
                        .toList())
                .as("minutes 5, 10, 15 and 20")
                .containsExactly("0.0}", "0.0}", "0.0}", "1.0}");
    }

    @Test
    void aSingleShardHasNoOthersToLookAfter() {
        call(function(settings(3, 20, ""), Optional.empty()), "{}");

        assertThat(metrics).hasSize(1).allSatisfy(line -> assertThat(line).contains("Drawdown"));
    }

    private int decisions() {
        return call(function(settings(SYMBOLS, 12, ""), Optional.empty()), "{\"action\": \"get_decisions\"}")
                .path("decisions")
                .size();
    }

    private Dispatcher sharingFunction(Settings settings) {
        return ExecutionFunction.create(
                settings,
                store,
                clock,
                (name, action, failure) -> {},
                dependencies(settings).withShards(sent::addAll));
    }

    private Dispatcher function(Settings settings, Optional<Broker> broker) {
        ExecutionDependencies dependencies = dependencies(settings);
        return ExecutionFunction.create(
                settings,
                store,
                clock,
                (name, action, failure) -> {},
                broker.map(venue -> dependencies.withBroker(() -> venue)).orElse(dependencies));
    }

    private ExecutionDependencies dependencies(Settings settings) {
        settings.traded().forEach(symbol -> new StoredBars(memory).append(settings.instrument(symbol), BARS));
        return ExecutionDependencies.standard(settings, store, Map.of(), clock)
                .withMetric(DrawdownMetric.embedded("scalpel-execution", metrics::add))
                .withSleeper(clock::advance);
    }

    private JsonNode call(Dispatcher function, String event) {
        return function.answer(event, Deadline.in(Duration.ofMinutes(1), clock));
    }

    private static String event(String shard, int minute) {
        ShardMessage message =
                new ShardMessage("scheduled_trading", shard, START.plus(Duration.ofMinutes(minute)), "schedule");
        return new SqsMessage("execution-shards.fifo", 1, shard, message.deduplication(), message.body(), 1).event();
    }

    private static String body(String shard, int minute) {
        return "{\"action\":\"scheduled_trading\",\"shard\":\"" + shard + "\",\"minute\":\""
                + START.plus(Duration.ofMinutes(minute)) + "\"}";
    }

    private static Settings settings(int count, int shardSize, String more) {
        String share = String.format("%.4f", 0.9 / count);
        return SettingsReader.fromText(
                        "the test's settings",
                        symbols(count).stream()
                                        .map(symbol -> symbol + ": " + share)
                                        .collect(Collectors.joining(", ", "symbols: {", "}\n"))
                                + "shardSize: " + shardSize + "\n" + more,
                        Map.of())
                .settings();
    }

    private static List<Symbol> symbols(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> new Symbol("S" + (100 + number), "USDT"))
                .toList();
    }

    private static BarSeries bars() {
        Symbol any = Symbol.parse("BTC/USDT");
        return SyntheticMarket.of(
                        MarketSpec.of(List.of(any), Minutes.plus(START.toEpochMilli(), -Minutes.PER_DAY), 2, 5))
                .bars(any);
    }

    private static Broker counted(Broker venue, AtomicInteger calls) {
        return (Broker) Proxy.newProxyInstance(
                Broker.class.getClassLoader(), new Class<?>[] {Broker.class}, (proxy, method, arguments) -> {
                    if (!List.of("capabilities", "venueMillis", "toString").contains(method.getName())) {
                        calls.incrementAndGet();
                    }
                    try {
                        return method.invoke(venue, arguments);
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                });
    }

    /** Counts how many reads of symbols' objects are under way at the same time; the first goes on when there is another one. */
    private static final class SlowReads extends ForwardingStore {

        final AtomicInteger most = new AtomicInteger();
        private final AtomicInteger now = new AtomicInteger();
        private volatile CountDownLatch two = new CountDownLatch(2);

        SlowReads(MemoryStore inner) {
            super(inner);
        }

        /** Or until it is clear that there is none, which the count then shows. */
        private void awaitAnother() throws InterruptedException {
            CountDownLatch both = two;
            both.countDown();
            for (int second = 0; second < 10 && !both.await(1, TimeUnit.SECONDS); second++) {
                Thread.onSpinWait();
            }
        }

        void countAgain() {
            most.set(0);
            two = new CountDownLatch(2);
        }

        @Override
        public Optional<StoredObject> get(String key) {
            int reading = now.incrementAndGet();
            most.accumulateAndGet(reading, Math::max);
            try {
                if (key.contains("/binance/")
                        && Thread.currentThread().getName().equals("symbol")) {
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
