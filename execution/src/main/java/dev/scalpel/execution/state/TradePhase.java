package dev.scalpel.execution.state;

import dev.scalpel.trading.ExitReason;
import java.math.BigDecimal;

/**
 * What execution has decided about the trade at a venue and not finished yet. Whether a position is held says
 * {@link SymbolState#position}: without one, at rest means flat; with one, it means holding.
 */
public sealed interface TradePhase {

    TradePhase AT_REST = new AtRest();

    /** Nothing is under way: flat, or holding under a stop and a target. */
    record AtRest() implements TradePhase {}

    /** An entry was decided; it has not ended yet. */
    record Entering(EntryPlan plan) implements TradePhase {}

    /** The open position is being closed. */
    record Exiting(ExitPlan plan) implements TradePhase {}

    /**
     * Why and from when the open position is being closed.
     *
     * @param seenPrice the price that would have closed it when the exit was decided, or the level of the order that filled
     * @param bar the newest bar at that time
     */
    record ExitPlan(ExitReason reason, BigDecimal seenPrice, long bar) {}
}
