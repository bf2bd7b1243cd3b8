package dev.scalpel.portfolio.filter;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * How the model's probability that an entry wins becomes an opinion of it.
 *
 * @param minProbability below which the entry is vetoed, in (0, 1)
 * @param scaled whether an entry above it is made smaller: in proportion to how far its probability lies between the minimum
 *     and 1
 */
public record FilterRule(double minProbability, boolean scaled) {

    private static final int SIZE_DIGITS = 2;

    public FilterRule {
        if (!(minProbability > 0 && minProbability < 1)) {
            throw new IllegalArgumentException("minProbability must lie in (0, 1): " + minProbability);
        }
    }

    /** @param probability NaN where the model has none: the entry is vetoed, because nothing confirms it */
    public EntryOpinion opinion(double probability) {
        if (Double.isNaN(probability)) {
            return new EntryOpinion.Vetoed("the model has no probability for this bar");
        }
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("a probability must lie in [0, 1]: " + probability);
        }
        BigDecimal size = scaled
                ? BigDecimal.valueOf((probability - minProbability) / (1 - minProbability))
                        .setScale(SIZE_DIGITS, RoundingMode.DOWN)
                : BigDecimal.ONE;
        return probability < minProbability || size.signum() <= 0
                ? new EntryOpinion.Vetoed(
                        String.format(Locale.ROOT, "win probability %.3f, minimum %.3f", probability, minProbability))
                : new EntryOpinion.Allowed(size);
    }
}
