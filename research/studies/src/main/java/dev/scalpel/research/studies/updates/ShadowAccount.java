package dev.scalpel.research.studies.updates;

import dev.scalpel.evidence.DayResult;
import dev.scalpel.evidence.LicenceAccount;
import dev.scalpel.evidence.LicenceRules;
import dev.scalpel.evidence.ReturnScale;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.research.synthetic.TwoPairMarket;
import dev.scalpel.simulation.DecisionRule;
import dev.scalpel.simulation.TradeFingerprint;
import dev.scalpel.simulation.TraderState;
import dev.scalpel.simulation.portfolio.EntriesOnly;
import dev.scalpel.simulation.portfolio.PortfolioDay;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.Trade;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;

/**
 * A procedure's shadow account of one instrument, settled day by day as the nights of the product do: each day is a
 * {@link PortfolioDay} under the loss limit of the account's scale, which begins with the walk-forward days before the first.
 */
final class ShadowAccount {

    private static final long DAY_MILLIS = Minutes.PER_DAY * Minutes.MILLIS;
    private static final double CAPITAL = 1_000_000;
    /** As the nightly candidates remember them. */
    private static final int WALK_FORWARD_DAYS = 60;

    private final InstrumentId instrument;
    private final BarSeries bars;
    private final LongPredicate inUniverse;
    private final LongFunction<DecisionRule> ruleOf;
    private final Costs costs;
    private final List<Trade> trades = new ArrayList<>();
    private TraderState state = TraderState.starting(CAPITAL);

    /** @param ruleOf the rule of a day, by its days since the epoch, whose rows count from the day's first bar */
    private ShadowAccount(BarSeries bars, LongPredicate inUniverse, LongFunction<DecisionRule> ruleOf, Costs costs) {
        instrument = TwoPairMarket.TRADED_INSTRUMENT;
        this.bars = bars;
        this.inUniverse = inUniverse;
        this.ruleOf = ruleOf;
        this.costs = costs;
    }

    /**
     * Of all days of the bars from one on, in days since the epoch. What the account expects of a day comes from all days before the
     * first: only what it earns is of days on which the instrument was in the universe.
     *
     * @param inUniverse by the time at which a bar closes: whether the instrument may be entered then
     */
    static ShadowResult from(
            long first, BarSeries bars, LongPredicate inUniverse, LongFunction<DecisionRule> ruleOf, Costs costs) {
        Deque<Double> scale = new ShadowAccount(bars, closed -> true, ruleOf, costs).walkForward(first);
        return new ShadowAccount(bars, inUniverse, ruleOf, costs).follow(first, scale);
    }

    /** The newest returns of days with trades before the first. */
    private Deque<Double> walkForward(long first) {
        long firstBar = Math.floorDiv(bars.firstOpenTime(), DAY_MILLIS);
        Deque<Double> traded = new ArrayDeque<>();
        for (long day = Math.max(firstBar, first - WALK_FORWARD_DAYS); day < first; day++) {
            remember(trade(day, Double.POSITIVE_INFINITY), traded);
        }
        return traded;
    }

    private static void remember(PortfolioDay.Result day, Deque<Double> traded) {
        if (day.evidence() instanceof DayResult.Traded result) {
            traded.addLast(result.netReturn());
            if (traded.size() > ReturnScale.START_DAYS) {
                traded.removeFirst();
            }
        }
    }

    private ShadowResult follow(long first, Deque<Double> scale) {
        long end = Math.floorDiv(bars.lastOpenTime(), DAY_MILLIS) + 1;
        double[] returns = new double[Math.toIntExact(end - first)];
        boolean[] counted = new boolean[returns.length];
        Optional<LicenceAccount> account = Optional.empty();
        for (long day = first; day < end; day++) {
            account = account.isPresent() ? account : opened(scale);
            PortfolioDay.Result result =
                    trade(day, account.map(LicenceAccount::lossLimit).orElse(Double.POSITIVE_INFINITY));
            int number = Math.toIntExact(day - first);
            returns[number] = result.netReturn();
            counted[number] = result.evidence() instanceof DayResult.Traded || isMember(day);
            if (account.isPresent()) {
                account = Optional.of(account.get().after(result.evidence()).account());
            } else {
                remember(result, scale);
            }
        }
        return new ShadowResult(returns, counted, TradeFingerprint.of(trades));
    }

    /** At some minute of the day. */
    private boolean isMember(long day) {
        return LongStream.rangeClosed(1, Minutes.PER_DAY)
                .anyMatch(minute -> inUniverse.test(Minutes.plus(day * DAY_MILLIS, minute)));
    }

    /** Until there are enough days with trades there is no scale, and no loss limit. */
    private static Optional<LicenceAccount> opened(Deque<Double> scale) {
        return scale.size() < ReturnScale.START_DAYS
                ? Optional.empty()
                : Optional.of(LicenceAccount.opened(
                        LicenceRules.shipped(),
                        ReturnScale.startingFrom(
                                scale.stream().mapToDouble(Double::doubleValue).toArray())));
    }

    private PortfolioDay.Result trade(long day, double lossLimit) {
        int from = bars.firstRowFrom(day * DAY_MILLIS);
        int to = bars.firstRowFrom((day + 1) * DAY_MILLIS);
        PortfolioDay.Result result = PortfolioDay.trade(
                day,
                List.of(PortfolioDay.Instrument.of(
                        instrument,
                        bars.slice(from, to),
                        new EntriesOnly(
                                ruleOf.apply(day),
                                to - from,
                                row -> inUniverse.test(Minutes.plus(bars.openTime(from + row), 1))),
                        state,
                        1,
                        costs)),
                lossLimit);
        state = result.instruments().get(0).after();
        trades.addAll(result.instruments().get(0).trades());
        return result;
    }
}
