package dev.scalpel.benchmarks.faults;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.execution.ExecutionFunction;
import dev.scalpel.execution.Parts;
import dev.scalpel.execution.broker.Broker;
import dev.scalpel.execution.broker.LiveBroker;
import dev.scalpel.execution.champion.Forecaster;
import dev.scalpel.execution.champion.Mandate;
import dev.scalpel.invocation.Deadline;
import dev.scalpel.invocation.Dispatcher;
import dev.scalpel.ledger.DocumentCodec;
import dev.scalpel.ledger.LedgerFiles;
import dev.scalpel.ledger.SymbolState;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.localexchange.Filters;
import dev.scalpel.localexchange.Listing;
import dev.scalpel.localexchange.LocalExchange;
import dev.scalpel.localexchange.SettableClock;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.store.BarArchive;
import dev.scalpel.store.MemoryStore;
import dev.scalpel.store.StoreKeys;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One account at the local exchange, one store, one clock, and as many processes of the function as one likes. */
final class World implements AutoCloseable {

    static final Symbol ETH = Symbol.parse("ETH/USDT");
    static final BigDecimal DEPOSIT = new BigDecimal("10000");
    static final BigDecimal STEP = new BigDecimal("0.00001");

    private static final String LIMITS =
            "limits: {dailyLossShare: 1, drawdownShare: 1, cooldownMinutes: 0, lossesInARow: 1000}\n";
    private static final Duration INTO_THE_MINUTE = Duration.ofSeconds(2);
    private static final Duration LIMIT = Duration.ofMinutes(5);

    final SettableClock clock;
    final LocalExchange exchange;
    final Effects effects = new Effects();

    private final MemoryStore memory = new MemoryStore();
    private final BarSeries bars;
    private final int first;
    private final Settings settings;
    private final Forecaster forecaster;
    private final BarArchive archive;
    private int stored;

    /**
     * @param bars its history first
     * @param history how many bars lie before minute 0
     * @param yaml more settings
     */
    World(BarSeries bars, int history, String halfSpread, String yaml, Forecaster forecaster) {
        this.bars = bars;
        this.first = history;
        this.forecaster = forecaster;
        clock = new SettableClock(Instant.ofEpochMilli(bars.openTime(history)));
        Listing listing = new Listing(ETH, bars, Filters.of("0.01", STEP.toPlainString()), new BigDecimal(halfSpread));
        exchange = LocalExchange.start(clock, List.of(listing));
        exchange.deposit("USDT", DEPOSIT);
        String base = "mode: testnet\nsymbols: {ETH/USDT: 0.7}\ncosts: {feeBp: 10, slippageBp: 0}\n" + LIMITS
                + "exchange: {address: \"" + exchange.uri() + "\"}\n";
        settings = SettingsReader.fromText("a world's settings", base + yaml, Map.of())
                .settings();
        archive = new BarArchive(memory, settings.venue());
        archive.append(ETH, bars.slice(0, history));
        stored = history;
    }

    /** A process that starts now, with nothing in its memory. */
    Dispatcher process(Duration clockAhead) {
        Clock ours = Clock.offset(clock, clockAhead);
        Broker broker = LiveBroker.connect(settings, keys(), World::noSecret, ours);
        DisturbedStore store = new DisturbedStore(memory, effects);
        Parts parts = Parts.usual(settings, store, Map.of(), ours)
                .with((symbol, now) -> new Mandate.Model(forecaster))
                .with(() -> new DisturbedBroker(broker, effects))
                .waiting(this::pause);
        // The failure of a symbol is in the answer too, where it is looked for.
        return ExecutionFunction.create(settings, store, ours, (function, action, failure) -> {}, parts);
    }

    /** Comes to this minute, two seconds into it unless time has gone further, and stores the bars that have closed. */
    void minute(int minute) {
        Instant at = Instant.ofEpochMilli(bars.openTime(first + minute)).plus(INTO_THE_MINUTE);
        if (clock.instant().isBefore(at)) {
            clock.setTo(at);
        }
        storeBars();
    }

    void pause(Duration time) {
        clock.advance(time);
        storeBars();
    }

    /** The minute that it is by now. */
    int now() {
        return (int) Minutes.between(bars.openTime(first), clock.millis());
    }

    int lastMinute() {
        return bars.size() - first - 2;
    }

    private void storeBars() {
        int closed = Math.min(bars.size(), first + now());
        if (closed > stored) {
            archive.append(ETH, bars.slice(stored, closed));
            stored = closed;
        }
    }

    JsonNode call(Dispatcher process, String event) {
        return process.answer(event, Deadline.in(LIMIT, clock));
    }

    Optional<SymbolState> state() {
        String key = StoreKeys.state(ETH);
        return memory.get(key).map(object -> DocumentCodec.SYMBOL_STATE.read(key, object.bytes()));
    }

    List<TradeRow> trades() {
        LedgerFiles files = new LedgerFiles(memory);
        YearMonth last = YearMonth.from(clock.instant().atZone(ZoneOffset.UTC));
        YearMonth begin =
                YearMonth.from(Instant.ofEpochMilli(bars.firstOpenTime()).atZone(ZoneOffset.UTC));
        return begin.equals(last)
                ? files.trades(ETH, last)
                : List.of(begin, last).stream()
                        .flatMap(month -> files.trades(ETH, month).stream())
                        .toList();
    }

    BigDecimal total(String asset) {
        return exchange.free(asset).add(exchange.locked(asset));
    }

    private Map<String, String> keys() {
        return Map.of(
                "SCALPEL_API_KEY",
                exchange.apiKey().key(),
                "SCALPEL_API_SECRET",
                exchange.apiKey().secret());
    }

    private static String noSecret(String name) {
        throw new IllegalStateException("on one machine nobody asks for the secret " + name);
    }

    @Override
    public void close() {
        exchange.close();
    }
}
