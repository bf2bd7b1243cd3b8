package dev.scalpel.execution.context;

import dev.scalpel.market.Symbol;
import dev.scalpel.settings.value.Mode;

/** Another mode than the configured one has left a position or an order open, which this mode must not change. */
public final class ModeChangedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ModeChangedException(Symbol symbol, Mode opened, Mode configured) {
        super(symbol + " has something open in mode " + opened + ", but the settings say " + configured
                + ": set the mode back, let the trade end or call emergency_stop, then change the mode");
    }
}
