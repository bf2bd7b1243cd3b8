package dev.scalpel.monitoring.metrics;

import dev.scalpel.ledger.TradeRow;
import dev.scalpel.ledger.TradeRows;
import dev.scalpel.market.BarSeries;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.OrderSide;
import dev.scalpel.trading.Trade;

/**
 * How a live trade differs from the simulation of the same decision, as shares of the entry notional; negative is worse
 * than simulated. The parts add up to {@link #total()}.
 *
 * @param latency price move from the open of the entry bar, beyond the assumed half spread, to the quote of the order
 * @param entrySlippage entry fill against the price at the order, beyond the assumed slippage
 * @param exitSlippage exit fill where both exited in the same minute for the same reason
 * @param exitTiming exit fill where they did not
 * @param funding difference of what was received, or paid, at the actual funding rates
 * @param fees difference of fees, and of funding where a rate was assumed
 */
public record ExecutionGap(
        TradeRow live,
        Trade simulated,
        double latency,
        double entrySlippage,
        double exitSlippage,
        double exitTiming,
        double funding,
        double fees) {

    static ExecutionGap of(TradeRow live, Trade simulated, BarSeries bars, Costs costs) {
        int sign = live.side().sign();
        double open = bars.open(bars.rowOf(simulated.position().entryTime()));
        double quoted = live.entry().intendedPrice().doubleValue();
        OrderSide entrySide = live.side().entrySide();
        double notional = live.notional().doubleValue();
        double assumed = costs.takerPriceFromQuote(entrySide, quoted, notional);
        double entry = live.entry().price().doubleValue();
        double exit = live.exit().price().doubleValue();
        double simulatedExit = simulated.exitPrice();
        double slipped = costs.takerPrice(entrySide, open, notional);

        double latency = gross(sign, assumed, simulatedExit) - gross(sign, slipped, simulatedExit);
        double entrySlippage = gross(sign, entry, simulatedExit) - gross(sign, assumed, simulatedExit);
        double byExit = gross(sign, entry, exit) - gross(sign, entry, simulatedExit);
        double received = live.funding().doubleValue() / notional;
        double simulatedReceived = simulated.funding() / simulated.position().notional();
        double fees = (live.netReturn() - gross(sign, entry, exit) - received)
                - (simulated.netReturn() - simulated.grossReturn() - simulatedReceived);
        boolean sameExit = live.exitReason() == simulated.reason()
                && TradeRows.toTrade(live).exitTime() == simulated.exitTime();
        return new ExecutionGap(
                live,
                simulated,
                latency,
                entrySlippage,
                sameExit ? byExit : 0,
                sameExit ? 0 : byExit,
                received - simulatedReceived,
                fees);
    }

    /** Whether either of them received or paid funding. */
    public boolean hasFunding() {
        return live.funding().signum() != 0 || simulated.funding() != 0;
    }

    /** Live minus simulated net return. */
    public double total() {
        return live.netReturn() - simulated.netReturn();
    }

    private static double gross(int sign, double entry, double exit) {
        return sign * (exit / entry - 1);
    }
}
