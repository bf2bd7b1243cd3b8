package dev.scalpel.local.backtest;

import dev.scalpel.costs.margin.SimulationCosts;
import dev.scalpel.costs.margin.SimulationMargin;
import dev.scalpel.costs.margin.StoredMargin;
import dev.scalpel.execution.strategy.ChampionDecisions;
import dev.scalpel.instruments.InstrumentStore;
import dev.scalpel.ledger.LedgerCsv;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.ledger.TradeRows;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Sha256;
import dev.scalpel.portfolio.evidence.FilterStandings;
import dev.scalpel.portfolio.paper.PaperConversions;
import dev.scalpel.portfolio.paper.PaperMarket;
import dev.scalpel.portfolio.paper.PaperPortfolio;
import dev.scalpel.portfolio.paper.PaperReplay;
import dev.scalpel.portfolio.paper.PaperRound;
import dev.scalpel.portfolio.paper.StoredPaperMarkets;
import dev.scalpel.portfolio.round.StrategyDecisions;
import dev.scalpel.portfolio.state.ClosedTrade;
import dev.scalpel.portfolio.state.PortfolioState;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.portfolio.Portfolio;
import dev.scalpel.signals.Signal;
import dev.scalpel.statistics.BreakEven;
import dev.scalpel.statistics.EquityCurve;
import dev.scalpel.statistics.GrossReturn;
import dev.scalpel.statistics.Performance;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.bars.BarRepository;
import dev.scalpel.store.bars.StoredBars;
import dev.scalpel.store.funding.StoredFunding;
import dev.scalpel.strategy.Origin;
import dev.scalpel.strategy.Strategy;
import dev.scalpel.trading.CostBook;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.Trade;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * What a portfolio would have done with signals on stored bars: by the functions that trade it on paper, from the account's paper
 * capital, at the costs of each instrument.
 */
public final class PortfolioBacktest {

    private static final String MODE = "paper";
    /** Of the revision of a state; all trades of a backtest have the same. */
    private static final long NO_REVISION = 0;

    /** Shares of the work that are done before each part. */
    private static final double TRADED = 0.1;

    private static final double FREE = 0.6;

    private final PaperPortfolio paper;
    private final ObjectStore store;
    private final BarRepository bars;
    private final Function<InstrumentId, Costs> costs;

    /**
     * What was simulated.
     *
     * @param trades as rows of the ledger
     * @param curve the account's value by minute
     */
    public record Run(PortfolioBacktestResult result, List<TradeRow> trades, EquityCurve curve) {

        public Run {
            trades = List.copyOf(trades);
        }
    }

    /** @param costs of an instrument, without funding rates */
    public PortfolioBacktest(
            Settings settings, Portfolio portfolio, ObjectStore store, Function<InstrumentId, Costs> costs) {
        paper = new PaperPortfolio(settings, portfolio);
        this.store = store;
        this.costs = costs;
        bars = new StoredBars(store);
    }

    /**
     * @param from first day; empty for that of the first signal
     * @param to the day after the last; empty for all stored ones
     * @throws NoBarsException if a strategy has no bars in the period
     * @throws NoChampionException if a strategy has no model to follow
     */
    public Run run(List<Signal> signals, Optional<LocalDate> from, Optional<LocalDate> to, BacktestListener listener) {
        long started = System.nanoTime();
        Instant begin = start(from.orElseGet(() -> firstDay(signals)));
        Instant end = start(to.orElseGet(this::lastDay));
        if (!begin.isBefore(end)) {
            throw new NoBarsException("no bars of portfolio "
                    + paper.portfolio().name() + " are stored from " + begin + " on, where it begins");
        }
        listener.progress(0, "reading the bars");
        Map<String, PaperMarket> markets = markets(begin, end);
        StrategyDecisions decisions = decisions(begin, end);
        listener.progress(TRADED, "trading by the signals");
        PaperReplay.Result result = replay(markets, decisions, market -> market, signals, begin, end);
        listener.progress(FREE, "the same without costs, for the break-even");
        PaperReplay.Result free =
                replay(markets, decisions, market -> market.withCosts(Costs.FREE), signals, begin, end);
        List<TradeRow> rows = rows(result.trades());
        return new Run(result(signals, result, free, rows, markets, begin, end, started), rows, result.curve());
    }

    private PaperReplay.Result replay(
            Map<String, PaperMarket> markets,
            StrategyDecisions decisions,
            UnaryOperator<PaperMarket> change,
            List<Signal> signals,
            Instant begin,
            Instant end) {
        PaperRound round =
                paper.round(strategy -> change.apply(market(markets, strategy))).withDecisions(decisions);
        BigDecimal capital = paper.settings().execution().paperCapital();
        return PaperReplay.run(round, PortfolioState.initial("backtest", capital), signals, begin, end);
    }

    /** By the champions and the verdicts on filters of each time. */
    private StrategyDecisions decisions(Instant begin, Instant end) {
        CostBook book = paper.settings().decisionCosts(costs::apply);
        ChampionTimeline champions = new ChampionTimeline(
                store, book::of, Duration.ofDays(paper.settings().gate().expiryDays()));
        paper.strategies().stream()
                .filter(strategy ->
                        strategy.origin() == Origin.MODEL && !champions.hasModelBefore(strategy.instrument(), end))
                .findFirst()
                .ifPresent(strategy -> {
                    throw new NoChampionException("strategy " + strategy.name() + " follows the model of "
                            + strategy.instrument().symbol() + ", and none was its champion before " + end
                            + ": there is nothing that a backtest could follow");
                });
        return ChampionDecisions.of(
                paper.settings(),
                paper.portfolio(),
                champions,
                new LoadedBars(bars, begin, end),
                new InstrumentStore(store, paper.settings().venueOf(paper.portfolio()))::read,
                new FilterStandings(store));
    }

