package dev.scalpel.execution.portfolio;

import dev.scalpel.market.Symbol;
import java.math.BigDecimal;

/**
 * A position that a portfolio did not open, where positions are netted.
 *
 * @param quantity negative where it is short; without what the portfolio holds
 * @param text what was found and what to do, for the owner
 */
public record ForeignPosition(Symbol instrument, BigDecimal quantity, String text) {

    public ForeignPosition {
        if (quantity.signum() == 0) {
            throw new IllegalArgumentException("a foreign position of " + instrument + " must not be 0");
        }
    }
}
