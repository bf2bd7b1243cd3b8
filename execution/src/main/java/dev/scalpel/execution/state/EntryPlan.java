package dev.scalpel.execution.state;

import dev.scalpel.trading.EntryBasis;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * An entry that was decided and has not filled yet, with what its position and trade row will need.
 *
 * @param tradeId the entry's client id
 * @param basis the strategy that decided it, and why
 * @param decidedPrice the best price for the entry at the time of the decision: the ask of a long, the bid of a short
 * @param latencyMillis from the close of the decision bar to the order
 * @param tacticsId of the model's tactics; empty if no model decided
 */
public record EntryPlan(
        String tradeId,
        long decisionBar,
        EntryBasis basis,
        BigDecimal decidedPrice,
        BigDecimal quantity,
        long latencyMillis,
        Optional<String> tacticsId,
        double predictedNet,
        double winProbability) {}
