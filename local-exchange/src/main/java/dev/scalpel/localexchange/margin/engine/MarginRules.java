package dev.scalpel.localexchange.margin.engine;

import dev.scalpel.localexchange.margin.contract.MarginMarket;
import java.math.BigDecimal;
import java.util.function.BiFunction;

/**
 * How a venue on margin settles.
 *
 * @param decimals of amounts in the account's currency
 * @param closeoutShare of the used margin: with no more equity than that, the venue closes all positions
 * @param endsAfterPartialFill whether the rest of a resting order is gone after its first fill
 * @param commission in the account's currency, by instrument and quantity
 */
public record MarginRules(
        int decimals,
        BigDecimal closeoutShare,
        boolean endsAfterPartialFill,
        BiFunction<MarginMarket, BigDecimal, BigDecimal> commission) {

    /** Without a commission. */
    public MarginRules(int decimals, BigDecimal closeoutShare, boolean endsAfterPartialFill) {
        this(decimals, closeoutShare, endsAfterPartialFill, (market, quantity) -> BigDecimal.ZERO);
    }
}
