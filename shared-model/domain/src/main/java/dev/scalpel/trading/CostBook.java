package dev.scalpel.trading;

import dev.scalpel.market.InstrumentId;
import java.util.function.ToDoubleFunction;

/** The costs of each instrument. Simulation, training, execution and monitoring ask it and nothing else. */
@FunctionalInterface
public interface CostBook {

    Costs of(InstrumentId instrument);

    /** The same costs for every instrument. */
    static CostBook same(Costs costs) {
        return instrument -> costs;
    }

    /** @param notional of the orders of each instrument; the costs of these are those of every order */
    default CostBook atNotional(ToDoubleFunction<InstrumentId> notional) {
        return instrument -> of(instrument).atNotional(notional.applyAsDouble(instrument));
    }
}
