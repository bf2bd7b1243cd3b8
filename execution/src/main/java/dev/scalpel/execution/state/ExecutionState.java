package dev.scalpel.execution.state;

import dev.scalpel.settings.value.Mode;
import dev.scalpel.strategy.StrategyId;
import java.math.BigDecimal;
import java.util.Optional;

/** What an engine remembers of a symbol besides orders, position and account: one type for each kind of engine. */
public sealed interface ExecutionState permits PaperState, VenueState {

    /** The mode that wrote this document: a paper position must never be sold at a venue. */
    Mode mode();

    /** The strategy that trades the symbol. */
    StrategyId strategy();

    /** The account's equity when the symbol started trading. */
    BigDecimal capital();

    /** An entry that was decided and has not filled yet. */
    Optional<EntryPlan> entry();

    /** What the operator has requested for the open position. */
    CloseRequest closeRequest();

    /** What keeps this symbol from trading normally, for the operator; empty when nothing does. */
    Optional<String> attention();

    /** Whether this mode has no position, no open order and no planned entry. */
    default boolean isAtRest(SymbolState state) {
        return state.isIdle() && entry().isEmpty();
    }
}
