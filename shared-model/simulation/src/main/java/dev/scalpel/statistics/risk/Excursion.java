package dev.scalpel.statistics.risk;

import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.Trade;
import java.util.Optional;

/**
 * How far the price went against and in favour of a trade while it was open, as shares of the entry price, before costs.
 *
 * @param adverse maximum adverse excursion (MAE), 0 or above
 * @param favourable maximum favourable excursion (MFE), 0 or above
 */
public record Excursion(double adverse, double favourable) {

    /**
     * From the bars of the minutes from the entry's to the one before the exit's, and the entry and exit prices. The
     * exit's own bar does not count: its extremes may come after the exit.
     *
     * @return empty where one of these minutes has no bar
     */
    public static Optional<Excursion> of(Trade trade, BarSeries bars) {
        return of(
                trade.position().side(),
                new Leg(trade.position().entryTime(), trade.position().entryPrice()),
                new Leg(trade.exitTime(), trade.exitPrice()),
                bars);
    }

    /**
     * When and at which price a trade was entered, or left.
     *
     * @param minute epoch milliseconds
     */
    public record Leg(long minute, double price) {}

    /** The same of a trade that only its legs are known of. */
    public static Optional<Excursion> of(PositionSide side, Leg entered, Leg left, BarSeries bars) {
        int from = bars.firstRowFrom(entered.minute());
        int to = bars.firstRowFrom(left.minute());
        if (to - from != Minutes.between(entered.minute(), left.minute())) {
            return Optional.empty();
        }
        double entry = entered.price();
        double lowest = Math.min(entry, left.price());
        double highest = Math.max(entry, left.price());
        for (int row = from; row < to; row++) {
            lowest = Math.min(lowest, bars.low(row));
            highest = Math.max(highest, bars.high(row));
        }
        double fall = 1 - lowest / entry;
        double rise = highest / entry - 1;
        return Optional.of(side == PositionSide.LONG ? new Excursion(fall, rise) : new Excursion(rise, fall));
    }
}
