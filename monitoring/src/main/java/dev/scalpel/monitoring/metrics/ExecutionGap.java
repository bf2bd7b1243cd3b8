package dev.scalpel.monitoring.metrics;

import dev.scalpel.ledger.TradeRow;
import dev.scalpel.ledger.TradeRows;
import dev.scalpel.market.BarSeries;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.Trade;

/**
 * How a trade of the ledger and its simulated twin differ, as shares of the entry notional; negative is worse than
 * simulated. The parts add up to {@link #total()}.
 *
 * @param latency by how much the price had run away from the entry bar's open when the order was made
 * @param entrySlippage by how much the entry filled worse than the price then seen, beyond what the costs assume
 * @param exitSlippage by how much the exit differs where both left in the same minute for the same reason
 * @param exitTiming by how much it differs where they did not
 * @param fees by how much fees and funding differ
 */
public record ExecutionGap(
        TradeRow live,
        Trade simulated,
        double latency,
        double entrySlippage,
        double exitSlippage,
        double exitTiming,
        double fees) {

    static ExecutionGap of(TradeRow live, Trade simulated, BarSeries bars, Costs costs) {
        int sign = live.bracket().side().sign();
        double open = bars.open(bars.rowOf(simulated.position().entryTime()));
        double assumed = live.entry().intendedPrice().doubleValue() * (1 + sign * costs.slippageRate());
        double entry = live.entry().price().doubleValue();
        double exit = live.exit().price().doubleValue();
        double simulatedExit = simulated.exitPrice();
        double slipped = open * (1 + sign * costs.slippageRate());

        double latency = gross(sign, assumed, simulatedExit) - gross(sign, slipped, simulatedExit);
        double entrySlippage = gross(sign, entry, simulatedExit) - gross(sign, assumed, simulatedExit);
        double byExit = gross(sign, entry, exit) - gross(sign, entry, simulatedExit);
        double fees = (live.netReturn() - gross(sign, entry, exit)) - (simulated.netReturn() - simulated.grossReturn());
        boolean sameExit = live.exitReason() == simulated.reason()
                && TradeRows.toTrade(live).exitTime() == simulated.exitTime();
        return new ExecutionGap(
                live, simulated, latency, entrySlippage, sameExit ? byExit : 0, sameExit ? 0 : byExit, fees);
    }

    /** Live less simulated net return. */
    public double total() {
        return live.netReturn() - simulated.netReturn();
    }

    private static double gross(int sign, double entry, double exit) {
        return sign * (exit / entry - 1);
    }
}
