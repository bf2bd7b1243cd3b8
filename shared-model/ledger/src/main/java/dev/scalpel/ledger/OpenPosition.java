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
 * @param entryFills executions of the entry that the venue has listed; its reports may be ahead of them
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

    /**
     * The same position with what is known of its entry now; its levels do not change.
     *
     * @param fills that are listed
     * @param quantity that was entered, by the venue's reports where not all of it is listed
     */
    public OpenPosition withEntry(List<Fill> fills, BigDecimal quantity) {
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