    private static PaperMarket market(Map<String, PaperMarket> markets, Strategy strategy) {
        return Optional.ofNullable(markets.get(strategy.name()))
                .orElseThrow(() -> new IllegalStateException("no market of strategy " + strategy.name()));
    }

    private static LocalDate firstDay(List<Signal> signals) {
        return signals.stream()
                .map(signal -> LocalDate.ofInstant(signal.time(), ZoneOffset.UTC))
                .min(LocalDate::compareTo)
                .orElseThrow(() -> new NoBarsException("the file has no signals, so --from must say when to begin"));
    }

    private LocalDate lastDay() {
        return paper.strategies().stream()
                .flatMap(strategy -> bars.storedDays(strategy.instrument()).stream())
                .max(LocalDate::compareTo)
                .orElseThrow(() -> new NoBarsException(
                        "no bars of portfolio " + paper.portfolio().name() + " are stored"))
                .plusDays(1);
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private Map<String, PaperMarket> markets(Instant begin, Instant end) {
        StoredPaperMarkets stored = new StoredPaperMarkets(
                bars,
                new SimulationCosts(
                        new StoredFunding(store), new SimulationMargin(paper.settings(), new StoredMargin(store))),
                new InstrumentStore(store, paper.settings().venueOf(paper.portfolio())),
                costs,
                paper);
        Map<String, PaperMarket> markets = new TreeMap<>();
        for (Strategy strategy : paper.strategies()) {
            PaperMarket market = market(stored, strategy, begin, end);
            if (market.bars().between(begin.toEpochMilli(), end.toEpochMilli()).isEmpty()) {
                throw new NoBarsException("no bars of " + strategy.instrument().symbol() + ", which strategy "
                        + strategy.name() + " trades, are stored from " + begin + " to " + end);
            }
            markets.put(strategy.name(), market);
        }
        return markets;
    }

    private static PaperMarket market(StoredPaperMarkets stored, Strategy strategy, Instant begin, Instant end) {
        try {
            return stored.of(strategy, begin, end);
        } catch (PaperConversions.NoRateException missing) {
            throw new NoBarsException(String.valueOf(missing.getMessage()));
        }
    }

    private List<TradeRow> rows(List<ClosedTrade> trades) {
        return trades.stream()
                .map(trade -> trade.row(paper.portfolio().name(), MODE, NO_REVISION, BigDecimal.ZERO))
                .toList();
    }

    private PortfolioBacktestResult result(
            List<Signal> signals,
            PaperReplay.Result result,
            PaperReplay.Result free,
            List<TradeRow> rows,
            Map<String, PaperMarket> markets,
            Instant begin,
            Instant end,
            long started) {
        List<Trade> trades = TradeRows.toTrades(rows);
        Performance performance = Performance.of(trades, result.curve(), begin.toEpochMilli(), end.toEpochMilli());
        BreakEven breakEven = BreakEven.byDay(TradeRows.toTrades(rows(free.trades())).stream()
                .map(GrossReturn::ofFree)
                .toList());
        return new PortfolioBacktestResult(
                paper.portfolio().name(),
                paper.strategies().stream()
                        .map(strategy -> strategy.instrument().symbol().toString())
                        .collect(Collectors.joining(", ")),
                begin,
                end,
                signals.size(),
                rows.size(),
                result.curve().totalReturn(),
                buyAndHold(markets, begin),
                result.curve().maximumDrawdown().depth(),
                CostRow.optional(performance.trades().winRate()),
                CostRow.optional(performance.trades().profitFactor()),
                CostRow.optional(performance.dailySharpe()),
                result.trades().stream().mapToDouble(this::fees).sum(),
                result.trades().stream()
                        .mapToDouble(trade -> trade.funding().doubleValue())
                        .sum(),
                Sha256.hex(LedgerCsv.TRADES.write(rows)),
                CostRow.optional(breakEven.bp()),
                CostRow.optional(breakEven.standardErrorBp()),
                0,
                Optional.empty(),
                result.state().books().holdings().size(),
                PortfolioSignals.rows(paper.strategies(), signals, result),
                (System.nanoTime() - started) / 1e9);
    }

    /** Of the instruments together, each by its strategy's share. */
    private static Optional<Double> buyAndHold(Map<String, PaperMarket> markets, Instant begin) {
        double shares = 0;
        double gain = 0;
        for (PaperMarket market : markets.values()) {
            double share = market.strategy().share().doubleValue();
            BarSeries held = market.bars().between(begin.toEpochMilli(), Long.MAX_VALUE);
            shares += share;
            gain += share * (held.last().close() / held.open(0) - 1);
        }
        return shares == 0 ? Optional.empty() : Optional.of(gain / shares);
    }

    /** A fee in the base asset at the price of the entry. */
    private double fees(ClosedTrade trade) {
        String quote = paper.portfolio().quote();
        double price = trade.entry().price(trade.multiplier()).doubleValue();
        return trade.fees().entrySet().stream()
                .mapToDouble(fee -> fee.getValue().doubleValue() * (fee.getKey().equals(quote) ? 1 : price))
                .sum();
    }
}
