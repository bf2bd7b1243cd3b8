package dev.scalpel.execution.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.execution.AfterRun;
import dev.scalpel.execution.ExecutionDependencies;
import dev.scalpel.execution.ExecutionFunction;
import dev.scalpel.execution.champion.ChampionStatus;
import dev.scalpel.invocation.Deadline;
import dev.scalpel.invocation.Dispatcher;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.ledger.repository.StoredLedger;
import dev.scalpel.localexchange.LocalExchange;
import dev.scalpel.localexchange.access.ApiKey;
import dev.scalpel.localexchange.account.Commission;
import dev.scalpel.localexchange.margin.MarginExchange;
import dev.scalpel.localexchange.margin.contract.MarginListing;
import dev.scalpel.localexchange.market.Filters;
import dev.scalpel.localexchange.market.Listing;
import dev.scalpel.localexchange.oanda.OandaExchange;
import dev.scalpel.localexchange.perpetual.contract.PerpetualListing;
import dev.scalpel.localexchange.server.StandIn;
import dev.scalpel.localexchange.time.SettableClock;
import dev.scalpel.localexchange.tradovate.TradovateExchange;
import dev.scalpel.localexchange.usdm.UsdmExchange;
import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import dev.scalpel.notice.Notifier;
import dev.scalpel.notice.RateLimitedNotifier;
import dev.scalpel.portfolio.log.OrderRow;
import dev.scalpel.portfolio.log.SignalLogRow;
import dev.scalpel.portfolio.log.StoredPortfolioLog;
import dev.scalpel.portfolio.state.PortfolioState;
import dev.scalpel.portfolio.state.StoredPortfolios;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.settings.portfolio.Portfolio;
import dev.scalpel.signals.Outcome;
import dev.scalpel.signals.Signal;
import dev.scalpel.signals.TargetState;
import dev.scalpel.signals.box.StoreSignalBox;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.bars.StoredBars;
import dev.scalpel.store.local.MemoryStore;
import dev.scalpel.trading.futures.ContractChoice;
import dev.scalpel.trading.futures.FuturesContract;
import dev.scalpel.trading.futures.FuturesName;
import dev.scalpel.venue.adapter.VenueAdapters;
import dev.scalpel.venue.trading.Broker;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** The real function with real adapters at a stand-in, whose prices the test writes down minute by minute. */
final class PortfolioRig implements AutoCloseable {

    static final String PORTFOLIO = "crypto";
    static final Instant START = Instant.parse("2026-06-01T00:00:00Z");
    /** The shares of the vectors V1 to V13: 0.2, 0.25 and 0.5. */
    static final String SPOT = """
        portfolios:
          crypto:
            mode: testnet
            quote: USDT
            allocation: buy-side-boost
            incrementBp: 0
            strategies:
              btc: {ticker: BTCUSDT, instrument: BTC/USDT, share: 0.2}
              eth: {ticker: ETHUSDT, instrument: ETH/USDT, share: 0.25}
              sol: {ticker: SOLUSDT, instrument: SOL/USDT, share: 0.5}
        """;

    static final Map<String, Map<Integer, Double>> PRICES = Map.of(
            "BTC/USDT", Map.of(0, 50_000.0),
            "ETH/USDT", Map.of(0, 2_500.0),
            "SOL/USDT", Map.of(0, 200.0),
            "XRP/USDT", Map.of(0, 1.0));

