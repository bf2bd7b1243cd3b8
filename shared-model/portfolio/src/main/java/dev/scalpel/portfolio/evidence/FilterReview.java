package dev.scalpel.portfolio.evidence;

import dev.scalpel.market.Minutes;
import dev.scalpel.portfolio.filter.FilterEvidence;
import dev.scalpel.portfolio.filter.FilterRule;
import dev.scalpel.portfolio.filter.PastEntry;
import dev.scalpel.portfolio.log.PortfolioLog;
import dev.scalpel.portfolio.log.SignalLogRow;
import dev.scalpel.portfolio.paper.PaperPortfolio;
import dev.scalpel.portfolio.paper.PaperReplay;
import dev.scalpel.portfolio.paper.StoredPaperMarkets;
import dev.scalpel.portfolio.state.ClosedTrade;
import dev.scalpel.portfolio.state.PortfolioState;
import dev.scalpel.portfolio.state.SignalRef;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.portfolio.Portfolio;
import dev.scalpel.settings.portfolio.PortfolioStrategy;
import dev.scalpel.signals.Outcome;
import dev.scalpel.signals.Signal;
import dev.scalpel.signals.TargetState;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Gathers the evidence of a strategy's filter: its signals as they were logged, each with the probability that the model of its
 * time gave it, are traded on stored bars without the filter. So the history contains what the filter has vetoed too, and no model
 * has learned from what it was to predict.
 */
public final class FilterReview {

    /** Signals that the strategy did not follow, whatever the filter. */
    private static final Set<Outcome> NOT_FOLLOWED =
            EnumSet.of(Outcome.STALE, Outcome.HALTED, Outcome.DISABLED, Outcome.OUT_OF_ORDER);

    private static final String NO_BODY = "0".repeat(64);

    private final Settings settings;
    private final PortfolioLog log;

    public FilterReview(Settings settings, PortfolioLog log) {
        this.settings = settings;
        this.log = log;
    }

    /**
     * The verdict on what is known until a time.
     *
     * @param at when it is reached
     */
    public FilterStanding of(
            Portfolio portfolio, PortfolioStrategy strategy, StoredPaperMarkets markets, Instant until, Instant at) {
        FilterRule rule = FilterRule.of(strategy.probabilities());
        Map<String, SignalLogRow> history = history(portfolio, strategy, until);
        List<PastEntry> entries = history.isEmpty() ? List.of() : entries(portfolio, strategy, markets, history, until);
        return FilterStanding.of(FilterEvidence.of(rule, entries, 0), rule, at);
    }

    /** By id, from the first signal on whose entry the model has judged. */
    private Map<String, SignalLogRow> history(Portfolio portfolio, PortfolioStrategy strategy, Instant until) {
        Map<String, SignalLogRow> rows = new TreeMap<>();
        LocalDate last = LocalDate.ofInstant(until, ZoneOffset.UTC);
        log.signalDays(portfolio.name()).stream()
                .filter(day -> !day.isAfter(last))
                .flatMap(day -> log.signals(portfolio.name(), day).stream())
                .filter(row -> row.strategy().equals(strategy.name()) && row.endedAt() < until.toEpochMilli())
                .forEach(row -> rows.put(row.id(), row));
        long first = rows.values().stream()
                .filter(row -> row.probability().isPresent())
                .mapToLong(SignalLogRow::time)
                .min()
                .orElse(Long.MAX_VALUE);
        rows.values().removeIf(row -> row.time() < first || NOT_FOLLOWED.contains(row.outcome()));
        return rows;
    }

    private List<PastEntry> entries(
            Portfolio portfolio,
            PortfolioStrategy strategy,
            StoredPaperMarkets markets,
            Map<String, SignalLogRow> history,
            Instant until) {
        long first = history.values().stream()
                .mapToLong(row -> Math.min(row.time(), row.receivedAt()))
                .min()
                .orElseThrow();
        Instant begin = Instant.ofEpochMilli(Minutes.floor(first));
        PaperPortfolio alone = new PaperPortfolio(settings, portfolio.only(strategy.name()));
        List<Signal> signals =
                history.values().stream().map(row -> signal(portfolio, row)).toList();
        return PaperReplay.run(
                        alone.round(each -> markets.of(each, begin, until)),
                        PortfolioState.initial("review", settings.execution().paperCapital()),
                        signals,
                        begin,
                        until)
                .trades()
                .stream()
                .flatMap(trade -> entry(portfolio, trade, history).stream())
                .toList();
    }

    private static Optional<PastEntry> entry(
            Portfolio portfolio, ClosedTrade trade, Map<String, SignalLogRow> history) {
        return trade.signal()
                .map(SignalRef::id)
                .map(history::get)
                .flatMap(SignalLogRow::probability)
                .map(probability -> new PastEntry(
                        trade.entry().orderedAt(),
                        trade.row(portfolio.name(), "paper", 0, BigDecimal.ZERO).netReturn(),
                        probability));
    }

    /** One that a rule has vetoed left the strategy flat. */
    private static Signal signal(Portfolio portfolio, SignalLogRow row) {
        boolean vetoedByRule =
                row.outcome() == Outcome.CONFIRM && row.probability().isEmpty();
        return new Signal(
                row.id(),
                portfolio.name(),
                row.strategy(),
                vetoedByRule ? TargetState.FLAT : row.target(),
                row.kind(),
                Instant.ofEpochMilli(row.time()),
                Instant.ofEpochMilli(row.receivedAt()),
                row.price(),
                "",
                Optional.empty(),
                Optional.empty(),
                "log",
                NO_BODY);
    }
}
