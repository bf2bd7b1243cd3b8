package dev.scalpel.execution.strategy;

import dev.scalpel.execution.champion.ChampionStatus;
import dev.scalpel.execution.champion.Champions;
import dev.scalpel.execution.context.MarketReader;
import dev.scalpel.market.BarCsvException;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.portfolio.evidence.FilterStanding;
import dev.scalpel.portfolio.evidence.FilterStandings;
import dev.scalpel.portfolio.filter.AwaitedBar;
import dev.scalpel.portfolio.filter.EntryNote;
import dev.scalpel.portfolio.filter.EntryOpinion;
import dev.scalpel.portfolio.filter.FilterRule;
import dev.scalpel.portfolio.filter.Momentum;
import dev.scalpel.portfolio.filter.Trend;
import dev.scalpel.settings.portfolio.PortfolioStrategy;
import dev.scalpel.settings.type.ValueTypes;
import dev.scalpel.settings.value.EntryFilter;
import dev.scalpel.settings.value.Rule;
import dev.scalpel.store.StoreException;
import dev.scalpel.store.bars.BarRepository;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.risk.RiskLimits;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What rules and the model say of the entry that a signal asks for. The model is queried wherever the strategy has a filter, and its
 * answer is logged; it counts only while the evidence of the strategy's own history is for it. Where the bar that decides is about to be
 * stored, the entry waits; one that no filter in force would judge by it does not.
 */
final class EntryFilters {

    private static final String UNREAD = "the bars cannot be read: ";

    private final Champions champions;
    private final MarketReader markets;
    private final BarRepository bars;
    private final FilterStandings standings;
    private final RiskLimits limits;

    EntryFilters(
            Champions champions,
            MarketReader markets,
            BarRepository bars,
            FilterStandings standings,
            RiskLimits limits) {
        this.champions = champions;
        this.markets = markets;
        this.bars = bars;
        this.standings = standings;
        this.limits = limits;
    }

    EntryOpinion of(
            String portfolio, PortfolioStrategy strategy, InstrumentId instrument, PositionSide side, Instant now) {
        return unconfirmed(strategy, instrument, side, now)
                .orElseGet(() -> strategy.filter() == EntryFilter.MODEL
                        ? ofModel(portfolio, strategy, instrument, side, now)
                        : EntryOpinion.Allowed.WHOLE);
    }

    /** What the rules have against it: the first refusal, or else the first bar that one of them waits for. */
    private Optional<EntryOpinion> unconfirmed(
            PortfolioStrategy strategy, InstrumentId instrument, PositionSide side, Instant now) {
        List<EntryOpinion> against = strategy.confirm().entrySet().stream()
                .flatMap(rule -> unconfirmed(rule.getValue(), instrument, rule.getKey(), side, now).stream())
                .toList();
        return against.stream()
                .filter(EntryOpinion.Vetoed.class::isInstance)
                .findFirst()
                .or(() -> against.stream().findFirst());
    }

    private Optional<EntryOpinion> unconfirmed(
            Rule rule, InstrumentId instrument, int minutes, PositionSide side, Instant now) {
        String name = ValueTypes.word(rule) + " of " + minutes + " minutes: ";
        int lookBack =
                switch (rule) {
                    case MOMENTUM -> Momentum.lookBack(minutes);
                    case TREND -> Trend.lookBack(minutes);
                };
        try {
            BarSeries closed = ClosedBars.before(bars, instrument, lookBack, now);
            long at = now.toEpochMilli();
            Optional<String> awaited = AwaitedBar.ofFrame(closed, minutes, at);
            if (awaited.isPresent()) {
                return Optional.of(new EntryOpinion.Waiting(name + awaited.get()));
            }
            Optional<String> refusal =
                    switch (rule) {
                        case MOMENTUM -> Momentum.refusal(closed, minutes, at, side);
                        case TREND -> Trend.refusal(closed, minutes, at, side);
                    };
            return refusal.map(EntryOpinion.Vetoed::new);
        } catch (StoreException | BarCsvException unread) {
            return Optional.of(new EntryOpinion.Vetoed(name + UNREAD + unread.getMessage()));
        }
    }

    /** Bars that cannot be read stop nobody else's signals. */
    private WinProbability probability(InstrumentId instrument, PositionSide side, Instant now) {
        ChampionStatus champion = champions.of(instrument, now);
        try {
            return WinProbability.of(
                    champion, markets.read(instrument, champion, now), side, limits, now.toEpochMilli());
        } catch (StoreException | BarCsvException unread) {
            return WinProbability.none(UNREAD + unread.getMessage());
        }
    }

    private EntryOpinion ofModel(
            String portfolio, PortfolioStrategy strategy, InstrumentId instrument, PositionSide side, Instant now) {
        WinProbability probability = probability(instrument, side, now);
        FilterRule rule = FilterRule.of(strategy.probabilities());
        Optional<String> notInForce = FilterStanding.refusal(standings.at(portfolio, strategy.name(), now), rule);
        if (notInForce.isPresent()) {
            return EntryOpinion.Allowed.WHOLE.noted(EntryNote.reviewed(
                    probability.value(), probability.words() + "; the filter is not in force: " + notInForce.get()));
        }
        if (probability.awaited()) {
            return new EntryOpinion.Waiting(probability.words());
        }
        if (Double.isNaN(probability.value())) {
            return new EntryOpinion.Vetoed(probability.words()).noted(EntryNote.reviewed(Double.NaN, ""));
        }
        EntryOpinion.Judged opinion = rule.opinion(probability.value());
        String words = opinion instanceof EntryOpinion.Allowed allowed
                ? probability.words() + ": entered at " + allowed.size().toPlainString() + " of its size"
                : "";
        return opinion.noted(EntryNote.reviewed(probability.value(), words));
    }
}
