package dev.scalpel.monitoring.portfolio;

import dev.scalpel.ledger.TradeRow;
import dev.scalpel.ledger.TradeRows;
import dev.scalpel.ledger.repository.LedgerRepository;
import dev.scalpel.ledger.repository.Repositories;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.monitoring.records.ReviewPeriod;
import dev.scalpel.portfolio.allocation.Books;
import dev.scalpel.portfolio.allocation.Holding;
import dev.scalpel.portfolio.evidence.FilterStanding;
import dev.scalpel.portfolio.evidence.FilterStandings;
import dev.scalpel.portfolio.filter.FilterRule;
import dev.scalpel.portfolio.log.OrderRow;
import dev.scalpel.portfolio.log.PortfolioLog;
import dev.scalpel.portfolio.log.SignalLogRow;
import dev.scalpel.portfolio.log.StoredPortfolioLog;
import dev.scalpel.portfolio.state.PortfolioState;
import dev.scalpel.portfolio.state.StoredPortfolios;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.portfolio.Portfolio;
import dev.scalpel.settings.portfolio.PortfolioStrategy;
import dev.scalpel.settings.value.EntryFilter;
import dev.scalpel.signals.Outcome;
import dev.scalpel.statistics.Exposure;
import dev.scalpel.store.DocumentStore;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.bars.BarRepository;
import dev.scalpel.trading.ExitReason;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** Reads what a portfolio did in a period: outcomes of signals, ended orders, closed trades, and its state as it is now. */
public final class PortfolioReader {

    /** A close within this time values a holding; an older one says nothing about now. */
    private static final int MAX_PRICE_AGE_MINUTES = 60;

    private static final int MAX_LISTED = 50;

    /** Nothing of ours has closed the trade. */
    private static final Set<ExitReason> NOT_OURS =
            Set.of(ExitReason.EXTERNAL, ExitReason.LIQUIDATION, ExitReason.DELEVERAGED);

    private final Settings settings;
    private final Function<String, Optional<PortfolioState>> states;
    private final PortfolioLog log;
    private final LedgerRepository ledger;
    private final BarRepository bars;
    private final FilterStandings filters;

    /** @param states by the portfolio's name */
    public PortfolioReader(
            Settings settings,
            Function<String, Optional<PortfolioState>> states,
            PortfolioLog log,
            LedgerRepository ledger,
            BarRepository bars,
            FilterStandings filters) {
        this.settings = settings;
        this.states = states;
        this.log = log;
        this.ledger = ledger;
        this.bars = bars;
        this.filters = filters;
    }

    /** Over an object store, for wiring. */
    public static PortfolioReader in(Settings settings, ObjectStore store, Repositories repositories) {
        StoredPortfolios states = new StoredPortfolios(store);
        return new PortfolioReader(
                settings,
                name -> states.read(name).map(DocumentStore.Document::value),
                new StoredPortfolioLog(store),
                repositories.ledger(),
                repositories.bars(),
                new FilterStandings(store));
    }

    public PortfolioReview read(Portfolio portfolio, ReviewPeriod period) {
        Optional<PortfolioState> state = states.apply(portfolio.name());
        Map<String, SignalLogRow> signals = signals(portfolio.name(), period);
        List<OrderRow> orders = orders(portfolio.name(), period);
        List<StrategyReview> strategies = new ArrayList<>();
        List<PortfolioReview.Drift> drifts = new ArrayList<>();
        for (PortfolioStrategy strategy : portfolio.strategies()) {
            List<TradeRow> trades = trades(portfolio, strategy, period);
            strategies.add(strategy(portfolio, strategy, period, state, signals, orders, trades));
            trades.stream()
                    .filter(trade -> NOT_OURS.contains(trade.exitReason()))
                    .forEach(trade -> drifts.add(new PortfolioReview.Drift(
                            Instant.ofEpochMilli(trade.exit().time()),
                            strategy.name(),
                            trade.exitReason(),
                            trade.exit().quantity(),
                            trade.netProfit())));
        }
        drifts.sort(Comparator.comparing(PortfolioReview.Drift::at).reversed());
        return new PortfolioReview(
                portfolio.name(),
                settings.modeOf(portfolio).name().toLowerCase(Locale.ROOT),
                settings.venueOf(portfolio),
                portfolio.quote(),
                state.flatMap(PortfolioState::halted),
                state.flatMap(PortfolioState::paused),
                state.map(known -> value(known.books(), strategies)),
                strategies,
                refusals(signals),
                drifts,
                transfers(portfolio.name(), period));
    }

    private static PortfolioReview.Value value(Books books, List<StrategyReview> strategies) {
        boolean complete = strategies.stream()
                .allMatch(strategy ->
                        strategy.holding().isEmpty() || strategy.marketValue().isPresent());
        Optional<BigDecimal> market = complete
                ? Optional.of(strategies.stream()
                        .flatMap(strategy -> strategy.marketValue().stream())
                        .reduce(books.cash(), BigDecimal::add))
                : Optional.empty();
        return new PortfolioReview.Value(books.cash(), books.valueAtCost(), market);
    }

