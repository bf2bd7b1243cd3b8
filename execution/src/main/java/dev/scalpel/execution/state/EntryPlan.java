package dev.scalpel.execution.state;

import dev.scalpel.trading.Bracket;
import java.math.BigDecimal;

/**
 * An entry that was decided and has not filled yet, with what its position and trade row will need.
 *
 * @param tradeId the entry's client id
 * @param decidedPrice the best price for the entry at the time of the decision: the ask of a long, the bid of a short
 * @param latencyMillis from the close of the decision bar to the order
 */
public record EntryPlan(
        String tradeId,
        long decisionBar,
        Bracket bracket,
        double sigma,
        BigDecimal decidedPrice,
        BigDecimal quantity,
        long latencyMillis,
        String modelId,
        String tacticsId,
        double predictedNet,
        double winProbability) {}
