package dev.scalpel.execution.strategy;

import dev.scalpel.execution.champion.ChampionStatus;
import dev.scalpel.execution.champion.Champions;
import dev.scalpel.execution.context.InvocationContext;
import dev.scalpel.execution.context.MarketReader;
import dev.scalpel.execution.context.MarketSnapshot;
import dev.scalpel.execution.context.SymbolContext;
import dev.scalpel.execution.decision.EntryDecider;
import dev.scalpel.execution.decision.ExitDecider;
import dev.scalpel.execution.state.SymbolState;
import dev.scalpel.market.BarCsvException;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.portfolio.round.ModelTarget;
import dev.scalpel.portfolio.state.OpenTrade;
import dev.scalpel.portfolio.state.PortfolioState;
import dev.scalpel.store.StoreException;
import dev.scalpel.strategy.Origin;
import dev.scalpel.strategy.Strategy;
import dev.scalpel.trading.Decision;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.risk.RiskChecks;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a strategy of a portfolio is to hold by the model of its instrument: decided by the functions that decide the model's own
 * minute, on the same bars. So both have the same prediction, whoever computes it.
 */
final class ModelTargets {

    private static final Logger LOG = LoggerFactory.getLogger(ModelTargets.class);

    /** Nothing is written by this name: a decision is read from the state of the portfolio. */
    private static final String READER = "portfolio";

    private final Champions champions;
    private final MarketReader markets;
    private final int coolDownMinutes;
    private final BiFunction<InstrumentId, Instant, Set<PositionSide>> sides;

    /**
     * @param coolDownMinutes after a stop, at least
     * @param sides on which an instrument can be opened
     */
    ModelTargets(
            Champions champions,
            MarketReader markets,
            int coolDownMinutes,
            BiFunction<InstrumentId, Instant, Set<PositionSide>> sides) {
        this.champions = champions;
        this.markets = markets;
        this.coolDownMinutes = coolDownMinutes;
        this.sides = sides;
    }

    /**
     * Empty where nothing new is known: what the strategy holds is kept, or the bar of the last minute has not arrived. Bars that
     * cannot be read are none: the other strategies trade on, and the model's own minute reports them.
     */
    Optional<ModelTarget> of(Strategy strategy, PortfolioState state, Instant now) {
        try {
            return decided(strategy, state, now);
        } catch (StoreException | BarCsvException unread) {
            LOG.warn("strategy {} does not decide: {}", strategy.name(), unread.getMessage());
            return Optional.empty();
        }
    }

    private Optional<ModelTarget> decided(Strategy strategy, PortfolioState state, Instant now) {
        InstrumentId instrument = strategy.instrument();
        ChampionStatus champion = champions.of(instrument, now);
        MarketSnapshot market = markets.read(instrument, champion, now);
        if (market.isEmpty()) {
            return Optional.empty();
        }
        if (state.books().holding(strategy.name()).isPresent()) {
            return closes(strategy, state, champion, market) ? Optional.of(flat(strategy, market)) : Optional.empty();
        }
        return market.newest() == Minutes.lastClosed(now)
                ? Optional.of(entry(strategy, state, champion, market, now))
                : Optional.empty();
    }

    /** What no model has opened, the strategy holds no longer: it followed signals before. */
    private static boolean closes(
            Strategy strategy, PortfolioState state, ChampionStatus champion, MarketSnapshot market) {
        return state.strategy(strategy.name())
                .trade()
                .flatMap(OpenTrade::basis)
                .filter(basis -> basis.origin() == Origin.MODEL)
                .map(basis -> ExitDecider.decide(champion, market, basis).exits())
                .orElse(true);
    }

    private ModelTarget entry(
            Strategy strategy, PortfolioState state, ChampionStatus champion, MarketSnapshot market, Instant now) {
        StrategyAccount account = StrategyAccount.of(state, strategy.name(), now.toEpochMilli());
        if (account.equity() <= 0) {
            // Leverage can lose more than the account has; nothing can be opened with the rest.
            return flat(strategy, market);
        }
        InstrumentId instrument = strategy.instrument();
        SymbolContext context = new SymbolContext(
                instrument,
                SymbolState.initial(instrument.symbol(), READER, account.equity()),
                market,
                champion,
                new InvocationContext(now, READER, Optional.empty()));
        double share = strategy.whole().doubleValue();
        EntryDecider decider = new EntryDecider(
                coolDownMinutes, (symbol, invocation) -> sides.apply(instrument, now), symbol -> share);
        return decider.decide(context, account).decision() instanceof Decision.Enter enter
                        && share > 0
                        && RiskChecks.coolDown(enter.tactics(), account, market.newest())
                                .isEmpty()
                ? DecidedEntry.of(strategy, enter, market).orElseGet(() -> flat(strategy, market))
                : flat(strategy, market);
    }

    private static ModelTarget flat(Strategy strategy, MarketSnapshot market) {
        return ModelTarget.flat(strategy.name(), market.newest(), BigDecimal.valueOf(market.close()));
    }
}
