package dev.scalpel.benchmarks.faults.testbed;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.benchmarks.faults.broken.EngineVariant;
import dev.scalpel.benchmarks.faults.venues.SpotVenue;
import dev.scalpel.execution.ExecutionDependencies;
import dev.scalpel.execution.ExecutionFunction;
import dev.scalpel.execution.champion.ChampionStatus;
import dev.scalpel.execution.champion.Forecaster;
import dev.scalpel.invocation.Deadline;
import dev.scalpel.invocation.Dispatcher;
import dev.scalpel.localexchange.SpotExchange;
import dev.scalpel.localexchange.market.SymbolStatus;
import dev.scalpel.localexchange.time.SettableClock;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.bars.StoredBars;
import dev.scalpel.store.local.MemoryStore;
import dev.scalpel.venue.adapter.VenueAdapters;
import dev.scalpel.venue.trading.Broker;
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

/** One account at the stand-in of a spot venue, one store, one clock, and any number of processes of the function. */
public final class Testbed implements AutoCloseable {

    static final String QUOTE = "USDT";

    private static final String LIMITS =
            "limits: {dailyLossShare: 1, drawdownShare: 1, cooldownMinutes: 0, maxConsecutiveLosses: 1000}\n";
    /** Offset into the minute that avoids the instants at which the exchange's price moves. */
    private static final Duration INTO_THE_MINUTE = Duration.ofMillis(2_600);

    private static final int INTERRUPTIONS_PER_PROCESS = 4;
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final SettableClock clock;
    private final SpotVenue venue;
    private final SpotExchange exchange;
    private final VenueConnection connection;
    private final PortCallInterceptor interceptor = new PortCallInterceptor();
    private final SentIntents sentIntents = new SentIntents();
    private final ManualActivity manualActivity;
    private final MemoryStore memory = new MemoryStore();
    private final List<ListedSymbol> listed;

    /** When there was a reason to close a position early: a halt, a person, a rejection, a small remainder. */
    private final List<Instant> earlyExitReasons = new ArrayList<>();

    private final long begin;
    private final long end;
    private final EngineVariant.Decorators variant;
    private final Settings settings;
    private final Forecaster forecaster;
    private final StoredBars archive;
    private final Map<Symbol, Integer> stored = new HashMap<>();
    private final Map<Symbol, SymbolStatus> statuses = new HashMap<>();
    private final Set<Symbol> delisted = new HashSet<>();
    private final Map<Symbol, Instant> changed = new HashMap<>();
    private Optional<Dispatcher> other = Optional.empty();
    private int interruptionCount;
    private Interruptions interruptions = Interruptions.NONE;
    private boolean barsAreLate;

    /**
     * @param history bars before minute 0
     * @param yaml additional settings
     */
    public Testbed(
            SpotVenue venue,
            List<ListedSymbol> listed,
            int history,
            BigDecimal deposit,
            String yaml,
            Forecaster forecaster,
            EngineVariant.Decorators variant) {
        this.listed = listed.stream()
                .map(one -> one.withFilters(venue.filters(one.filters())))
                .toList();
        this.venue = venue;
        this.forecaster = forecaster;
        this.variant = variant;
        begin = listed.get(0).bars().openTime(history);
        end = listed.get(0).bars().lastOpenTime();
        clock = new SettableClock(Instant.ofEpochMilli(begin));
        exchange = venue.start(clock, listed.stream().map(ListedSymbol::listing).toList());
        connection = new VenueConnection(exchange, venue.weights(), clock);
        exchange.deposit(QUOTE, deposit);
        String symbols = listed.stream()
                .map(one -> one.symbol() + ": " + one.share())
                .collect(Collectors.joining(", ", "symbols: {", "}\n"));
        String base = "venue: " + venue.name() + "\nmode: testnet\n" + symbols + "costs: {feeBp: 10, slippageBp: 0}\n"
                + LIMITS + "venueConnection: {address: \"" + exchange.uri() + "\"}\n";
        settings = SettingsReader.fromText("testbed", base + yaml, Map.of()).settings();
        archive = new StoredBars(memory);
        manualActivity = new ManualActivity(this);
        storeBars();
    }

    public SpotVenue venue() {
        return venue;
    }

    public SettableClock clock() {
        return clock;
    }

    public SpotExchange exchange() {
        return exchange;
    }

    public VenueConnection connection() {
        return connection;
    }

    public PortCallInterceptor interceptor() {
        return interceptor;
    }

    public SentIntents sentIntents() {
        return sentIntents;
    }

    public ManualActivity manualActivity() {
        return manualActivity;
    }

    public MemoryStore memory() {
        return memory;
    }

    public List<ListedSymbol> listed() {
        return listed;
    }

    /** The list itself: invocations that gave a reason add to it. */
    public List<Instant> earlyExitReasons() {
        return earlyExitReasons;
    }

