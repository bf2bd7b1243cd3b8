package dev.scalpel.execution.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.costs.FeeAccount;
import dev.scalpel.costs.LastKnownCosts;
import dev.scalpel.costs.StoredCosts;
import dev.scalpel.costs.margin.SimulationCosts;
import dev.scalpel.costs.margin.SimulationMargin;
import dev.scalpel.costs.margin.StoredMargin;
import dev.scalpel.execution.ExecutionDependencies;
import dev.scalpel.execution.ExecutionFunction;
import dev.scalpel.execution.champion.ChampionStatus;
import dev.scalpel.execution.strategy.ChampionDecisions;
import dev.scalpel.funding.FundingRate;
import dev.scalpel.instruments.InstrumentStore;
import dev.scalpel.instruments.SimulationRules;
import dev.scalpel.invocation.Deadline;
import dev.scalpel.invocation.Dispatcher;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.ledger.repository.StoredLedger;
import dev.scalpel.localexchange.time.SettableClock;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import dev.scalpel.portfolio.evidence.FilterStanding;
import dev.scalpel.portfolio.evidence.FilterStandings;
import dev.scalpel.portfolio.filter.FilterFigures;
import dev.scalpel.portfolio.filter.FilterRule;
import dev.scalpel.portfolio.filter.FilterVerdict;
import dev.scalpel.portfolio.log.SignalLogRow;
import dev.scalpel.portfolio.log.StoredPortfolioLog;
import dev.scalpel.portfolio.paper.PaperConversion;
import dev.scalpel.portfolio.paper.PaperMarket;
import dev.scalpel.portfolio.paper.PaperPortfolio;
import dev.scalpel.portfolio.paper.PaperReplay;
import dev.scalpel.portfolio.state.PortfolioState;
import dev.scalpel.portfolio.state.StoredPortfolios;
import dev.scalpel.research.synthetic.MarketSpec;
import dev.scalpel.research.synthetic.SyntheticMarket;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.signals.Outcome;
import dev.scalpel.signals.Signal;
import dev.scalpel.signals.TargetState;
import dev.scalpel.signals.box.StoreSignalBox;
import dev.scalpel.store.bars.StoredBars;
import dev.scalpel.store.funding.StoredFunding;
import dev.scalpel.store.local.MemoryStore;
import dev.scalpel.strategy.Strategy;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.instrument.EntryWindow;
import dev.scalpel.trading.margin.MarginTerms;
import dev.scalpel.trading.margin.MarginTier;
import dev.scalpel.trading.margin.MarginTiers;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Promise 14: stored signals and bars through the real handler on paper give the very trades of {@code backtest --signals}:
 * both sides, funding, stops, liquidations, runs that come late within their minute or twice, and processes that end between minutes.
 */
class PortfolioReplayParityTest {

    private static final List<TargetState> TARGETS = List.of(TargetState.values());
    private static final Instant START = Instant.parse("2026-06-01T00:00:00Z");
    private static final int MINUTES = 240;
    private static final List<Symbol> SYMBOLS =
            List.of(Symbol.parse("BTC/USDT"), Symbol.parse("ETH/USDT"), Symbol.parse("SOL/USDT"));
    private static final String SETTINGS = """
            venue: %s
            mode: paper
            symbols: {BTC/USDT: 0.1, ETH/USDT: 0.1, SOL/USDT: 0.1}
            limits: {dailyLossShare: 0.9, drawdownShare: 0.9, maxConsecutiveLosses: 1000}
            portfolios:
              crypto:
                quote: USDT
                allocation: %s
                incrementBp: %d
                timeframe: %s
                strategies:
                  btc: {ticker: BTCUSDT, instrument: BTC/USDT, share: 0.2%s}
                  eth: {ticker: ETHUSDT, instrument: ETH/USDT, share: 0.25, stopLoss: 0.004, takeProfit: 0.006%s}
                  sol: {%s}
            """;
    /** Of perpetuals; at spot the costs are those that the venue had last. */
    private static final String MARGIN = """
            venueConnection: {leverage: %d}
            costs: {source: settings, feeBp: 5, slippageBp: 1, feeAsset: quote}
            """;

