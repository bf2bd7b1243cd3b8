package dev.scalpel.signals;

import dev.scalpel.trading.PositionSide;
import java.util.Optional;

/** What a strategy is to hold. */
public enum TargetState {
    LONG,
    SHORT,
    FLAT;

    /** The side of the wanted position; empty for none. */
    public Optional<PositionSide> side() {
        return switch (this) {
            case LONG -> Optional.of(PositionSide.LONG);
            case SHORT -> Optional.of(PositionSide.SHORT);
            case FLAT -> Optional.empty();
        };
    }
}
