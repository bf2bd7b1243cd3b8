package dev.scalpel.portfolio.filter;

import dev.scalpel.ledger.TradeRow;
import java.util.List;
import java.util.function.LongToDoubleFunction;

/**
 * A past entry of a strategy, and what became of it without a filter.
 *
 * @param time of the decision, epoch milliseconds
 * @param netReturn of its trade after costs, as a share of the entry's value: until its stop, its target, or the signal that
 *     ended it
 * @param probability that the model gave it then; NaN where it had none
 */
public record PastEntry(long time, double netReturn, double probability) {

    public PastEntry {
        if (!Double.isFinite(netReturn)) {
            throw new IllegalArgumentException("netReturn must be finite: " + netReturn);
        }
    }

    /**
     * The entries of closed trades, as a backtest of the stored signals has them.
     *
     * @param probabilityAt the model's probability for the position's side at a decision bar
     */
    public static List<PastEntry> of(List<TradeRow> trades, LongToDoubleFunction probabilityAt) {
        return trades.stream()
                .map(trade -> new PastEntry(
                        trade.decisionBar(), trade.netReturn(), probabilityAt.applyAsDouble(trade.decisionBar())))
                .toList();
    }
}
