package dev.scalpel.execution.state;

import dev.scalpel.trading.Bracket;
import java.math.BigDecimal;

/**
 * An entry that was decided and has not filled yet: what its position and its trade row will tell.
 *
 * @param tradeId the entry's client id
 * @param decidedPrice what was seen when it was decided
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
