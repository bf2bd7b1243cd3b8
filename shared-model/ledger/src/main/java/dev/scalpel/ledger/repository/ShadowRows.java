package dev.scalpel.ledger.repository;

import dev.scalpel.ledger.OpenPosition;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.ledger.TradeRows;
import dev.scalpel.trading.Position;
import dev.scalpel.trading.Trade;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** Simulated trades that nobody made, as rows that are kept apart from the ledger. */
public final class ShadowRows {

    /** The {@link TradeRow#mode()} of every row. */
    public static final String MODE = "shadow";

    private static final String ID = "shadow-";

    private ShadowRows() {}

    /**
     * @param trades simulated without costs: their prices are those of the bars
     * @param predictedNet what the model expected of a trade after the account's costs; NaN if unknown
     * @param quote the instrument's quote asset
     */
    public static List<TradeRow> of(
            List<Trade> trades, Optional<String> tacticsId, ToDoubleFunction<Trade> predictedNet, String quote) {
        return trades.stream()
                .map(trade -> row(trade, tacticsId, predictedNet.applyAsDouble(trade), quote))
                .toList();
    }

    private static TradeRow row(Trade trade, Optional<String> tacticsId, double predictedNet, String quote) {
        Position position = trade.position();
        OpenPosition open = new OpenPosition(
                position,
                ID + position.decisionTime(),
                tacticsId,
                TradeRows.exact(position.entryPrice()),
                position.quantity(),
                List.of(),
                0,
                predictedNet,
                Double.NaN);
        return TradeRows.simulated(MODE, 0, open, trade, Trade::exitPrice, quote);
    }
}
