package dev.scalpel.simulation;

import dev.scalpel.trading.Bracket;
import java.math.BigDecimal;

/**
 * An entry decided and sized, waiting for its minute.
 *
 * @param decisionClose close of the decision bar, from which a move of the price is counted
 * @param dueTime the minute at whose open it fills; when that minute is absent the entry lapses
 */
public record PendingEntry(
        Bracket bracket, double sigma, BigDecimal quantity, long decisionTime, double decisionClose, long dueTime) {}
