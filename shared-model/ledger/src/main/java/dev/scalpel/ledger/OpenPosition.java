package dev.scalpel.ledger;

import dev.scalpel.trading.Position;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A position with the data for its trade row.
 *
 * @param position current levels and quantity, from the actual entry price
 * @param tradeId the id of the trade row: the entry's client id
 * @param tacticsId of the model's tactics; empty if no model decided
 * @param intendedPrice the quoted price at the decision
 * @param intendedQuantity quantity of the entry order
 * @param entryLatencyMillis from the close of the decision bar to the order
 * @param predictedNet calibrated net return, as a share; NaN if no model decided
 * @param winProbability the meta-model's; NaN if no model decided
 */
public record OpenPosition(
        Position position,
        String tradeId,
        Optional<String> tacticsId,
        BigDecimal intendedPrice,
        BigDecimal intendedQuantity,
        List<Fill> entryFills,
        long entryLatencyMillis,
        double predictedNet,
        double winProbability) {

    public OpenPosition {
        LedgerChecks.requireName("tradeId", tradeId);
        LedgerChecks.requireBasis(position.basis());
        tacticsId.ifPresent(id -> LedgerChecks.requireName("tacticsId", id));
        intendedPrice = LedgerChecks.requirePositive("intendedPrice", intendedPrice);
        intendedQuantity = LedgerChecks.requirePositive("intendedQuantity", intendedQuantity);
        entryFills = List.copyOf(entryFills);
    }

    /** The same position with all fills of its entry; its levels do not change. */
    public OpenPosition withFills(List<Fill> fills) {
        BigDecimal quantity = fills.stream().map(Fill::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new OpenPosition(
                position.withQuantity(quantity),
                tradeId,
                tacticsId,
                intendedPrice,
                intendedQuantity,
                fills,
                entryLatencyMillis,
                predictedNet,
                winProbability);
    }
}
