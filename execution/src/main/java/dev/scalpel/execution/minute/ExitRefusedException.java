package dev.scalpel.execution.minute;

import dev.scalpel.market.Symbol;
import java.math.BigDecimal;

/** The venue refuses every exit. A person must look now; the next minute tries again. */
public final class ExitRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ExitRefusedException(Symbol symbol, BigDecimal quantity) {
        super("the venue refuses to sell " + quantity.toPlainString() + " " + symbol.base() + " of " + symbol
                + ", again and again: look at the account; the next minute tries again");
    }
}
