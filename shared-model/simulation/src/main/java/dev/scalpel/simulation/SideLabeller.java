package dev.scalpel.simulation;

import dev.scalpel.funding.FundingSeries;
import dev.scalpel.trading.Bracket;
import dev.scalpel.trading.BracketGrid;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.MarginRules;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.PriceTicks;

/**
 * The brackets of one side entered after one bar: they share entry, σ and deadline, so the first touches of the stops and
 * targets determine every (stop, target) pair. Reused for each bar.
 */
final class SideLabeller {

    private final PositionSide side;
    private final Costs costs;
    private final PriceTicks ticks;
    private final long[] time;
    private final double[] open;
    private final RangeExtremes stopTouches;
    private final RangeExtremes targetTouches;
    private final double[] stopSigmas;
    private final double[] targetSigmas;
    private final PriceLevels stops;
    private final PriceLevels targets;

    private double sigma;
    private double entryPrice;
    private double entryFeeRate;
    private double liquidation;
    private int entryRow;

    SideLabeller(
            PositionSide side,
            BracketGrid grid,
            Costs costs,
            PriceTicks ticks,
            LabelBars bars,
            RangeExtremes falls,
            RangeExtremes rises) {
        costs.requireOneSize();
        this.side = side;
        this.ticks = ticks;
        this.costs = costs;
        time = bars.time();
        open = bars.open();
        stopTouches = side == PositionSide.LONG ? falls : rises;
        targetTouches = side == PositionSide.LONG ? rises : falls;
        stopSigmas = grid.stopSigmas().stream().mapToDouble(Double::doubleValue).toArray();
        targetSigmas =
                grid.targetSigmas().stream().mapToDouble(Double::doubleValue).toArray();
        stops = new PriceLevels(stopSigmas.length);
        targets = new PriceLevels(targetSigmas.length);
    }

    PositionSide side() {
        return side;
    }

    /** Finds the first touches from an entry. */
    void enter(LabelEntry entry, double sigmaNow) {
        entryRow = entry.row();
        sigma = sigmaNow;
        entryPrice = entry.price();
        entryFeeRate = costs.entryFeeRate(entry.rested());
        liquidation = costs.margin()
                .liquidationPrice(
                        side, entryPrice, LabelEntry.NO_NOTIONAL, costs.margin().initialShare());
        for (int stop = 0; stop < stopSigmas.length; stop++) {
            double price = ticks.level(side, Bracket.stopPrice(side, stopSigmas[stop], entryPrice, sigma));
            double touched = ExitLevels.nearer(side, ticks.touched(side, price), liquidation);
            stops.set(stop, ExitLevels.nearer(side, price, liquidation), touched);
        }
        for (int target = 0; target < targetSigmas.length; target++) {
            double price = ticks.level(side, Bracket.targetPrice(side, targetSigmas[target], entryPrice, sigma));
            targets.set(target, price, ticks.through(side.exitSide(), price));
        }
        stopTouches.findFirstTouches(stops, entryRow);
        // Rule 6: not in the bar in which a quote filled.
        targetTouches.findFirstTouches(targets, entry.rested() ? entryRow + 1 : entryRow);
    }

    /**
     * Records the exits of the brackets. A stop that is not touched before the deadline is recorded as the deadline.
     *
     * @param deadlineRow the first bar at or after the deadline; the number of bars when there is none
     * @param row the bar before the entry
     * @param first number of this side's first exit
     */
    void recordExits(int deadlineRow, int row, PackedLabels labels, int first) {
        boolean barsEnd = deadlineRow == time.length;
        LabelOutcome lateOutcome = barsEnd ? LabelOutcome.OPEN_AT_END : LabelOutcome.TIME_LIMIT;
        double lateNet = barsEnd ? Double.NaN : netAtDeadline(deadlineRow);
        for (int stop = 0; stop < stopSigmas.length; stop++) {
            int at = stops.firstRows[stop];
            if (at < deadlineRow) {
                labels.record(at, row, first + stop, LabelOutcome.STOP, netAtStop(stop, at));
            } else {
                labels.record(deadlineRow, row, first + stop, lateOutcome, lateNet);
            }
        }
        int firstTarget = first + stopSigmas.length;
        for (int target = 0; target < targetSigmas.length; target++) {
            int at = targets.firstRows[target];
            if (at < deadlineRow) {
                labels.record(at, row, firstTarget + target, LabelOutcome.TARGET, netAtTarget(target, at));
            } else {
                labels.recordNotReached(firstTarget + target);
            }
        }
    }

    private double netAtStop(int stop, int row) {
        double price = FillRules.stopFillPrice(
                side, stops.prices[stop], open[row], stopSigmas[stop] * sigma, sigma, costs, LabelEntry.NO_NOTIONAL);
        return net(price, row, ExitReason.STOP);
    }

    private double netAtTarget(int target, int row) {
        double price = FillRules.targetFillPrice(side, targets.prices[target], costs, LabelEntry.NO_NOTIONAL);
        return net(price, row, ExitReason.TARGET);
    }

    private double netAtDeadline(int row) {
        double price = FillRules.marketExitPrice(side, open[row], costs, LabelEntry.NO_NOTIONAL);
        return net(price, row, ExitReason.TIME_LIMIT);
    }

    private double net(double exitPrice, int exitRow, ExitReason reason) {
        double funding = fundingShare(exitRow);
        boolean liquidated = FillRules.isBeyond(side, exitPrice, liquidation);
        double left = costs.margin().initialShare() - funding;
        double price = liquidated ? MarginRules.bankruptcyPrice(side, entryPrice, left) : exitPrice;
        ExitReason why = liquidated ? ExitReason.LIQUIDATION : reason;
        return costs.netReturn(side, entryPrice, price, time[entryRow], time[exitRow], why, entryFeeRate) - funding;
    }

    /** Rule 8, as the trader books it stamp by stamp. */
    private double fundingShare(int exitRow) {
        FundingSeries rates = costs.fundingRates();
        double paid = 0;
        int row = entryRow;
        for (int i = rates.firstAfter(time[entryRow]); i < rates.size() && rates.time(i) <= time[exitRow]; i++) {
            while (time[row] < rates.time(i)) {
                row++;
            }
            paid += FillRules.fundingShare(side, rates.rate(i), open[row], entryPrice);
        }
        return paid;
    }
}
