package dev.scalpel.portfolio.filter;

import dev.scalpel.settings.value.FilterProbabilities;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * How the model's probability that an entry wins becomes an opinion of it: below the minimum it is vetoed, from {@code full} on it
 * is entered whole, and between them in proportion.
 *
 * @param minProbability in (0, 1)
 * @param fullProbability from the minimum to 1; the minimum itself for a filter that only vetoes
 */
public record FilterRule(double minProbability, double fullProbability) {

    private static final int SIZE_DIGITS = 2;

    public FilterRule {
        if (!(minProbability > 0 && minProbability < 1)) {
            throw new IllegalArgumentException("minProbability must lie in (0, 1): " + minProbability);
        }
        if (!(fullProbability >= minProbability && fullProbability <= 1)) {
            throw new IllegalArgumentException(
                    "fullProbability must lie in [minProbability, 1]: " + fullProbability + ", " + minProbability);
        }
    }

    /** By the settings of a strategy. */
    public static FilterRule of(FilterProbabilities probabilities) {
        return new FilterRule(
                probabilities.minimum().doubleValue(), probabilities.full().doubleValue());
    }

    /** @param probability NaN where the model has none: the entry is vetoed, because nothing confirms it */
    public EntryOpinion.Judged opinion(double probability) {
        if (Double.isNaN(probability)) {
            return new EntryOpinion.Vetoed("the model has no probability for this bar");
        }
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("a probability must lie in [0, 1]: " + probability);
        }
        if (probability >= fullProbability) {
            return EntryOpinion.Allowed.WHOLE;
        }
        BigDecimal size = probability < minProbability
                ? BigDecimal.ZERO
                : BigDecimal.valueOf((probability - minProbability) / (fullProbability - minProbability))
                        .setScale(SIZE_DIGITS, RoundingMode.DOWN);
        return size.signum() <= 0
                ? new EntryOpinion.Vetoed(
                        String.format(Locale.ROOT, "win probability %.3f, minimum %.3f", probability, minProbability))
                : new EntryOpinion.Allowed(size);
    }
}
