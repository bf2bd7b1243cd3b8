package dev.scalpel.trading;

import dev.scalpel.market.Symbol;
import java.util.function.ToDoubleFunction;

/** The costs of each instrument. Simulation, training, execution and monitoring ask it and nothing else. */
@FunctionalInterface
public interface CostBook {

    Costs of(Symbol symbol);

    /** The same costs for every instrument. */
    static CostBook same(Costs costs) {
        return symbol -> costs;
    }

    /** @param notional of the orders of each symbol; the costs of these are those of every order */
    default CostBook atNotional(ToDoubleFunction<Symbol> notional) {
        return symbol -> of(symbol).atNotional(notional.applyAsDouble(symbol));
    }
}
