package dev.scalpel.ledger;

import dev.scalpel.ledger.TradeRow.Leg;
import dev.scalpel.market.Minutes;
import dev.scalpel.trading.Position;
import dev.scalpel.trading.Trade;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Converts simulated trades to rows of the ledger, and rows of the ledger to trades. */
public final class TradeRows {

    private TradeRows() {}

    /**
     * The row of a simulated trade, every double to the last bit.
     *
     * @param open the position as it was entered
     * @param marketPrice the price that an exit by neither stop nor target was meant to get
     * @param quote the asset in which the simulator charges its costs
     */
    public static TradeRow simulated(
            String mode,
            long revision,
            OpenPosition open,
            Trade trade,
            ToDoubleFunction<Trade> marketPrice,
            String quote) {
        Position position = trade.position();
        BigDecimal quantity = position.quantity();
        return new TradeRow(
                open.tradeId(),
                revision,
                mode,
                position.basis(),
                open.tacticsId(),
                position.decisionTime(),
                new Leg(
                        position.entryTime(),
                        open.intendedPrice(),
                        exact(position.entryPrice()),
                        quantity,
                        quantity,
                        open.entryLatencyMillis()),
                new Leg(
                        trade.exitTime(),
                        exact(intendedExit(trade, marketPrice)),
                        exact(trade.exitPrice()),
                        trade.sold(),
                        trade.sold(),
                        0),
                trade.reason(),
                Map.of(quote, exact(Math.max(0, trade.costsPaid() + trade.funding()))),
                exact(trade.netProfit()),
                trade.netReturn(),
                open.predictedNet(),
                open.winProbability(),
                position.multiplier(),
                exact(trade.funding()));
    }

    private static double intendedExit(Trade trade, ToDoubleFunction<Trade> marketPrice) {
        return switch (trade.reason()) {
            case STOP -> trade.position().stopPrice();
            case TARGET -> trade.position().targetPrice();
            case TIME_LIMIT, SCORE, SIGNAL, HALT, EXTERNAL, LIQUIDATION, DELEVERAGED ->
                marketPrice.applyAsDouble(trade);
        };
    }

    public static List<Trade> toTrades(List<TradeRow> rows) {
        return rows.stream().map(TradeRows::toTrade).toList();
    }

    /** Times by minute, as the simulator counts them; profit and return as the ledger has them. */
    public static Trade toTrade(TradeRow row) {
        Position position = toPosition(row);
        return new Trade(
                position,
                Math.max(Minutes.floor(row.exit().time()), position.entryTime()),
                row.exit().price().doubleValue(),
                row.exitReason(),
                row.netReturn(),
                row.netProfit().doubleValue(),
                position.quantity(),
                row.funding().doubleValue());
    }

    public static Position toPosition(TradeRow row) {
        // A venue's clock may run behind ours: an entry still comes after its decision bar.
        long entry = Math.max(Minutes.floor(row.entry().time()), Minutes.plus(row.decisionBar(), 1));
        return Position.enter(
                        row.basis(),
                        row.decisionBar(),
                        entry,
                        row.entry().price().doubleValue(),
                        row.entry().quantity())
                .withMultiplier(row.multiplier());
    }

    /** The shortest decimal that reads back as the same double. */
    public static BigDecimal exact(double value) {
        return new BigDecimal(Double.toString(value));
    }
}
