package dev.scalpel.benchmarks.faults.testbed;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.benchmarks.faults.broken.EngineVariant;
import dev.scalpel.execution.ExecutionDependencies;
import dev.scalpel.execution.ExecutionFunction;
import dev.scalpel.execution.champion.ChampionStatus;
import dev.scalpel.execution.champion.Forecaster;
import dev.scalpel.invocation.Deadline;
import dev.scalpel.invocation.Dispatcher;
import dev.scalpel.localexchange.LocalExchange;
import dev.scalpel.localexchange.market.SymbolStatus;
import dev.scalpel.localexchange.time.SettableClock;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.bars.BarArchive;
import dev.scalpel.store.local.MemoryStore;
import dev.scalpel.venue.trading.Broker;
import dev.scalpel.venue.trading.VenueBroker;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** One account at the local exchange, one store, one clock, and as many processes of the function as one likes. */
public final class Testbed implements AutoCloseable {

    static final String QUOTE = "USDT";
    public static final String VENUE = "binance";

    private static final String LIMITS =
            "limits: {dailyLossShare: 1, drawdownShare: 1, cooldownMinutes: 0, maxConsecutiveLosses: 1000}\n";
    /** Never at the instant at which the exchange's price moves, nor right after it. */
    private static final Duration INTO_THE_MINUTE = Duration.ofMillis(2_600);

    private static final int OVERTAKEN_BY_ONE = 4;
    private static final Duration LIMIT = Duration.ofMinutes(5);

    public final SettableClock clock;
    public final LocalExchange exchange;
    public final VenueConnection wire;
    public final PortCallInterceptor effects = new PortCallInterceptor();
    public final SentIntents sent = new SentIntents();
    public final ManualActivity foreign;
    public final MemoryStore memory = new MemoryStore();
    final BigDecimal deposit;
    public final List<ListedSymbol> listed;

    /** When there was a reason to close a position early: a halt, a person, a true refusal, a small rest. */
    public final List<Instant> reasonsToLeave = new ArrayList<>();

    private final long begin;
    private final long end;
    private final EngineVariant.Decorators variant;
    private final Settings settings;
    private final Forecaster forecaster;
    private final BarArchive archive;
    private final Map<Symbol, Integer> stored = new HashMap<>();
    private final Map<Symbol, SymbolStatus> statuses = new HashMap<>();
    private final Set<Symbol> delisted = new HashSet<>();
    private final Map<Symbol, Instant> changed = new HashMap<>();
    private Optional<Dispatcher> other = Optional.empty();
    private int overtaken;
    private Aside aside = Aside.NONE;
    private boolean barsAreLate;

    /**
     * @param history how many bars lie before minute 0
     * @param yaml more settings
     */
    public Testbed(
            List<ListedSymbol> listed,
            int history,
            BigDecimal deposit,
            String yaml,
            Forecaster forecaster,
            EngineVariant.Decorators variant) {
        this.listed = List.copyOf(listed);
        this.deposit = deposit;
        this.forecaster = forecaster;
        this.variant = variant;
        begin = listed.get(0).bars().openTime(history);
        end = listed.get(0).bars().lastOpenTime();
        clock = new SettableClock(Instant.ofEpochMilli(begin));
        exchange = LocalExchange.start(
                clock, listed.stream().map(ListedSymbol::listing).toList());
        wire = new VenueConnection(exchange, clock);
        exchange.deposit(QUOTE, deposit);
        String symbols = listed.stream()
                .map(one -> one.symbol() + ": " + one.share())
                .collect(Collectors.joining(", ", "symbols: {", "}\n"));
        String base = "mode: testnet\n" + symbols + "costs: {feeBp: 10, slippageBp: 0}\n" + LIMITS
                + "venueConnection: {address: \"" + exchange.uri() + "\"}\n";
        settings = SettingsReader.fromText("a world's settings", base + yaml, Map.of())
                .settings();
        archive = new BarArchive(memory, settings.venue());
        foreign = new ManualActivity(this);
        storeBars();
    }

    /** A process that starts now, with nothing in its memory. */
    public Dispatcher process(Duration clockAhead) {
        Clock ours = variant.clock().apply(Clock.offset(clock, clockAhead));
        Broker live = connect();
        Broker broker = variant.broker().apply(new InterceptedBroker(live, effects, sent));
        ObjectStore store = variant.store().apply(new InterceptedStore(memory, effects));
        ExecutionDependencies parts = ExecutionDependencies.standard(settings, store, Map.of(), ours)
                .withChampions((symbol, now) -> new ChampionStatus.Model(forecaster))
                .withBroker(() -> broker)
                .withSleeper(this::pause);
        // The failure of a symbol is in the answer too, where it is looked for.
        return ExecutionFunction.create(settings, store, ours, (function, action, failure) -> {}, parts);
    }

