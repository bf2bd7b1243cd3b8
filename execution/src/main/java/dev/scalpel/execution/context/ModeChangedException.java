package dev.scalpel.execution.context;

import dev.scalpel.market.Symbol;
import dev.scalpel.settings.Settings.Mode;

/** A position of one mode is open and the settings say another: nothing may be done with it. */
public final class ModeChangedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ModeChangedException(Symbol symbol, Mode opened, Mode now) {
        super(symbol + " has something open in mode " + opened + ", and the settings say " + now
                + ": set the mode back, let it end or call emergency_stop, then change the mode");
    }
}
