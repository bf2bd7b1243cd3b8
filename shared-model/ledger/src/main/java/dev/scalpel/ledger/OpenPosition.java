package dev.scalpel.ledger;

import dev.scalpel.trading.Position;
import java.math.BigDecimal;
import java.util.List;

/**
 * A position with what its trade row will tell.
 *
 * @param position levels and quantity as they stand, by the real entry price
 * @param tradeId the id of the trade row: the entry's client id
 * @param intendedPrice the price seen when the entry was decided
 * @param intendedQuantity what the entry was to be
 * @param entryLatencyMillis from the close of the decision bar to the order
 * @param predictedNet calibrated net return, as a share; NaN where no model decided
 * @param winProbability the meta-model's; NaN where no model decided
 */
public record OpenPosition(
        Position position,
        String tradeId,
        String modelId,
        String tacticsId,
        BigDecimal intendedPrice,
        BigDecimal intendedQuantity,
        List<Fill> entryFills,
        long entryLatencyMillis,
        double predictedNet,
        double winProbability) {

    public OpenPosition {
        LedgerChecks.requireName("tradeId", tradeId);
        LedgerChecks.requireName("modelId", modelId);
        LedgerChecks.requireName("tacticsId", tacticsId);
        intendedPrice = LedgerChecks.requirePositive("intendedPrice", intendedPrice);
        intendedQuantity = LedgerChecks.requirePositive("intendedQuantity", intendedQuantity);
        entryFills = List.copyOf(entryFills);
    }

    /** The same position with all that was bought for it; its levels stand. */
    public OpenPosition with(List<Fill> bought) {
        BigDecimal quantity = bought.stream().map(Fill::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new OpenPosition(
                position.withQuantity(quantity),
                tradeId,
                modelId,
                tacticsId,
                intendedPrice,
                intendedQuantity,
                bought,
                entryLatencyMillis,
                predictedNet,
                winProbability);
    }
}