    static final BigDecimal CASH = new BigDecimal("10000");
    static final BigDecimal MILLION = new BigDecimal("1000000");

    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);
    private static final int HISTORY = 10;
    private static final int MINUTES = 600;

    final MemoryStore memory = new MemoryStore();
    final SettableClock clock = new SettableClock(START);
    final List<String> failures = new ArrayList<>();
    /** What was sent of positions beside the books, by all processes. */
    final List<String> notices = new ArrayList<>();

    private final AtomicInteger processes = new AtomicInteger();
    final PortCalls calls = new PortCalls();
    final Optional<LocalExchange> spot;
    final Optional<UsdmExchange> usdm;
    /** OANDA's or Tradovate's. */
    final Optional<MarginExchange> margin;

    final Settings settings;
    ChampionStatus champion = new ChampionStatus.Flat("never promoted");
    Dispatcher process;
    /** What lies between the function and the venue. */
    UnaryOperator<Broker> around = broker -> broker;

    private final String venue;
    private final ApiKey key;

    private PortfolioRig(
            String venue,
            StandIn exchange,
            Optional<LocalExchange> spot,
            Optional<UsdmExchange> usdm,
            Optional<MarginExchange> margin,
            String yaml) {
        this.venue = venue;
        this.spot = spot;
        this.usdm = usdm;
        this.margin = margin;
        key = exchange.apiKey();
        settings = SettingsReader.fromText(
                        "the test's settings",
                        "venue: " + venue + "\nmode: paper\nsymbols: {XRP/USDT: 0.1}\nmodel: {trading: "
                                + VenueAdapters.named(venue).publishesBars() + "}\n"
                                + "costs: {feeBp: 0, slippageBp: 0}\n"
                                + "venueConnection: {address: \"" + exchange.uri() + "\", leverage: 2}\n" + yaml,
                        Map.of())
                .settings();
        process = process();
    }

    /** @param prices by symbol, from a minute on; minute 0 must have one */
    static PortfolioRig spot(String yaml, Map<String, Map<Integer, Double>> prices) {
        SettableClock probe = new SettableClock(START);
        List<Listing> listings = new ArrayList<>();
        prices.forEach((symbol, byMinute) -> listings.add(
                new Listing(Symbol.parse(symbol), bars(byMinute), Filters.of("0.01", "0.00001"), BigDecimal.ZERO)));
        SharedClock clock = new SharedClock(probe);
        LocalExchange exchange = LocalExchange.start(clock, listings);
        exchange.deposit("USDT", CASH);
        exchange.setCommission(Commission.of("0.0000"));
        PortfolioRig rig =
                new PortfolioRig("binance", exchange, Optional.of(exchange), Optional.empty(), Optional.empty(), yaml);
        clock.follow(rig.clock);
        return rig;
    }

    static PortfolioRig usdm(String yaml, Map<String, Map<Integer, Double>> prices) {
        SharedClock clock = new SharedClock(new SettableClock(START));
        List<PerpetualListing> listings = new ArrayList<>();
        prices.forEach((symbol, byMinute) -> listings.add(PerpetualListing.of(
                new Listing(Symbol.parse(symbol), bars(byMinute), Filters.of("0.01", "0.0001"), BigDecimal.ZERO))));
        UsdmExchange exchange = UsdmExchange.start(clock, listings);
        exchange.transfer("USDT", CASH);
        PortfolioRig rig = new PortfolioRig(
                "binance-usdm", exchange, Optional.empty(), Optional.of(exchange), Optional.empty(), yaml);
        clock.follow(rig.clock);
        return rig;
    }

    /** Whole units, and an account in USD. */
    static PortfolioRig oanda(String yaml, Map<String, Map<Integer, Double>> prices) {
        SharedClock clock = new SharedClock(new SettableClock(START));
        List<MarginListing> listings = new ArrayList<>();
        prices.forEach((symbol, byMinute) -> listings.add(OandaExchange.pair(
                new Listing(Symbol.parse(symbol), bars(byMinute), Filters.of("0.00001", "1"), BigDecimal.ZERO),
                new BigDecimal("0.05"))));
        OandaExchange exchange = OandaExchange.start(
                0, clock, listings, OandaExchange.rehearsalKey(), OandaExchange.Account.netting("USD"));
        exchange.transfer(CASH);
        return margin("oanda", exchange, yaml, clock);
    }

    /** Contracts of the month that is in front, without a spread, and an account of a million dollars. */
    static PortfolioRig tradovate(String yaml, Map<String, Map<Integer, Double>> prices) {
        SharedClock clock = new SharedClock(new SettableClock(START));
        Map<FuturesContract, Listing> listings = new LinkedHashMap<>();
        prices.forEach((symbol, byMinute) -> {
            LocalDate today = ContractChoice.tradingDay(START);
            FuturesContract contract = ContractChoice.DEFAULT.choose(
                    FuturesName.parse(Symbol.parse(symbol).base(), today), Optional.empty(), Optional.empty(), today);
            Filters filters = Filters.of(contract.root().tickSize().toPlainString(), "1");
            listings.put(contract, new Listing(contract.symbol(), bars(byMinute), filters, BigDecimal.ZERO));
        });
        TradovateExchange exchange =
                TradovateExchange.start(0, clock, listings, new BigDecimal("15000"), TradovateExchange.rehearsalUser());
        exchange.transfer(MILLION);
        return margin("tradovate", exchange, yaml, clock);
    }

    private static PortfolioRig margin(String venue, MarginExchange exchange, String yaml, SharedClock clock) {
        PortfolioRig rig =
                new PortfolioRig(venue, exchange, Optional.empty(), Optional.empty(), Optional.of(exchange), yaml);
        clock.follow(rig.clock);
        return rig;
    }

    private static BarSeries bars(Map<Integer, Double> byMinute) {
        List<Bar> bars = new ArrayList<>();
        double price = byMinute.get(0);
        for (int minute = -HISTORY; minute < MINUTES; minute++) {
            price = byMinute.getOrDefault(minute, price);
            long time = Minutes.plus(START.toEpochMilli(), minute);
            bars.add(new Bar(time, price, price, price, price, 10, 10, 5));
        }
        return BarSeries.of(bars.toArray(Bar[]::new));
    }

    /** A process that starts now, with nothing in its memory. */
    Dispatcher process() {
        Notifier limited = new RateLimitedNotifier(
                notice -> {
                    notices.add(notice.message());
                    return Notifier.Delivery.SENT;
                },
                memory,
                clock,
                "process " + processes.incrementAndGet());
        ObjectStore store = calls.around(ObjectStore.class, memory, "store");
        return ExecutionFunction.create(
                settings,
                store,
                clock,
                (name, action, failure) -> failures.add(action + ": " + failure.getMessage()),
                ExecutionDependencies.standard(settings, store, Map.of(), clock)
                        .withPortfolioBroker(this::broker)
                        .withChampions((instrument, now) -> champion)
                        .withSleeper(clock::advance)
                        .withAfterRun(process -> AfterRun.positionNotices(limited)));
    }

    Broker broker(Portfolio portfolio) {
        Broker real = VenueAdapters.connectBroker(
                settings.tradedBy(portfolio),
                Map.of(
                        "SCALPEL_API_KEY", key.key(),
                        "SCALPEL_API_SECRET", key.secret(),
                        "OANDA_ACCOUNT", key.key(),
                        "TRADOVATE_USERNAME", key.key(),
                        "TRADOVATE_PASSWORD", key.secret(),
                        "TRADOVATE_APP_ID", "rig",
                        "TRADOVATE_CID", "8",
                        "TRADOVATE_SEC", "f03741b6f634"),
                name -> {
                    throw new AssertionError("read the secret " + name);
                },
                clock);
        return calls.around(Broker.class, around.apply(real), "venue");
    }

    /** The bars of a symbol that have closed by now are stored. */
    void store(String symbol, Map<Integer, Double> byMinute) {
        new StoredBars(memory)
                .append(
                        new InstrumentId(venue, Symbol.parse(symbol)),
                        bars(byMinute).between(0, Minutes.floor(clock.instant())));
    }

    /** Some seconds into a minute, unless time is further. */
    void at(int minute) {
        Instant at = START.plus(Duration.ofMinutes(minute)).plusSeconds(2);
        if (clock.instant().isBefore(at)) {
            clock.setTo(at);
        }
    }

    Signal signal(String strategy, TargetState target) {
        return signal(strategy, target, clock.instant());
    }

    Signal signal(String strategy, TargetState target, Instant time) {
        Signal signal = new Signal(
                Signal.idOf(PORTFOLIO, strategy, target, Signal.Kind.ORDER, time, Optional.empty(), ""),
                PORTFOLIO,
                strategy,
                target,
                Signal.Kind.ORDER,
                time,
                time.plusMillis(700),
                Optional.empty(),
                "",
                Optional.empty(),
                Optional.empty(),
                "test",
                "0".repeat(64));
        new StoreSignalBox(memory, clock).put(signal);
        return signal;
    }

    /** A signal that says where its stop is to rest. */
    Signal signalWithStop(String strategy, TargetState target, String price, String stop) {
        Instant time = clock.instant();
        Signal signal = new Signal(
                "stop-" + time.toEpochMilli(),
                PORTFOLIO,
                strategy,
                target,
                Signal.Kind.ORDER,
                time,
                time.plusMillis(700),
                Optional.of(new BigDecimal(price)),
                Optional.of(new BigDecimal(stop)),
                "",
                Optional.empty(),
                Optional.empty(),
                "test",
                "0".repeat(64));
        new StoreSignalBox(memory, clock).put(signal);
        return signal;
    }

    JsonNode execute() {
        return call("{\"action\": \"execute_signals\"}");
    }

    /**
     * Executes in a process of its own that is killed before or after one of its requests, and then in another one until nothing can
     * turn up.
     *
     * @param kill number of the request, 0 for none
     * @return the numbers of those that changed something
     */
    List<Integer> executeAndKill(int kill, boolean after) {
        calls.begin();
        if (kill > 0 && after) {
            calls.killAfter(kill);
        } else if (kill > 0) {
            calls.killBefore(kill);
        }
        process = process();
        Throwable ended = catchThrowable(this::execute);
        if (kill > 0) {
            assertThat(ended).isInstanceOf(PortCalls.Killed.class);
        } else {
            assertThat(ended).isNull();
        }
        List<Integer> effects = calls.effects();
        calls.begin();
        process = process();
        executeUntilNothingCanTurnUp();
        return effects;
    }

    /** Runs half a minute, and again once an order that was lost cannot turn up any more. */
    void executeUntilNothingCanTurnUp() {
        for (Duration pause : List.of(TEN_SECONDS, TEN_SECONDS, TEN_SECONDS, Duration.ofMinutes(10), TEN_SECONDS)) {
            clock.advance(pause);
            execute();
        }
    }

    JsonNode call(String event) {
        return process.answer(event, Deadline.in(Duration.ofMinutes(4), clock));
    }

    PortfolioState state() {
        return new StoredPortfolios(memory).read(PORTFOLIO).orElseThrow().value();
    }

    String held(String strategy) {
        return state().books()
                .holding(strategy)
                .map(held ->
                        held.side() + " " + held.quantity().stripTrailingZeros().toPlainString())
                .orElse("nothing");
    }

    BigDecimal cash() {
        return state().books().cash();
    }

    List<OrderRow> orders() {
        return new StoredPortfolioLog(memory).orders(PORTFOLIO, YearMonth.of(2026, 6));
    }

    /** By signal id, of the first two days. */
    Map<String, Outcome> outcomes() {
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        for (SignalLogRow row : new StoredPortfolioLog(memory).signals(PORTFOLIO, LocalDate.of(2026, 6, 1))) {
            outcomes.put(row.id(), row.outcome());
        }
        return outcomes;
    }

    List<TradeRow> trades(String symbol) {
        return new StoredLedger(memory).trades(new InstrumentId(venue, Symbol.parse(symbol)), YearMonth.of(2026, 6));
    }

    /** What the venue executed of each client id, to compare with the orders' file. */
    Map<String, BigDecimal> filledAtVenue() {
        Map<String, BigDecimal> filled = new TreeMap<>();
        spot.ifPresent(exchange -> exchange.orders().forEach(order -> filled.put(order.clientId(), order.executed())));
        usdm.ifPresent(exchange -> exchange.orders().forEach(order -> filled.put(order.clientId(), order.executed())));
        margin.ifPresent(
                exchange -> exchange.orders().forEach(order -> filled.put(order.clientId(), order.executed())));
        return filled;
    }

    @Override
    public void close() {
        spot.ifPresent(LocalExchange::close);
        usdm.ifPresent(UsdmExchange::close);
        margin.ifPresent(MarginExchange::close);
    }
}
