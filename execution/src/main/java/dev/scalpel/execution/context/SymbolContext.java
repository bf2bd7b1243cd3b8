package dev.scalpel.execution.context;

import dev.scalpel.execution.champion.ChampionStatus;
import dev.scalpel.ledger.SymbolState;
import dev.scalpel.market.Symbol;

/** All that is known of a symbol before anything is asked of a venue. */
public record SymbolContext(
        SymbolState state, MarketSnapshot market, ChampionStatus mandate, InvocationContext moment) {

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

    public SymbolContext with(SymbolState newer) {
        return new SymbolContext(newer, market, mandate, moment);
    }
}
