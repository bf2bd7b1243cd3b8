package dev.scalpel.execution.minute;

import dev.scalpel.execution.champion.Mandate;
import dev.scalpel.ledger.SymbolState;
import dev.scalpel.market.Symbol;

/** All that is known of a symbol before anything is asked of a venue. */
record Situation(SymbolState state, Market market, Mandate mandate, Moment moment) {

    Symbol symbol() {
        return state.symbol();
    }

    boolean halted() {
        return state.halted() || moment.halted();
    }

    /** Whether there is a closed bar that nothing has been decided on. */
    boolean hasNewBar() {
        return !market.isEmpty() && !state.handled(market.newest());
    }

    Situation with(SymbolState newer) {
        return new Situation(newer, market, mandate, moment);
    }
}