    private static final String BY_SIGNALS = "ticker: SOLUSDT, instrument: SOL/USDT, share: 0.5, stopLoss: 0.005";
    private static final String BY_THE_MODEL = "instrument: SOL/USDT, share: 0.5";
    private static final String BY_THE_TREND = "source: trend, instrument: SOL/USDT, share: 0.5";
    private static final String CONFIRMED = ", confirm: {1m: momentum}";
    private static final String FILTERED = ", filter: model, filterFullProbability: 0.8";
    private static final ChampionStatus CHAMPION = ReversionScores.champion(0.0008);

    private final MemoryStore store = new MemoryStore();
    private final SettableClock clock = new SettableClock(START);
    private final List<String> failures = new ArrayList<>();
    private String venue = "binance-usdm";
    private String timeFrame = "immediate";
    private int minutes = MINUTES;
    private int incrementBp = 10;
    /** Of the strategies that receive signals. */
    private List<String> names = List.of("btc", "eth", "sol");
    /** Whether a first run of a minute with new signals comes before the minute's bars, unless orders are under way. */
    private boolean lateBars;
    /** Signals that such a run has left to the next one, and those of them whose strategy it was closing. */
    private int waits;

    private int reversals;

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void theHandlerOnPaperMakesTheTradesOfTheBacktest(long seed) {
        replayed(seed, "", "", BY_SIGNALS);
        assertThat(models()).isEmpty();
    }

    /** At spot fees are taken in the base asset, and nothing is sold short. */
    @ParameterizedTest
    @ValueSource(longs = {31, 32})
    void soItDoesAtSpot(long seed) {
        venue = "binance";
        replayed(seed, "", "", BY_SIGNALS);
    }

