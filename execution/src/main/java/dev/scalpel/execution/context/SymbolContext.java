package dev.scalpel.execution.context;

import dev.scalpel.execution.champion.ChampionStatus;
import dev.scalpel.execution.state.SymbolState;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Symbol;

/** Everything known about a symbol before the venue is called. */
public record SymbolContext(
        InstrumentId instrument,
        SymbolState state,
        MarketSnapshot market,
        ChampionStatus champion,
        InvocationContext invocation) {

    /** Its name at the venue, for requests and reports. */
    public Symbol symbol() {
        return instrument.symbol();
    }

    public boolean halted() {
        return state.halted() || invocation.halted();
    }

    /** The newest closed bar; 0 without any. */
    public long newestBar() {
        return market.isEmpty() ? 0 : market.newest();
    }

    /** Whether the newest closed bar has not been decided on. */
    public boolean hasNewBar() {
        return !market.isEmpty() && !state.hasHandled(market.newest());
    }

    public SymbolContext with(SymbolState newer) {
        return new SymbolContext(instrument, newer, market, champion, invocation);
    }
}
