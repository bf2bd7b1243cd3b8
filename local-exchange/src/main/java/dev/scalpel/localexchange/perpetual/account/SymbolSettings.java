package dev.scalpel.localexchange.perpetual.account;

/** The account's settings of one symbol. Binance's defaults are leverage 20 and crossed margin. */
public record SymbolSettings(int leverage, MarginMode mode) {

    static final SymbolSettings DEFAULT = new SymbolSettings(20, MarginMode.CROSSED);

    public SymbolSettings withLeverage(int other) {
        return new SymbolSettings(other, mode);
    }

    public SymbolSettings withMode(MarginMode other) {
        return new SymbolSettings(leverage, other);
    }

    public boolean isIsolated() {
        return mode == MarginMode.ISOLATED;
    }
}