    private StrategyReview strategy(
            Portfolio portfolio,
            PortfolioStrategy strategy,
            ReviewPeriod period,
            Optional<PortfolioState> state,
            Map<String, SignalLogRow> signals,
            List<OrderRow> orders,
            List<TradeRow> trades) {
        Optional<Holding> holding = state.flatMap(known -> known.books().holding(strategy.name()));
        Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
        signals.values().stream()
                .filter(row -> row.strategy().equals(strategy.name()))
                .forEach(row -> outcomes.merge(row.outcome(), 1, Integer::sum));
        List<OrderRow> filled = orders.stream()
                .filter(order -> order.strategy().equals(strategy.name()))
                .filter(order -> order.filledQuantity().signum() > 0)
                .toList();
        SignalExecution execution = SignalExecution.of(
                orders.stream()
                        .filter(order -> order.strategy().equals(strategy.name()))
                        .toList(),
                signals);
        return new StrategyReview(
                strategy.name(),
                strategy.instrument(),
                strategy.origin(),
                filter(portfolio, strategy),
                holding,
                holding.flatMap(held -> worth(portfolio, strategy, held, period)),
                outcomes,
                filled.size(),
                filled.stream().map(OrderRow::filledQuote).reduce(BigDecimal.ZERO, BigDecimal::add),
                execution.slippageBp(),
                execution.latencyMillis(),
                trades.size(),
                trades.stream().map(TradeRow::netProfit).reduce(BigDecimal.ZERO, BigDecimal::add),
                trades.stream().map(TradeRow::funding).reduce(BigDecimal.ZERO, BigDecimal::add),
                Exposure.share(TradeRows.toTrades(trades), period.fromMillis(), period.toMillis()));
    }

    /** The verdict in force now, whatever the period. */
    private Optional<String> filter(Portfolio portfolio, PortfolioStrategy strategy) {
        return strategy.filter() == EntryFilter.NONE
                ? Optional.empty()
                : Optional.of(FilterStanding.words(
                        filters.at(portfolio.name(), strategy.name(), Instant.MAX),
                        FilterRule.of(strategy.probabilities())));
    }

    private Optional<BigDecimal> worth(
            Portfolio portfolio, PortfolioStrategy strategy, Holding held, ReviewPeriod period) {
        InstrumentId instrument = new InstrumentId(settings.venueOf(portfolio), strategy.instrument());
        BarSeries last = bars.tail(instrument, period.toMillis(), MAX_PRICE_AGE_MINUTES);
        return last.size() == 0
                ? Optional.empty()
                : Optional.of(held.worth(
                        BigDecimal.valueOf(last.close(last.size() - 1)).multiply(held.quantity())));
    }

    /** Of the days that the period touches, by id: a signal before the period may belong to an order in it. */
    private Map<String, SignalLogRow> signals(String portfolio, ReviewPeriod period) {
        Map<String, SignalLogRow> rows = new TreeMap<>();
        period.firstDay()
                .datesUntil(period.lastDay().plusDays(1))
                .flatMap(day -> log.signals(portfolio, day).stream())
                .filter(row -> period.contains(row.endedAt()))
                .forEach(row -> rows.put(row.id(), row));
        return rows;
    }

    private List<OrderRow> orders(String portfolio, ReviewPeriod period) {
        return months(period).stream()
                .flatMap(month -> log.orders(portfolio, month).stream())
                .filter(row -> period.contains(row.ended()))
                .toList();
    }

    private List<PortfolioReview.Transfer> transfers(String portfolio, ReviewPeriod period) {
        return months(period).stream()
                .flatMap(month -> log.transfers(portfolio, month).stream())
                .filter(row -> period.contains(row.time()))
                .map(row -> new PortfolioReview.Transfer(Instant.ofEpochMilli(row.time()), row.amount()))
                .sorted(Comparator.comparing(PortfolioReview.Transfer::at).reversed())
                .toList();
    }

    private static List<YearMonth> months(ReviewPeriod period) {
        List<YearMonth> months = new ArrayList<>();
        YearMonth last = YearMonth.from(period.lastDay());
        for (YearMonth month = YearMonth.from(period.firstDay()); !month.isAfter(last); month = month.plusMonths(1)) {
            months.add(month);
        }
        return months;
    }

    private List<TradeRow> trades(Portfolio portfolio, PortfolioStrategy strategy, ReviewPeriod period) {
        InstrumentId instrument = new InstrumentId(settings.venueOf(portfolio), strategy.instrument());
        return months(period).stream()
                .flatMap(month -> ledger.trades(instrument, month).stream())
                .filter(row -> period.contains(row.exit().time()))
                .filter(row -> row.basis().strategy().equals(strategy.name()))
                .toList();
    }

    private static List<PortfolioReview.Refusal> refusals(Map<String, SignalLogRow> signals) {
        return signals.values().stream()
                .filter(row -> row.outcome() != Outcome.EXECUTED
                        && row.outcome() != Outcome.ALREADY
                        && row.outcome() != Outcome.SUPERSEDED)
                .sorted(Comparator.comparingLong(SignalLogRow::endedAt)
                        .reversed()
                        .thenComparing(SignalLogRow::id))
                .limit(MAX_LISTED)
                .map(row -> new PortfolioReview.Refusal(
                        Instant.ofEpochMilli(row.endedAt()), row.strategy(), row.id(), row.outcome(), row.reason()))
                .toList();
    }
}