    /** A broker of the account's owner, or of a process, on the exchange itself. */
    public Broker connect() {
        return VenueBroker.connect(settings, keys(), Testbed::noSecret, clock);
    }

    /** Comes to this minute, some seconds into it unless time has gone further, and stores the bars that have closed. */
    public void minute(int minute) {
        Instant at = Instant.ofEpochMilli(Minutes.plus(begin, minute)).plus(INTO_THE_MINUTE);
        if (clock.instant().isBefore(at)) {
            clock.setTo(at);
        }
        timeHasMoved();
    }

    public void pause(Duration time) {
        clock.advance(time);
        timeHasMoved();
    }

    /** Goes on to this instant, unless it is over. */
    public void pauseUntil(Instant then) {
        if (clock.instant().isBefore(then)) {
            clock.setTo(then);
            timeHasMoved();
        }
    }

    private void timeHasMoved() {
        wire.timeHasMoved();
        storeBars();
    }

    /** The minute that it is by now. */
    public int now() {
        return (int) Minutes.between(begin, clock.millis());
    }

    public int lastMinute() {
        return (int) Minutes.between(begin, end) - 1;
    }

    /** Opens or closes a symbol's market at the venue. */
    public void status(Symbol symbol, SymbolStatus status) {
        if (delisted.contains(symbol)) {
            return;
        }
        statuses.put(symbol, status);
        exchange.setStatus(symbol, status);
        changed.put(symbol, clock.instant());
    }

    /** Takes a symbol off the venue's list, for good. */
    public void delist(ListedSymbol one) {
        delisted.add(one.symbol());
        exchange.delist(one.symbol());
    }

    public boolean isDelisted(ListedSymbol one) {
        return delisted.contains(one.symbol());
    }

    /** Whether a symbol's orders have been taken for so long. */
    public boolean isOpenSince(ListedSymbol one, Duration time) {
        Instant then = clock.instant().minus(time);
        return isOpen(one)
                && one.isOpen(then.toEpochMilli())
                && changed.getOrDefault(one.symbol(), Instant.MIN).isBefore(then);
    }

    /** Whether a symbol's orders are taken by now. */
    public boolean isOpen(ListedSymbol one) {
        return !isDelisted(one)
                && one.isOpen(clock.millis())
                && statuses.getOrDefault(one.symbol(), SymbolStatus.TRADING) == SymbolStatus.TRADING;
    }

    /** Retrieval fails or is late: closed bars are not in the store. */
    public void barsAreLate(boolean late) {
        barsAreLate = late;
        storeBars();
    }

    private void storeBars() {
        for (ListedSymbol one : barsAreLate ? List.<ListedSymbol>of() : listed) {
            int closed = one.bars().firstRowFrom(Minutes.floor(clock.millis()));
            int from = stored.getOrDefault(one.symbol(), 0);
            if (closed > from) {
                archive.append(one.symbol(), one.bars().slice(from, closed));
                stored.put(one.symbol(), closed);
            }
        }
    }

    public JsonNode call(Dispatcher process, String event) {
        return process.answer(event, Deadline.in(LIMIT, clock));
    }

    /**
     * Another process is called in the middle of an invocation, and comes to its end whatever that is. Often it is the
     * one that has come in between before: processes are kept warm, and what they remember is old.
     */
    public void overtake(String event) {
        if (overtaken++ % OVERTAKEN_BY_ONE == 0) {
            other = Optional.of(process(Duration.ZERO));
        }
        Dispatcher warm = other.orElseThrow();
        aside = new Aside(aside.calls() + 1, aside.resumed() || event.contains("resume"));
        effects.aside(() -> wire.unknowing(() -> {
            try {
                call(warm, event);
            } catch (RuntimeException failed) {
                // As the function's caller would: nothing, it is called again in the next minute.
                effects.calm();
            }
        }));
    }

    /**
     * The calls that came in between since the last call of this.
     *
     * @param resumed whether one of them lifted a halt
     */
    public record Aside(int calls, boolean resumed) {

        static final Aside NONE = new Aside(0, false);
    }

    public Aside takeAside() {
        Aside taken = aside;
        aside = Aside.NONE;
        return taken;
    }

    public BigDecimal total(String asset) {
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
