package dev.scalpel.trading;

import dev.scalpel.market.Minutes;
import java.math.BigDecimal;

/**
 * A closed position: one round trip.
 *
 * @param exitTime the minute in which it was closed
 * @param exitPrice including spread and slippage where the fill rules add them
 * @param netReturn after fees and funding, as a share of the entry notional
 * @param netProfit the same in the quote asset
 * @param sold quantity sold by the exit, or bought back for a short; less than was entered where a fee was taken from
 *     it
 * @param funding received at actual rates, in the quote asset; negative if it was paid
 */
public record Trade(
        Position position,
        long exitTime,
        double exitPrice,
        ExitReason reason,
        double netReturn,
        double netProfit,
        BigDecimal sold,
        double funding) {

    public Trade {
        Require.positive("exitPrice", exitPrice);
        Require.finite("netReturn", netReturn);
        Require.finite("netProfit", netProfit);
        Require.finite("funding", funding);
        if (exitTime < position.entryTime()) {
            throw new IllegalArgumentException(
                    "exitTime must be >= entryTime: " + exitTime + " before " + position.entryTime());
        }
    }

    /** Without funding at actual rates. */
    public Trade(
            Position position,
            long exitTime,
            double exitPrice,
            ExitReason reason,
            double netReturn,
            double netProfit,
            BigDecimal sold) {
        this(position, exitTime, exitPrice, reason, netReturn, netProfit, sold, 0);
    }

    /** An exit of the whole position. */
    public Trade(
            Position position, long exitTime, double exitPrice, ExitReason reason, double netReturn, double netProfit) {
        this(position, exitTime, exitPrice, reason, netReturn, netProfit, position.quantity());
    }

    public static Trade close(Position position, long exitTime, double exitPrice, ExitReason reason, Costs costs) {
        return close(position, exitTime, exitPrice, reason, costs, costs.takerFeeRate());
    }

    /** The same after an entry that paid this fee. */
    public static Trade close(
            Position position, long exitTime, double exitPrice, ExitReason reason, Costs costs, double entryFeeRate) {
        return close(position, exitTime, exitPrice, reason, costs, entryFeeRate, 0);
    }

    /** @param fundingShare paid at actual rates while it was open, as a share of the entry notional */
    public static Trade close(
            Position position,
            long exitTime,
            double exitPrice,
            ExitReason reason,
            Costs costs,
            double entryFeeRate,
            double fundingShare) {
        double net = costs.netReturn(
                        position.side(),
                        position.entryPrice(),
                        exitPrice,
                        position.entryTime(),
                        exitTime,
                        reason,
                        entryFeeRate)
                - fundingShare;
        double notional = position.notional();
        return new Trade(
                position,
                exitTime,
                exitPrice,
                reason,
                net,
                notional * net,
                position.quantity(),
                -notional * fundingShare);
    }

    /** Before fees and funding, including slippage, as a share of the entry notional. */
    public double grossReturn() {
        return position.side().sign() * (exitPrice / position.entryPrice() - 1);
    }

    /** Fees and funding paid, in the quote asset, including the change in value of carried dust. */
    public double costsPaid() {
        return (grossReturn() - netReturn) * position.notional();
    }

    /** Whole minutes from the entry to the minute of the exit; 0 when it ended in the entry's own bar. */
    public long heldMinutes() {
        return Minutes.between(position.entryTime(), exitTime);
    }

    public boolean won() {
        return netReturn > 0;
    }
}
