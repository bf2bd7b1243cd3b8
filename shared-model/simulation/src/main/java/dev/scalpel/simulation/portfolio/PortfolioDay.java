package dev.scalpel.simulation.portfolio;

import dev.scalpel.evidence.DayResult;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.simulation.DecisionRule;
import dev.scalpel.simulation.SimulationSettings;
import dev.scalpel.simulation.TraderState;
import dev.scalpel.trading.AccountView;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.Decision.StandAside;
import dev.scalpel.trading.Position;
import dev.scalpel.trading.Trade;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a portfolio earns in one UTC day: all instruments together, minute by minute, each by its own trader. Its return is
 * marked at the day's end, and the cost of an exit is booked at the entry, so that a day pays for what it opens. Each day
 * starts from the same capital: what was gained or lost before has no part in it, except through the positions that are
 * still open.
 *
 * <p>Once the day's loss reaches the limit, nothing is entered until the day is over. Open positions are closed by their own
 * stop, target, deadline and score, in this day or later. Pure: the same input gives the same bits.
 */
public final class PortfolioDay {

    private static final long DAY_MILLIS = Minutes.PER_DAY * Minutes.MILLIS;

    /** Enters nothing and closes nothing: of an instrument without a model for the day. */
    public static final DecisionRule NO_MODEL = new DecisionRule() {
        @Override
        public StandAside decide(int row, AccountView account) {
            return StandAside.noSignal();
        }

        @Override
        public int nextSignal(int row) {
            return NO_SIGNAL;
        }
    };

    private PortfolioDay() {}

    /**
     * One instrument's part.
     *
     * @param bars of the day; those of other days are refused
     * @param rule whose rows count from the first of these bars
     * @param before as the day before left it, or {@link TraderState#starting}
     * @param settings costs, venue's rules, and as allocation the instrument's weight; the capital is the account's
     */
    public record Instrument(
            InstrumentId id, BarSeries bars, DecisionRule rule, TraderState before, SimulationSettings settings) {

        /** At these costs, without limits and venue's rules. */
        public static Instrument of(
                InstrumentId id, BarSeries bars, DecisionRule rule, TraderState before, double weight, Costs costs) {
            SimulationSettings settings = SimulationSettings.of(costs).withAllocation(weight);
            return new Instrument(id, bars, rule, before, settings);
        }

        /** Largest share of the account that its positions may have. */
        public double weight() {
            return settings.allocation();
        }
    }

    /**
     * What an instrument did. Shares are of the account's capital.
     *
     * @param net after all costs, the exit of an open position included
     * @param gross before fees, spread and slippage
     * @param turnover of entries and of the exits that belong to them, both booked at the entry: an entry of the whole
     *     account is 2
     * @param trades closed in the day, in order
     * @param after what the next day continues from
     */
    public record Outcome(
            InstrumentId id,
            double weight,
            double net,
            double gross,
            double turnover,
            List<Trade> trades,
            TraderState after) {

        public Outcome {
            trades = List.copyOf(trades);
        }

        /** Whether it held a position at some time of the day. */
        private boolean held() {
            return turnover > 0 || !trades.isEmpty() || after.position().isPresent();
        }
    }

    /**
     * The day.
     *
     * @param day since the epoch
     * @param netReturn of the portfolio, as a share of its capital
     * @param limitReached whether the loss limit ended the day's entries
     * @param instruments in the order of the input
     */
    public record Result(long day, double netReturn, boolean limitReached, List<Outcome> instruments) {

        public Result {
            instruments = List.copyOf(instruments);
        }

        /** As evidence: idle if no instrument held a position. */
        public DayResult evidence() {
            return instruments.stream().anyMatch(Outcome::held)
                    ? new DayResult.Traded(Math.max(-1, netReturn))
                    : new DayResult.Idle();
        }

        public double gross() {
            return instruments.stream().mapToDouble(Outcome::gross).sum();
        }

        public double turnover() {
            return instruments.stream().mapToDouble(Outcome::turnover).sum();
        }
    }

    /**
     * Trades the day.
     *
     * @param day since the epoch
     * @param lossLimit as a share of the capital, above 0; {@link Double#POSITIVE_INFINITY} for none
     */
    public static Result trade(long day, List<Instrument> instruments, double lossLimit) {
        if (!(lossLimit > 0)) {
            throw new IllegalArgumentException("lossLimit must be > 0: " + lossLimit);
        }
        check(day, instruments);
        List<DayTrader> traders = instruments.stream().map(DayTrader::new).toList();
        boolean limitReached = false;
        for (long minute = day * DAY_MILLIS; minute < (day + 1) * DAY_MILLIS; minute += Minutes.MILLIS) {
            boolean bars = false;
            for (DayTrader trader : traders) {
                bars |= trader.onMinute(minute);
            }
            if (bars) {
                limitReached = limitReached || net(traders) <= -lossLimit;
                for (DayTrader trader : traders) {
                    trader.decide(limitReached);
                }
            }
        }
        return new Result(
                day,
                net(traders),
                limitReached,
                traders.stream().map(DayTrader::outcome).toList());
    }

    private static double net(List<DayTrader> traders) {
        double sum = 0;
        for (DayTrader trader : traders) {
            sum += trader.net();
        }
        return sum;
    }

    private static void check(long day, List<Instrument> instruments) {
        Set<InstrumentId> ids = new HashSet<>();
        for (Instrument each : instruments) {
            if (!ids.add(each.id())) {
                throw new IllegalArgumentException("an instrument is there twice: " + each.id());
            }
            if (each.settings().capital() != instruments.get(0).settings().capital()) {
                throw new IllegalArgumentException("one account has one capital: "
                        + instruments.get(0).settings().capital() + " for "
                        + instruments.get(0).id() + ", " + each.settings().capital() + " for " + each.id());
            }
            BarSeries bars = each.bars();
            if (!bars.isEmpty()
                    && (bars.firstOpenTime() < day * DAY_MILLIS
                            || bars.openTime(bars.size() - 1) >= (day + 1) * DAY_MILLIS)) {
                throw new IllegalArgumentException(
                        "the bars of " + each.id() + " must be those of day " + day + ": " + bars);
            }
        }
    }

    /** What closing a position at its entry's value would cost. */
    public static double exitCost(Position position, Costs costs) {
        double notional = position.notional();
        return notional * (costs.takerFeeRate() + costs.worsening(notional));
    }
}
