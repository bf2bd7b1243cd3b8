package dev.scalpel.portfolio.evidence;

import dev.scalpel.portfolio.filter.FilterFigures;
import dev.scalpel.portfolio.filter.FilterRule;
import dev.scalpel.portfolio.filter.FilterVerdict;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * The last verdict on a strategy's filter.
 *
 * @param at when it was reached
 * @param rule that it is of
 * @param refused why the filter is not in force; empty while it is
 */
public record FilterStanding(Instant at, FilterRule rule, Optional<String> refused, FilterFigures figures) {

    private static final double PERCENT = 100;

    /** Before the first review. */
    public static final String NOT_REVIEWED =
            "its evidence has not been gathered yet: the review of the strategy's history does that";

    public static FilterStanding of(FilterVerdict verdict, FilterRule rule, Instant at) {
        Optional<String> reason =
                verdict instanceof FilterVerdict.Refused refused ? Optional.of(refused.reason()) : Optional.empty();
        return new FilterStanding(at, rule, reason, verdict.figures());
    }

    /** Whether a filter by this rule is in force, in words: {@code in force: …} or {@code not in force: …}. */
    public static String words(Optional<FilterStanding> known, FilterRule rule) {
        return refusal(known, rule).map(reason -> "not in force: " + reason).orElseGet(() -> {
            FilterFigures figures = known.orElseThrow().figures();
            return String.format(
                    Locale.ROOT,
                    "in force: in %d days with entries it earned %.4f %% a day more than entries of its mean size, at least"
                            + " %.4f %% with the confidence of its last look; it changed %d of %d entries",
                    figures.days(),
                    PERCENT * figures.advantage(),
                    PERCENT * figures.low(),
                    figures.changed(),
                    figures.entries());
        });
    }

    /** Why a filter by this rule is not in force; empty if it is. */
    public static Optional<String> refusal(Optional<FilterStanding> known, FilterRule rule) {
        if (known.isEmpty()) {
            return Optional.of(NOT_REVIEWED);
        }
        FilterStanding standing = known.get();
        return standing.rule().equals(rule)
                ? standing.refused()
                : Optional.of("its evidence of " + standing.at() + " is of other probabilities ("
                        + standing.rule().minProbability() + " and "
                        + standing.rule().fullProbability() + "), which the next review replaces");
    }
}
