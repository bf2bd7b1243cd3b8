package dev.scalpel.execution.portfolio;

import dev.scalpel.costs.CostRepository;
import dev.scalpel.costs.MeasuredCosts;
import dev.scalpel.funding.FundingSeries;
import dev.scalpel.instruments.InstrumentStore;
import dev.scalpel.instruments.SimulationRules;
import dev.scalpel.ledger.Intent;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.portfolio.paper.PaperMarket;
import dev.scalpel.portfolio.paper.PaperPortfolio;
import dev.scalpel.portfolio.paper.PaperRound;
import dev.scalpel.portfolio.round.RoundStep;
import dev.scalpel.portfolio.state.PortfolioState;
import dev.scalpel.signals.Signal;
import dev.scalpel.store.bars.BarRepository;
import dev.scalpel.store.funding.FundingRepository;
import dev.scalpel.strategy.Strategy;
import dev.scalpel.trading.Costs;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** A portfolio on paper: orders rest in its state and fill over closed bars; nothing is ever sent. */
public final class PaperPortfolioEngine implements PortfolioEngine {

    /** What has happened longer ago has been booked by an earlier run. */
    private static final long MAX_CATCH_UP_MINUTES = 30 * Minutes.PER_DAY;
    /** Where nothing is open, the newest bar is all that a price needs. */
    private static final long QUIET_MINUTES = Minutes.PER_DAY;

    private final PortfolioConfig config;
    private final PaperPortfolio paper;
    private final BarRepository bars;
    private final FundingRepository funding;
    private final InstrumentStore rules;
    private final MeasuredCosts costs;

    /** @param rules of the portfolio's venue */
    public PaperPortfolioEngine(
            PortfolioConfig config,
            BarRepository bars,
            FundingRepository funding,
            CostRepository measured,
            InstrumentStore rules) {
        this.config = config;
        this.bars = bars;
        this.funding = funding;
        this.rules = rules;
        paper = new PaperPortfolio(config.trading(), config.portfolio());
        costs = new MeasuredCosts(config.trading(), measured);
    }

    @Override
    public PortfolioState initial(String writer, Instant now) {
        return PortfolioState.initial(writer, config.trading().execution().paperCapital());
    }

    @Override
    public PortfolioState claimed(PortfolioState state, Collection<Signal> signals, Instant now) {
        PaperRound round = round(state, now);
        return round.claimed(round.settled(state, now), signals, now);
    }

    @Override
    public Planned plan(PortfolioState state, Instant now) {
        PaperRound round = round(state, now);
        PortfolioState settled = round.settled(state, now);
        return new Planned(settled, new RoundStep(round.planned(settled, now), List.of()), false, List.of());
    }

    @Override
    public PortfolioState carryOut(PortfolioState claimed, RoundStep step) {
        throw new IllegalStateException("on paper nothing is sent: " + step.commands());
    }

    @Override
    public BigDecimal multiplier(Intent intent) {
        return rules.newest(config.symbol(intent.strategy().name())).filters().multiplier();
    }

    @Override
    public Map<String, BigDecimal> balances(Instant now) {
        return Map.of();
    }

    private PaperRound round(PortfolioState state, Instant now) {
        return paper.round(strategy -> market(strategy, state, now));
    }

    private PaperMarket market(Strategy strategy, PortfolioState state, Instant now) {
        InstrumentId instrument = strategy.instrument();
        long end = Minutes.floor(now);
        long begin = begin(strategy.name(), state, end);
        BarSeries closed = bars.readRecent(instrument, begin, end, now.toEpochMilli());
        SimulationRules known = rules.rules(instrument.symbol(), now);
        Costs charged = known.costs(costs.statement(instrument, now, now).costs())
                .withFundingRates(FundingSeries.of(funding.read(instrument, begin, end)));
        return new PaperMarket(strategy, known.filters(), charged, config.incrementBp(), closed);
    }

    /** The first minute that an order or a position of the strategy may still need. */
    private static long begin(String strategy, PortfolioState state, long end) {
        long orders = state.intents().stream()
                .filter(intent -> intent.strategy().name().equals(strategy))
                .mapToLong(Intent::signedTimestamp)
                .min()
                .orElse(end);
        long funded =
                state.strategy(strategy).trade().map(trade -> trade.fundedTo()).orElse(end);
        long needed = Minutes.floor(Math.min(orders, funded));
        return Math.max(Minutes.plus(end, -MAX_CATCH_UP_MINUTES), Math.min(needed, Minutes.plus(end, -QUIET_MINUTES)));
    }
}
