package dev.scalpel.execution.context;

import dev.scalpel.execution.champion.Mandate;
import dev.scalpel.ledger.SymbolState;
import dev.scalpel.market.Symbol;

/** All that is known of a symbol before anything is asked of a venue. */
public record Situation(SymbolState state, Market market, Mandate mandate, Moment moment) {

    public Symbol symbol() {
        return state.symbol();
    }

    public boolean halted() {
        return state.halted() || moment.halted();
    }

    /** Whether there is a closed bar that nothing has been decided on. */
    public boolean hasNewBar() {
        return !market.isEmpty() && !state.handled(market.newest());
    }

    public Situation with(SymbolState newer) {
        return new Situation(newer, market, mandate, moment);
    }
}
