package dev.scalpel.portfolio.paper;

import dev.scalpel.market.Minutes;
import dev.scalpel.portfolio.allocation.StrategyMarket;
import dev.scalpel.portfolio.round.ModelClaim;
import dev.scalpel.portfolio.round.PortfolioCommand;
import dev.scalpel.portfolio.round.RoundPlanner;
import dev.scalpel.portfolio.round.RoundStep;
import dev.scalpel.portfolio.round.RoundTerms;
import dev.scalpel.portfolio.round.SignalClaim;
import dev.scalpel.portfolio.round.StrategyDecisions;
import dev.scalpel.portfolio.state.PortfolioState;
import dev.scalpel.portfolio.state.RestingOrders;
import dev.scalpel.signals.Signal;
import dev.scalpel.signals.slot.DueSignals;
import dev.scalpel.signals.slot.SlotSchedule;
import dev.scalpel.strategy.Strategy;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A portfolio's round on paper. State in, state out: writing the state is all that happens, nothing is ever sent.
 *
 * <p>Time on paper counts in whole minutes: whenever in a minute a run comes, it acts as of the minute's start, on bars that
 * closed and signals that arrived before it. Its orders rest in the state and fill at the open of the bar of that minute, which
 * is known once that bar has closed. So a run that comes late within its minute trades the same, and no order fills at a price
 * from before its signal.
 *
 * @param schedules of the strategies that take signals, by name
 * @param markets of every strategy, by name
 * @param decisions of models and rules
 */
public record PaperRound(
        RoundTerms terms,
        Map<String, SlotSchedule> schedules,
        Map<String, PaperMarket> markets,
        StrategyDecisions decisions) {

    /** A stop is cancelled and another one takes its place, once per phase. More would be an endless loop. */
    private static final int MAX_STEPS = 24;

    public PaperRound {
        schedules = Map.copyOf(schedules);
        markets = Map.copyOf(markets);
    }

    /** Of strategies that follow signals alone, without a filter. */
    public PaperRound(RoundTerms terms, Map<String, SlotSchedule> schedules, Map<String, PaperMarket> markets) {
        this(terms, schedules, markets, StrategyDecisions.NONE);
    }

    /** The same with what models and rules say. */
    public PaperRound withDecisions(StrategyDecisions others) {
        return new PaperRound(terms, schedules, markets, others);
    }

    /** The same with other markets. */
    PaperRound withMarkets(Map<String, PaperMarket> others) {
        return new PaperRound(terms, schedules, others, decisions);
    }

    /**
     * One run: what bars have filled is booked, due signals are claimed, and the next orders are planned.
     *
     * @param signals of the portfolio, at least those from {@link SlotSchedule#readFrom} on; later ones than now are ignored
     */
    public PortfolioState minute(PortfolioState state, Collection<Signal> signals, Instant now) {
        return planned(claimed(settled(state, now), signals, now), now);
    }

    /** Books what the bars that closed before this minute do to orders and positions. */
    public PortfolioState settled(PortfolioState state, Instant now) {
        return new PaperSettlement(markets, Minutes.floor(now)).apply(state);
    }

    /**
     * Takes the signals into the state that are due as this minute begins, and what models and rules want. Those of a strategy
     * without any bar wait.
     */
    public PortfolioState claimed(PortfolioState state, Collection<Signal> signals, Instant now) {
        long minute = Minutes.floor(now);
        Instant asOf = Instant.ofEpochMilli(minute);
        Map<String, SlotSchedule> priced = new TreeMap<>(schedules);
        priced.keySet()
                .removeIf(name -> markets.get(name) == null || markets.get(name).closedRows(minute) == 0);
        List<Signal> arrived = signals.stream()
                .filter(signal -> !signal.receivedAt().isAfter(asOf))
                .toList();
        DueSignals due = DueSignals.at(asOf, arrived, priced, new HashSet<>(state.handled()), state.marks());
        List<Strategy> strategies = terms.allocation().strategies();
        PortfolioState after =
                SignalClaim.apply(state, due, strategies, signal -> decisions.entry(signal, asOf), minute);
        return ModelClaim.apply(after, decisions.targets(after, asOf), strategies, minute);
    }

    /**
     * Plans the next orders of strategies that have none open, until there are none. They fill in the bar of this minute. What is to
     * rest does so at once, and what rested is cancelled at once, as at a venue within one run.
     */
    public PortfolioState planned(PortfolioState state, Instant now) {
        long minute = Minutes.floor(now);
        Map<String, StrategyMarket> quotes = quotes(minute);
        PortfolioState planned = state;
        for (int i = 0; i < MAX_STEPS; i++) {
            RoundStep step = RoundPlanner.next(planned, terms, quotes, minute);
            planned = answered(step, minute);
            if (step.commands().isEmpty()) {
                return planned;
            }
        }
        throw new IllegalStateException(
                "portfolio " + terms.portfolio() + " has planned orders " + MAX_STEPS + " times in one minute");
    }

    private PortfolioState answered(RoundStep step, long minute) {
        PortfolioState state = step.state();
        for (PortfolioCommand command : step.commands()) {
            PaperMarket market = market(command.intent().strategy().name());
            if (command instanceof PortfolioCommand.Cancel cancel) {
                state = PaperSettlement.booked(
                        state, cancel.intent(), market, PaperFills.ended(cancel.intent(), minute));
            } else if (RestingOrders.isProtective(command.intent())) {
                state = PaperSettlement.booked(state, command.intent(), market, PaperFills.resting(command.intent()));
            }
        }
        return state;
    }

    /** @throws IllegalArgumentException if the portfolio has no such strategy */
    PaperMarket market(String strategy) {
        PaperMarket market = markets.get(strategy);
        if (market == null) {
            throw new IllegalArgumentException("no market is given for strategy " + strategy);
        }
        return market;
    }

    /** What the strategies' orders of this minute are priced by. */
    public Map<String, StrategyMarket> quotes(long minute) {
        Map<String, StrategyMarket> quotes = new TreeMap<>();
        markets.forEach((name, market) -> market.at(minute).ifPresent(quote -> quotes.put(name, quote)));
        return quotes;
    }
}