    /** Also where a strategy follows the model of its instrument, and the entries of another are vetoed or scaled by it. */
    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24})
    void soDoesAStrategyThatFollowsTheModelAndOneThatItFilters(long seed) {
        FilterRule rule = new FilterRule(0.5, 0.8);
        FilterFigures figures = new FilterFigures(200, 126, 90, 0.5, 0.001, 0.002, 0.001, 0.0001);
        new FilterStandings(store)
                .add("crypto", "eth", FilterStanding.of(new FilterVerdict.Adopted(figures), rule, START));
        TwoSided.store(store, instrument(Symbol.parse("SOL/USDT")), START);
        replayed(seed, CONFIRMED, FILTERED, BY_THE_MODEL);
        assertThat(models())
                .as("trades of the strategy that follows the model, on both sides")
                .hasSizeGreaterThan(3)
                .extracting(TradeRow::side)
                .contains(PositionSide.LONG, PositionSide.SHORT);
        List<SignalLogRow> log =
                new StoredPortfolioLog(store).signals("crypto", LocalDate.ofInstant(START, ZoneOffset.UTC));
        assertThat(log)
                .as("entries that the model has scaled")
                .anyMatch(
                        row -> row.outcome() == Outcome.EXECUTED && row.reason().contains(" of its size"));
        assertThat(log)
                .as("entries that it has vetoed")
                .anyMatch(
                        row -> row.outcome() == Outcome.CONFIRM && row.reason().startsWith("win probability"));
        assertThat(log)
                .as("entries that the last minute has vetoed")
                .anyMatch(
                        row -> row.outcome() == Outcome.CONFIRM && row.reason().startsWith("momentum of 1 minutes"));
    }

    /** And where a strategy follows the trend of its instrument, and another is confirmed by it. */
    @ParameterizedTest
    @ValueSource(longs = {41, 42})
    void soDoesAStrategyThatFollowsTheTrendAndOneThatItConfirms(long seed) {
        timeFrame = "1m";
        minutes = 2 * MINUTES;
        replayed(seed, ", confirm: {1m: trend}", "", BY_THE_TREND);
        assertThat(new StoredLedger(store).trades(instrument(Symbol.parse("SOL/USDT")), YearMonth.of(2026, 6)))
                .as("trades of the strategy that follows the trend")
                .isNotEmpty()
                .allMatch(row -> row.basis().sourceId().equals("trend-1m"));
        assertThat(new StoredPortfolioLog(store).signals("crypto", LocalDate.ofInstant(START, ZoneOffset.UTC)))
                .as("entries that the trend has vetoed")
                .anyMatch(
                        row -> row.outcome() == Outcome.CONFIRM && row.reason().startsWith("trend of 1 minutes"));
    }

    /**
     * And where alerts come with the close of the bar that confirms them, and a run before that bar is stored: the next run of the minute
     * judges them. The orders' limits are wide, because on paper the newest close that is stored prices them.
     */
    @ParameterizedTest
    @ValueSource(longs = {51, 53, 55, 57})
    void soItDoesWhereTheBarOfAnAlertIsStoredAfterIt(long seed) {
        lateBars = true;
        names = List.of("btc");
        incrementBp = 100;
        replayed(seed, CONFIRMED, "", BY_SIGNALS);
        assertThat(waits).as("entries that waited for their bar").isGreaterThan(10);
        assertThat(reversals).as("of these, those whose close did not wait").isPositive();
        List<SignalLogRow> log =
                new StoredPortfolioLog(store).signals("crypto", LocalDate.ofInstant(START, ZoneOffset.UTC));
        assertThat(log).extracting(SignalLogRow::outcome).contains(Outcome.EXECUTED, Outcome.CONFIRM);
        assertThat(log)
                .as("once the rule has the frames that it averages")
                .noneMatch(row -> row.reason().contains("bars are missing")
                        && row.endedAt() > START.plus(Duration.ofMinutes(15)).toEpochMilli());
    }

    private List<TradeRow> models() {
        return new StoredLedger(store)
                .trades(instrument(Symbol.parse("SOL/USDT")), YearMonth.of(2026, 6)).stream()
                        .filter(row -> row.modelId().isPresent())
                        .toList();
    }

    private void replayed(long seed, String first, String second, String third) {
        Random random = new Random(seed * 0x9E3779B97F4A7C15L);
        boolean leveraged = isPerpetual() && seed % 2 == 0;
        Settings settings = settings(
                random.nextBoolean() ? "buy-side-boost" : "multi-strategy", leveraged ? 100 : 1, first, second, third);
        Map<Symbol, BarSeries> bars = SyntheticMarket.generate(MarketSpec.of(SYMBOLS, START.toEpochMilli(), 1, seed));
        List<Signal> signals = signals(random);
        if (isPerpetual()) {
            SYMBOLS.forEach(symbol -> new StoredFunding(store).append(instrument(symbol), rates()));
        }

        Dispatcher process = process(settings);
        int seen = 0;
        for (int minute = 0; minute <= minutes; minute++) {
            Instant begin = START.plus(Duration.ofMinutes(minute));
            int before = seen;
            while (seen < signals.size() && !signals.get(seen).receivedAt().isAfter(begin)) {
                new StoreSignalBox(store, clock).put(signals.get(seen++));
            }
            if (lateBars && seen > before && minute > 0 && isAtRest()) {
                clock.setTo(begin.plusMillis(random.nextInt(5_000)));
                run(process);
                countWaiting(signals.subList(before, seen));
            }
            for (Symbol symbol : SYMBOLS) {
                BarSeries closed = series(bars, symbol)
                        .between(begin.minus(Duration.ofMinutes(1)).toEpochMilli(), begin.toEpochMilli());
                new StoredBars(store).append(instrument(symbol), closed);
            }
            clock.setTo(begin.plusMillis((lateBars ? 5_000 : 0) + random.nextInt(45_000)));
            process = random.nextInt(5) == 0 ? process(settings) : process;
            run(process);
            if (random.nextInt(6) == 0) {
                run(process);
            }
        }
        assertThat(failures)
                .as("what a person is notified of, and nothing else")
                .allMatch(notice -> notice.endsWith("STALE")
                        || notice.endsWith("UNDERFILLED")
                        || notice.contains("the venue has liquidated")
                        || notice.contains("begins with the account's free cash"));

        PaperReplay.Result replay = replay(settings, bars, signals);
        List<String> expected = replay.trades().stream()
                .map(trade -> text(trade.row("crypto", "paper", 0, BigDecimal.ZERO)))
                .sorted()
                .toList();
        assertThat(handlersTrades()).isEqualTo(expected).hasSizeGreaterThan(5);
        assertThat(expected.stream().anyMatch(trade -> trade.contains("LIQUIDATION")))
                .as("at leverage 100 some are liquidated, otherwise none")
                .isEqualTo(leveraged);
        assertThat(state().books()).isEqualTo(replay.state().books());
    }

    private PortfolioState state() {
        return new StoredPortfolios(store).read("crypto").orElseThrow().value();
    }

    private boolean isAtRest() {
        return state().intents().isEmpty()
                && state().strategies().values().stream()
                        .allMatch(known -> known.pending().isEmpty());
    }

    private void countWaiting(List<Signal> arrived) {
        PortfolioState after = state();
        for (Signal signal : arrived) {
            if (!after.handled().contains(signal.id())) {
                waits++;
                reversals += after.isAmbiguous() ? 1 : 0;
            }
        }
    }

    @Test
    void aLeverageThatTheAccountsTiersForbidIsNamedAndNothingIsTraded() {
        Settings settings = settings("multi-strategy", 100, "", "", BY_SIGNALS);
        InstrumentId btc = instrument(SYMBOLS.get(0));
        MarginTier tier =
                new MarginTier(BigDecimal.ZERO, new BigDecimal("1000000"), 20, new BigDecimal("0.01"), BigDecimal.ZERO);
        MarginTerms terms = new MarginTerms(1, new MarginTiers(List.of(tier)), new BigDecimal("0.01"));
        new StoredMargin(store)
                .change(btc, document -> document.withTerms(FeeAccount.REAL, terms, START.minusSeconds(60)));
        new StoredFunding(store).append(btc, rates());
        Signal signal = signals(new Random(1)).get(0);
        clock.setTo(signal.receivedAt().plusSeconds(20));
        new StoreSignalBox(store, clock).put(signal);
        run(process(settings));

        assertThat(failures)
                .anyMatch(
                        text -> text.contains("venueConnection.leverage must be at most 20 for binance-usdm/BTC-USDT"));
        assertThat(handlersTrades()).isEmpty();
    }

    private Settings settings(String allocation, int leverage, String first, String second, String third) {
        return SettingsReader.fromText(
                        "the test's settings",
                        // With leverage a position is as large as without: its margin is as much smaller.
                        SETTINGS.formatted(venue, allocation, incrementBp, timeFrame, first, second, third)
                                        .replace("share: 0.", leverage > 1 ? "share: 0.00" : "share: 0.")
                                + (isPerpetual() ? MARGIN.formatted(leverage) : ""),
                        Map.of())
                .settings();
    }

    private List<String> handlersTrades() {
        List<String> trades = new ArrayList<>();
        for (Symbol symbol : SYMBOLS) {
            new StoredLedger(store)
                    .trades(instrument(symbol), YearMonth.of(2026, 6))
                    .forEach(row -> trades.add(text(row)));
        }
        return trades.stream().sorted().toList();
    }

    /** All that a trade is, without the number of the state that wrote it. */
    private String text(TradeRow row) {
        TradeRow.Leg exit = row.exit();
        // The limit of a close that did not wait for the newest bar is priced by the one before it.
        BigDecimal limit = lateBars ? exit.price() : exit.intendedPrice();
        return String.join(
                " ",
                row.id(),
                row.basis().toString(),
                row.entry().toString(),
                new TradeRow.Leg(
                                exit.time(),
                                limit,
                                exit.price(),
                                exit.intendedQuantity(),
                                exit.quantity(),
                                exit.latencyMillis())
                        .toString(),
                row.exitReason().name(),
                row.fees().toString(),
                row.netProfit().toPlainString(),
                row.funding().toPlainString());
    }

    private PaperReplay.Result replay(Settings settings, Map<Symbol, BarSeries> bars, List<Signal> signals) {
        PaperPortfolio portfolio = new PaperPortfolio(
                settings, settings.portfolios().values().iterator().next());
        return PaperReplay.run(
                portfolio
                        .round(strategy -> market(settings, strategy, bars))
                        .withDecisions(ChampionDecisions.of(
                                settings,
                                portfolio.portfolio(),
                                (instrument, now) -> CHAMPION,
                                new StoredBars(store),
                                new InstrumentStore(store, venue)::read,
                                new FilterStandings(store))),
                PortfolioState.initial("replay", settings.execution().paperCapital()),
                signals,
                START,
                // The handler's last run books what the bar before it did.
                START.plus(Duration.ofMinutes(minutes)));
    }

    private PaperMarket market(Settings settings, Strategy strategy, Map<Symbol, BarSeries> bars) {
        InstrumentId instrument = strategy.instrument();
        SimulationRules rules = new InstrumentStore(store, instrument.venue()).rules(instrument.symbol(), START);
        Costs trading =
                new LastKnownCosts(settings, new StoredCosts(store)).at(START).of(instrument);
        SimulationMargin margin = new SimulationMargin(settings, new StoredMargin(new MemoryStore()));
        Instant end = START.plus(Duration.ofMinutes(minutes));
        return new PaperMarket(
                strategy,
                rules.filters(),
                new SimulationCosts(new StoredFunding(store), margin)
                        .of(instrument, rules, trading, START.minus(Duration.ofHours(1)), end),
                BigDecimal.valueOf(incrementBp),
                EntryWindow.ALWAYS,
                rules.kind(),
                PaperConversion.none("USDT"),
                series(bars, strategy.instrument().symbol()));
    }

    private static BarSeries series(Map<Symbol, BarSeries> bars, Symbol symbol) {
        return Optional.ofNullable(bars.get(symbol)).orElseThrow();
    }

    private InstrumentId instrument(Symbol symbol) {
        return new InstrumentId(venue, symbol);
    }

    private boolean isPerpetual() {
        return venue.equals("binance-usdm");
    }

    private List<FundingRate> rates() {
        List<FundingRate> rates = new ArrayList<>();
        for (int minute = -30; minute < minutes; minute += 60) {
            rates.add(
                    new FundingRate(Minutes.plus(START.toEpochMilli(), minute), BigDecimal.valueOf(minute % 4 - 2, 4)));
        }
        return rates;
    }

    private List<Signal> signals(Random random) {
        List<Signal> signals = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            Instant time = START.plusMillis(random.nextInt((MINUTES - 1) * 60_000));
            TargetState any = TARGETS.get(random.nextInt(TARGETS.size()));
            TargetState target = isPerpetual() || any != TargetState.SHORT ? any : TargetState.FLAT;
            signals.add(new Signal(
                    "s" + i,
                    "crypto",
                    names.get(random.nextInt(names.size())),
                    target,
                    target == TargetState.FLAT && random.nextBoolean() ? Signal.Kind.STOP : Signal.Kind.ORDER,
                    time,
                    time.plusMillis(random.nextInt(1_000)),
                    Optional.empty(),
                    "",
                    Optional.empty(),
                    Optional.empty(),
                    "test",
                    "0".repeat(64)));
        }
        signals.sort(Comparator.comparing(Signal::receivedAt));
        return signals;
    }

    /** A process that starts now, with nothing in its memory. */
    private Dispatcher process(Settings settings) {
        return ExecutionFunction.create(
                settings,
                store,
                clock,
                (name, action, failure) -> failures.add(action + ": " + failure.getMessage()),
                ExecutionDependencies.standard(settings, store, Map.of(), clock)
                        .withChampions((instrument, now) -> CHAMPION));
    }

    private void run(Dispatcher process) {
        process.answer("{\"action\": \"execute_signals\"}", Deadline.in(Duration.ofMinutes(4), clock));
    }
}
