package dev.scalpel.execution.portfolio;

import dev.scalpel.costs.LastKnownCosts;
import dev.scalpel.costs.margin.SimulationCosts;
import dev.scalpel.costs.margin.SimulationMargin;
import dev.scalpel.instruments.InstrumentDocument;
import dev.scalpel.instruments.InstrumentStore;
import dev.scalpel.instruments.SimulationRules;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.repository.Repositories;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.portfolio.paper.PaperMarket;
import dev.scalpel.portfolio.paper.PaperPortfolio;
import dev.scalpel.portfolio.paper.PaperRound;
import dev.scalpel.portfolio.round.RoundStep;
import dev.scalpel.portfolio.round.StrategyDecisions;
import dev.scalpel.portfolio.state.OpenTrade;
import dev.scalpel.portfolio.state.PortfolioState;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.portfolio.Portfolio;
import dev.scalpel.signals.Signal;
import dev.scalpel.store.bars.BarRepository;
import dev.scalpel.strategy.Origin;
import dev.scalpel.strategy.Strategy;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** Trades a portfolio on paper: orders rest in its document and fill by bars, so that writing the state is all that happens. */
public final class PaperPortfolioEngine implements PortfolioEngine {

    /** A run reads the bars since the oldest of its orders, and of these at least so many that there is a price. */
    private static final long MIN_MINUTES = Minutes.PER_DAY;

    private static final long MAX_MINUTES = 30 * Minutes.PER_DAY;

    private final Settings settings;
    private final PaperPortfolio paper;
    private final BarRepository bars;
    private final SimulationCosts simulated;
    private final LastKnownCosts costs;
    private final InstrumentStore instruments;
    private final StrategyDecisions decisions;

    /**
     * @param instruments with the venue's own tick, step and minimum
     * @param decisions of models and rules
     */
    public PaperPortfolioEngine(
            Settings settings,
            Portfolio portfolio,
            Repositories repositories,
            InstrumentStore instruments,
            StrategyDecisions decisions) {
        this.settings = settings;
        paper = new PaperPortfolio(settings, portfolio);
        bars = repositories.bars();
        simulated = new SimulationCosts(repositories.funding(), new SimulationMargin(settings, repositories.margins()));
        this.costs = new LastKnownCosts(settings, repositories.costs());
        this.instruments = instruments;
        this.decisions = decisions;
    }

    @Override
    public PortfolioState initial(String writer, Instant now) {
        return PortfolioState.initial(writer, settings.execution().paperCapital());
    }

    /** A position that pays funding, or may be liquidated, is looked at in each run. */
    @Override
    public boolean isBusy(PortfolioState state, Instant now) {
        return Openings.isBusy(state, now.toEpochMilli())
                || paper.holdsContracts(state.books().holdings().keySet(), instruments, now);
    }

    /** First what bars have filled, then the signals: a signal meets the books as they stood when it arrived. */
    @Override
    public PortfolioState claimed(PortfolioState state, List<Signal> signals, Instant now) {
        if (signals.isEmpty() && !followsBars() && !isBusy(state, now)) {
            return state;
        }
        PaperRound round = round(state, now);
        return round.claimed(round.settled(state, now), signals, now);
    }

    @Override
    public Planned plan(PortfolioState state, Instant now) {
        PortfolioState planned = round(state, now).planned(state, now);
        return new Planned(state, new RoundStep(planned, List.of()), false, List.of());
    }

    @Override
    public PortfolioState carryOut(PortfolioState claimed, RoundStep step) {
        return claimed;
    }

    @Override
    public BigDecimal multiplier(Intent intent) {
        return paper.strategies().stream()
                .filter(each -> each.name().equals(intent.strategy().name()))
                .findFirst()
                .map(each -> instruments
                        .read()
                        .rules(each.instrument().symbol(), Instant.ofEpochMilli(intent.signedTimestamp()))
                        .filters()
                        .multiplier())
                .orElse(BigDecimal.ONE);
    }

    @Override
    public Map<String, BigDecimal> balances(Instant now) {
        return Map.of();
    }

    /** Whether a strategy may decide something in every minute. */
    private boolean followsBars() {
        return paper.strategies().stream().anyMatch(each -> each.origin() != Origin.SIGNAL);
    }

    private PaperRound round(PortfolioState state, Instant now) {
        InstrumentDocument rules = instruments.read();
        return paper.round(strategy -> market(strategy, state, rules, now)).withDecisions(decisions);
    }

    private PaperMarket market(Strategy strategy, PortfolioState state, InstrumentDocument rules, Instant now) {
        InstrumentId instrument = strategy.instrument();
        long end = Minutes.floor(now);
        long from = Math.max(Minutes.plus(end, -MAX_MINUTES), Math.min(Minutes.plus(end, -MIN_MINUTES), oldest(state)));
        BarSeries closed = bars.readRecent(instrument, from, end, now.toEpochMilli());
        SimulationRules known = rules.rules(instrument.symbol(), now);
        return new PaperMarket(
                strategy,
                known.filters(),
                simulated.of(
                        instrument,
                        known,
                        costs.at(now).of(instrument),
                        Instant.ofEpochMilli(from),
                        Instant.ofEpochMilli(end)),
                paper.portfolio().incrementBp(),
                paper.entryWindow(known.session()),
                known.kind(),
                paper.conversions(pair -> bars.readRecent(pair, from, end, now.toEpochMilli()))
                        .of(instrument),
                closed);
    }

    /** Since when an order may have filled, or a position has to pay funding. */
    private static long oldest(PortfolioState state) {
        LongStream orders = state.intents().stream().mapToLong(Intent::signedTimestamp);
        LongStream funded = state.strategies().values().stream()
                .flatMap(known -> known.trade().stream())
                .mapToLong(OpenTrade::fundedTo);
        return LongStream.concat(orders, funded).map(Minutes::floor).min().orElse(Long.MAX_VALUE);
    }
}
