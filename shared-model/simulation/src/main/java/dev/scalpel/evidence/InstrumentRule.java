package dev.scalpel.evidence;

import dev.scalpel.market.InstrumentId;
import dev.scalpel.statistics.BreakEven;
import dev.scalpel.statistics.GrossReturn;
import dev.scalpel.statistics.Statistic;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/**
 * Which instruments the portfolio trades, and how much of each: decided once a month, from trades that were over before.
 * An instrument's own break-even counts as far as its error allows; the rest is the break-even of all.
 */
public final class InstrumentRule {

    /** How much true break-evens of instruments differ, in bp: a prior deviation. */
    public static final double DEVIATION_BP = 0.5;
    /** An excluded instrument must earn more than its costs by this, in bp per side. */
    public static final double READMISSION_BP = 0.25;

    /** How a manifest declares it. */
    public static final String DECLARED =
            "those of the settings, decided in each month and whenever one is added, from the matured trades of 180 days (of one"
                    + " that was added, from then on): break-evens shrunk by a deviation of " + DEVIATION_BP
                    + " bp, out below the costs, in again " + READMISSION_BP
                    + " bp above them; weights by the reciprocal of volatility, none above its allocation";

    private InstrumentRule() {}

    /** What became of an instrument the last time. */
    public enum Before {
        NEW,
        TRADED,
        EXCLUDED
    }

    /**
     * What is known of an instrument.
     *
     * @param matured out-of-sample trades that are over, before costs; none for a new instrument
     * @param costBp of the account per side
     * @param volatility σ of its returns, in any unit that all instruments share
     */
    public record Candidate(
            InstrumentId instrument, List<GrossReturn> matured, double costBp, double volatility, Before before) {

        public Candidate {
            matured = List.copyOf(matured);
            if (!Double.isFinite(costBp) || !(volatility > 0 && volatility <= Double.MAX_VALUE)) {
                throw new IllegalArgumentException("costBp must be finite, volatility finite and > 0: " + costBp + ", "
                        + volatility + " of " + instrument);
            }
            if (before == Before.NEW && !matured.isEmpty()) {
                throw new IllegalArgumentException("a new instrument starts without history: " + instrument + " has "
                        + matured.size() + " trades");
            }
        }
    }

    /**
     * The decision on an instrument.
     *
     * @param breakEvenBp shrunken, per side; undefined while no instrument has a trade
     * @param weight in the portfolio, inversely proportional to volatility; the weights of the included ones sum to 1
     */
    public record Choice(InstrumentId instrument, Statistic breakEvenBp, boolean included, double weight) {}

    /** Whether a month has begun since the last decision. */
    public static boolean isDue(LocalDate last, LocalDate today) {
        return YearMonth.from(today).isAfter(YearMonth.from(last));
    }

    /** Decides on all instruments together, in their order. */
    public static List<Choice> decide(List<Candidate> candidates) {
        Statistic pooled = BreakEven.headline(candidates.stream()
                        .flatMap(each -> each.matured().stream())
                        .toList())
                .bp();
        double inverse = candidates.stream()
                .filter(each -> isIncluded(each, pooled))
                .mapToDouble(each -> 1 / each.volatility())
                .sum();
        return candidates.stream()
                .map(each -> {
                    boolean included = isIncluded(each, pooled);
                    return new Choice(
                            each.instrument(),
                            breakEven(each, pooled),
                            included,
                            included ? 1 / each.volatility() / inverse : 0);
                })
                .toList();
    }

    private static boolean isIncluded(Candidate candidate, Statistic pooled) {
        Statistic breakEven = breakEven(candidate, pooled);
        if (!breakEven.isDefined()) {
            return candidate.before() != Before.EXCLUDED;
        }
        return candidate.before() == Before.EXCLUDED
                ? breakEven.get() > candidate.costBp() + READMISSION_BP
                : breakEven.get() >= candidate.costBp();
    }

    /** Its own break-even, pulled to that of all; without trades or without an error that of all. */
    private static Statistic breakEven(Candidate candidate, Statistic pooled) {
        BreakEven own = BreakEven.headline(candidate.matured());
        if (!pooled.isDefined() || !own.standardErrorBp().isDefined()) {
            return pooled;
        }
        double variance = DEVIATION_BP * DEVIATION_BP;
        double error = own.standardErrorBp().get();
        double share = variance / (variance + error * error);
        return pooled.map(all -> all + share * (own.bp().get() - all));
    }
}
