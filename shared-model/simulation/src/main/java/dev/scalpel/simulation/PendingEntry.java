package dev.scalpel.simulation;

import dev.scalpel.trading.EntryBasis;
import java.math.BigDecimal;

/**
 * An entry that is decided and sized, and waits for its minute.
 *
 * @param decisionClose close of the decision bar, from which the price move is measured
 * @param dueTime the minute at whose open it fills; when that minute is absent the entry expires. Where the entry rests, the
 *     first minute in which it may fill
 */
public record PendingEntry(
        EntryBasis basis, BigDecimal quantity, long decisionTime, double decisionClose, long dueTime) {

    PendingEntry withDueTime(long otherDueTime) {
        return new PendingEntry(basis, quantity, decisionTime, decisionClose, otherDueTime);
    }
}
