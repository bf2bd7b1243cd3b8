package dev.scalpel.benchmarks.faults.testbed;

import dev.scalpel.benchmarks.faults.broken.EngineVariant.Decorators;
import dev.scalpel.benchmarks.faults.venues.PortfolioMarket;
import dev.scalpel.benchmarks.faults.venues.PortfolioVenue;
import dev.scalpel.execution.ExecutionDependencies;
import dev.scalpel.execution.ExecutionFunction;
import dev.scalpel.invocation.Deadline;
import dev.scalpel.invocation.Dispatcher;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.ledger.repository.StoredLedger;
import dev.scalpel.localexchange.time.SettableClock;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import dev.scalpel.portfolio.log.OrderRow;
import dev.scalpel.portfolio.log.StoredPortfolioLog;
import dev.scalpel.portfolio.state.PortfolioState;
import dev.scalpel.portfolio.state.StoredPortfolios;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.settings.portfolio.Portfolio;
import dev.scalpel.signals.Signal;
import dev.scalpel.signals.box.StoreSignalBox;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.bars.StoredBars;
import dev.scalpel.store.local.MemoryStore;
import dev.scalpel.venue.SessionNotice;
import dev.scalpel.venue.SessionStorage;
import dev.scalpel.venue.TokenStore;
import dev.scalpel.venue.adapter.VenueAdapters;
import dev.scalpel.venue.contract.StormStandIn.RequestFault;
import dev.scalpel.venue.trading.Broker;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** One portfolio, its account on paper or at a stand-in, one store, one clock, and any number of processes of the function. */
public final class PortfolioTestbed extends StormTestbed {

    /** Of positions on margin, in the settings. */
    public static final int LEVERAGE = 2;

    public static final String PORTFOLIO = "storm";
    /** What an event without an action means here. */
    public static final String EXECUTE = "{\"action\":\"execute_signals\"}";

    private static final Duration LIMIT = Duration.ofMinutes(5);
    /** Deadlines are counted by the machine's clock, which is not that of the market in a rehearsal. */
    private static final Duration ANOTHER_TIME = Duration.ofDays(500);

    private final PortfolioMarket market;
    private final Map<Symbol, BarSeries> bars;
    private final SettableClock clock;
    private final Clock ofMachine;
    private final Instant begin;
    private final Optional<PortfolioVenue> venue;
    private final Settings settings;
    private final Decorators variant;
    private final MemoryStore memory = new MemoryStore();
    private final AtomicInteger connections = new AtomicInteger();
    private final SessionStorage sessions = new SessionStorage(
            memory, TokenStore.inMemory(), SessionNotice.LOGGED, () -> "connection " + connections.incrementAndGet());
    private long stored = Long.MIN_VALUE;

    /**
     * @param bars of each instrument, those of the same minutes
     * @param begin the minute of the first bar that is not history
     * @param yaml the portfolio's settings, below {@code storm:}
     * @param variant of the engine
     */
    public PortfolioTestbed(
            PortfolioMarket market,
            Map<Symbol, BarSeries> bars,
            Instant begin,
            BigDecimal fundingRate,
            String yaml,
            Decorators variant) {
        this.market = market;
        this.bars = bars;
        this.begin = begin;
        this.variant = variant;
        clock = new SettableClock(begin);
        ofMachine = Clock.offset(clock, ANOTHER_TIME);
        venue = market.start(bars, clock, fundingRate);
        // The model's own instrument, which is not traded: the last, for which no strategy is.
        Symbol idle = bars.keySet().stream().reduce((first, second) -> second).orElseThrow();
        String address = venue.map(
                        each -> "venueConnection: {address: \"" + each.address() + "\", leverage: " + LEVERAGE + "}\n")
                .orElse("");
        settings = SettingsReader.fromText(
                        "portfolio testbed",
                        "venue: " + market.venue() + "\nmode: paper\nsymbols: {" + idle + ": 0.1}\nmodel: {trading: "
                                + VenueAdapters.named(market.venue()).publishesBars() + "}\n"
                                + "limits: {dailyLossShare: 1, drawdownShare: 1, maxConsecutiveLosses: 1000}\n"
                                + address
                                + "portfolios:\n  " + PORTFOLIO + ":\n    mode: "
                                + (venue.isPresent() ? "testnet" : "paper") + "\n" + yaml.indent(4),
                        Map.of())
                .settings();
        storeBars();
    }

    /** Empty on paper. */
    public Optional<PortfolioVenue> venue() {
        return venue;
    }

    public BigDecimal initialCash() {
        return venue.map(PortfolioVenue::cash)
                .orElseGet(() -> settings.execution().paperCapital());
    }

    public Portfolio portfolio() {
        return settings.portfolios().values().iterator().next();
    }

    @Override
    public Dispatcher process() {
        ObjectStore store = variant.store().apply(new InterceptedStore(memory, interceptor()));
        return ExecutionFunction.create(
                settings,
                store,
                clock,
                (function, action, failure) -> {},
                ExecutionDependencies.standard(settings, store, Map.of(), clock)
                        // Broken below the interceptor: what a broken engine sends besides is no intent of the books.
                        .withPortfolioBroker(each -> new InterceptedBroker(
                                variant.broker().apply(new RecordedBroker(connect(), sent())), interceptor(), sent()))
                        .withSleeper(this::pause));
    }

    /** A connection of somebody else to the same account. */
    public Broker connect() {
        return VenueAdapters.connectBroker(
                settings.tradedBy(portfolio()), venue.orElseThrow().environment(), name -> "", clock, sessions);
    }

    @Override
    public String call(Dispatcher process, String event) {
        return process.answer(event.equals("{}") ? EXECUTE : event, Deadline.in(LIMIT, ofMachine))
                .toString();
    }

    @Override
    public void pause(Duration time) {
        clock.advance(time);
        storeBars();
    }

    @Override
    public void failNext(RequestFault fault) {
        venue.orElseThrow().failNext(fault);
    }

    @Override
    public boolean disarm() {
        return venue.orElseThrow().disarm();
    }

    @Override
    public Instant time() {
        return clock.instant();
    }

    @Override
    public int now() {
        return (int) Minutes.between(begin.toEpochMilli(), clock.millis());
    }

    public void receive(Signal signal) {
        new StoreSignalBox(memory, clock).put(signal);
    }

    public Optional<PortfolioState> state() {
        return new StoredPortfolios(memory).read(PORTFOLIO).map(document -> document.value());
    }

    public List<OrderRow> orders() {
        return new StoredPortfolioLog(memory).orders(PORTFOLIO, month());
    }

    public List<TradeRow> trades() {
        return bars.keySet().stream().flatMap(symbol -> trades(symbol).stream()).toList();
    }

    /** The closed trades of an instrument. */
    public List<TradeRow> trades(Symbol symbol) {
        return new StoredLedger(memory).trades(new InstrumentId(market.venue(), symbol), month());
    }

    private YearMonth month() {
        return YearMonth.from(begin.atZone(ZoneOffset.UTC));
    }

    /** A portfolio on paper reads them; at a venue nobody does. */
    private void storeBars() {
        long closed = Minutes.floor(clock.millis());
        if (venue.isEmpty() && closed > stored) {
            bars.forEach((symbol, series) -> new StoredBars(memory)
                    .append(new InstrumentId(market.venue(), symbol), series.between(stored, closed)));
            stored = closed;
        }
    }

    @Override
    public void close() {
        venue.ifPresent(PortfolioVenue::close);
    }
}