    /** A process that starts now, with nothing in its memory. */
    public Dispatcher process(Duration clockAhead) {
        Clock ours = variant.clock().apply(Clock.offset(clock, clockAhead));
        Broker live = new RecordedBroker(connect(), sentIntents);
        Broker broker = variant.broker().apply(new InterceptedBroker(live, interceptor, sentIntents));
        ObjectStore store = variant.store().apply(new InterceptedStore(memory, interceptor));
        ExecutionDependencies parts = ExecutionDependencies.standard(settings, store, Map.of(), ours)
                .withChampions((symbol, now) -> new ChampionStatus.Model(forecaster))
                .withBroker(() -> broker)
                .withSleeper(this::pause);
        // The failure of a symbol is in the answer too, which is checked.
        return ExecutionFunction.create(settings, store, ours, (function, action, failure) -> {}, parts);
    }

    /** A broker of the owner or of a process, connected to the exchange. */
    public Broker connect() {
        return VenueAdapters.connectBroker(settings, venue.environment(exchange), Testbed::noSecret, clock);
    }

    /** Advances to some seconds into this minute, unless time is further, and stores the closed bars. */
    public void minute(int minute) {
        Instant at = Instant.ofEpochMilli(Minutes.plus(begin, minute)).plus(INTO_THE_MINUTE);
        if (clock.instant().isBefore(at)) {
            clock.setTo(at);
        }
        timeMoved();
    }

    public void pause(Duration time) {
        clock.advance(time);
        timeMoved();
    }

    /** Advances to this instant, unless it is past. */
    public void pauseUntil(Instant then) {
        if (clock.instant().isBefore(then)) {
            clock.setTo(then);
            timeMoved();
        }
    }

    private void timeMoved() {
        connection.timeMoved();
        storeBars();
    }

    /** The current minute. */
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

    /** Delists a symbol. */
    public void delist(ListedSymbol one) {
        delisted.add(one.symbol());
        exchange.delist(one.symbol());
    }

    public boolean isDelisted(ListedSymbol one) {
        return delisted.contains(one.symbol());
    }

    /** Whether the market of a symbol has been open for this time. */
    public boolean isOpenSince(ListedSymbol one, Duration time) {
        Instant then = clock.instant().minus(time);
        return isOpen(one)
                && one.isOpen(then.toEpochMilli())
                && changed.getOrDefault(one.symbol(), Instant.MIN).isBefore(then);
    }

    /** Whether the market of a symbol is open. */
    public boolean isOpen(ListedSymbol one) {
        return !isDelisted(one)
                && one.isOpen(clock.millis())
                && statuses.getOrDefault(one.symbol(), SymbolStatus.TRADING) == SymbolStatus.TRADING;
    }

    /** Withholds closed bars from the store, as a late or failing retrieval does. */
    public void barsAreLate(boolean late) {
        barsAreLate = late;
        storeBars();
    }

    private void storeBars() {
        for (ListedSymbol one : barsAreLate ? List.<ListedSymbol>of() : listed) {
            int closed = one.bars().firstRowFrom(Minutes.floor(clock.millis()));
            int from = stored.getOrDefault(one.symbol(), 0);
            if (closed > from) {
                archive.append(
                        new InstrumentId(venue.name(), one.symbol()), one.bars().slice(from, closed));
                stored.put(one.symbol(), closed);
            }
        }
    }

    public JsonNode call(Dispatcher process, String event) {
        return process.answer(event, Deadline.in(LIMIT, clock));
    }

    /**
     * Calls another process during an invocation. Usually it is the one that interrupted before: processes are kept warm,
     * and their memory is stale.
     */
    public void interrupt(String event) {
        if (interruptionCount++ % INTERRUPTIONS_PER_PROCESS == 0) {
            other = Optional.of(process(Duration.ZERO));
        }
        Dispatcher warm = other.orElseThrow();
        interruptions =
                new Interruptions(interruptions.calls() + 1, interruptions.resumed() || event.contains("resume"));
        interceptor.interruptions(() -> connection.withoutKnowledgeOfBan(() -> {
            try {
                call(warm, event);
            } catch (RuntimeException failed) {
                // Like the real caller: nothing, the next minute calls it again.
                interceptor.calm();
            }
        }));
    }

    /**
     * The calls that came in between since the last call of this.
     *
     * @param resumed whether one of them lifted a halt
     */
    public record Interruptions(int calls, boolean resumed) {

        static final Interruptions NONE = new Interruptions(0, false);
    }

    public Interruptions takeInterruptions() {
        Interruptions taken = interruptions;
        interruptions = Interruptions.NONE;
        return taken;
    }

    public BigDecimal total(String asset) {
        return exchange.free(asset).add(exchange.locked(asset));
    }

    private static String noSecret(String name) {
        throw new IllegalStateException("a testbed has no secret " + name);
    }

    @Override
    public void close() {
        exchange.close();
    }
}
