package dev.scalpel.execution.strategy;

import dev.scalpel.execution.champion.Champions;
import dev.scalpel.execution.context.MarketReader;
import dev.scalpel.instruments.InstrumentDocument;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.portfolio.evidence.FilterStandings;
import dev.scalpel.portfolio.filter.EntryOpinion;
import dev.scalpel.portfolio.round.ModelTarget;
import dev.scalpel.portfolio.round.StrategyDecisions;
import dev.scalpel.portfolio.state.PortfolioState;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.portfolio.Portfolio;
import dev.scalpel.settings.portfolio.PortfolioStrategy;
import dev.scalpel.signals.Signal;
import dev.scalpel.store.bars.BarRepository;
import dev.scalpel.strategy.Strategy;
import dev.scalpel.trading.PositionSide;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the champions and rules say of a portfolio's strategies: the same in a run on paper, at a venue, and in a backtest. */
public final class ChampionDecisions implements StrategyDecisions {

    private static final Logger LOG = LoggerFactory.getLogger(ChampionDecisions.class);

    private final Settings settings;
    private final Portfolio portfolio;
    private final ModelTargets targets;
    private final TrendTargets trends;
    private final EntryFilters filters;

    ChampionDecisions(
            Settings settings, Portfolio portfolio, ModelTargets targets, TrendTargets trends, EntryFilters filters) {
        this.settings = settings;
        this.portfolio = portfolio;
        this.targets = targets;
        this.trends = trends;
        this.filters = filters;
    }

    /**
     * @param settings of the model too: its limits and its reference
     * @param instruments their rules
     */
    public static ChampionDecisions of(
            Settings settings,
            Portfolio portfolio,
            Champions champions,
            BarRepository bars,
            Supplier<InstrumentDocument> instruments,
            FilterStandings standings) {
        MarketReader markets = new MarketReader(bars, settings.referenceInstrument());
        BiFunction<InstrumentId, Instant, Set<PositionSide>> sides =
                (instrument, now) -> instruments.get().sides(instrument.symbol(), now);
        EntryFilters filters = new EntryFilters(
                champions, markets, bars, standings, settings.limits().forTrading());
        return new ChampionDecisions(
                settings,
                portfolio,
                new ModelTargets(champions, markets, settings.limits().cooldownMinutes(), sides),
                new TrendTargets(
                        bars, filters, Duration.ofSeconds(settings.signals().maxAgeSeconds()), sides),
                filters);
    }

    @Override
    public List<ModelTarget> targets(PortfolioState state, Instant now) {
        return portfolio.strategies().stream()
                .flatMap(each -> target(each, state, now).stream())
                .toList();
    }

    private Optional<ModelTarget> target(PortfolioStrategy each, PortfolioState state, Instant now) {
        return switch (each.origin()) {
            case MODEL -> targets.of(strategy(each), state, now);
            case RULE ->
                trends.of(
                        portfolio.name(),
                        each,
                        instrument(each),
                        portfolio.timeFrame().minutes(),
                        state,
                        now);
            case SIGNAL -> Optional.empty();
        };
    }

    @Override
    public EntryOpinion entry(Signal signal, Instant now) {
        PortfolioStrategy strategy = portfolio.strategies().stream()
                .filter(each -> each.name().equals(signal.strategy()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "portfolio " + portfolio.name() + " has no strategy " + signal.strategy()));
        EntryOpinion opinion = signal.target()
                .side()
                .map(side -> filters.of(portfolio.name(), strategy, instrument(strategy), side, now))
                .orElse(EntryOpinion.Allowed.WHOLE);
        if (opinion instanceof EntryOpinion.Waiting waiting) {
            LOG.info("signal {} of strategy {} waits: {}", signal.id(), signal.strategy(), waiting.reason());
        }
        return opinion;
    }

    private InstrumentId instrument(PortfolioStrategy strategy) {
        return new InstrumentId(settings.venueOf(portfolio), strategy.instrument());
    }

    private Strategy strategy(PortfolioStrategy each) {
        return new Strategy(each.name(), instrument(each), each.origin(), each.size());
    }
}
