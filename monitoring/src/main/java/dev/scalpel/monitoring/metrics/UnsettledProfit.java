package dev.scalpel.monitoring.metrics;

import dev.scalpel.funding.FundingSeries;
import dev.scalpel.market.BarSeries;
import dev.scalpel.simulation.FillRules;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.Position;
import dev.scalpel.trading.Trade;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The profit of positions while they are open, at the close of each bar, after funding and before the exit fee. */
final class UnsettledProfit {

    private UnsettledProfit() {}

    /**
     * The sum over all positions per minute.
     *
     * @param minutes ascending, epoch milliseconds
     * @param trades closed positions
     * @param open still open after the last minute
     */
    static double[] byMinute(BarSeries bars, long[] minutes, List<Trade> trades, Optional<Position> open, Costs costs) {
        double[] unsettled = new double[minutes.length];
        trades.forEach(trade -> mark(bars, minutes, trade.position(), trade.exitTime(), costs, unsettled));
        open.ifPresent(position -> mark(bars, minutes, position, Long.MAX_VALUE, costs, unsettled));
        return unsettled;
    }

    /** Adds the mark of a position, from the minute of its entry to the one before its exit. */
    private static void mark(
            BarSeries bars, long[] minutes, Position position, long exitTime, Costs costs, double[] unsettled) {
        int found = Arrays.binarySearch(minutes, position.entryTime());
        FundingSeries rates = costs.fundingRates();
        int stamp = rates.firstAfter(position.entryTime());
        double paid = 0;
        double mark = 0;
        for (int i = found >= 0 ? found : -found - 1; i < minutes.length && minutes[i] < exitTime; i++) {
            int row = bars.rowOf(minutes[i]);
            if (row >= 0) {
                for (; stamp < rates.size() && rates.time(stamp) <= minutes[i]; stamp++) {
                    paid += FillRules.fundingShare(
                            position.side(), rates.rate(stamp), bars.open(row), position.entryPrice());
                }
                double marked = costs.markedReturn(
                        position.side(), position.entryPrice(), bars.close(row), position.entryTime(), minutes[i]);
                mark = position.notional() * (marked - paid);
            }
            unsettled[i] += mark;
        }
    }
}
