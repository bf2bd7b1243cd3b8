package dev.scalpel.execution.state;

/**
 * What the loss limit of a licensed champion has to remember of a UTC day.
 *
 * @param day since the epoch
 * @param exitCostAtStart of the position that was open when it began, as a share of the account: it was paid by the day before
 * @param reached whether the limit ended the day's entries
 */
public record LossLimitDay(long day, double exitCostAtStart, boolean reached) {

    public LossLimitDay {
        if (!(exitCostAtStart >= 0 && exitCostAtStart <= 1)) {
            throw new IllegalArgumentException("exitCostAtStart must lie in [0, 1]: " + exitCostAtStart);
        }
    }
}
