package dev.scalpel.model.decision;

import dev.scalpel.market.Minutes;
import dev.scalpel.trading.AccountView;
import java.util.List;
import java.util.Locale;

/**
 * Partitions minutes by volatility, part of the UTC day, and whether trades were lost recently. Every minute belongs to
 * exactly one regime.
 *
 * @param feature by which volatility is measured
 * @param edges rising: a value below the first is the lowest level, one at or above the last the highest
 * @param dayParts number of equal parts of the day, a divisor of 24
 * @param losses consecutive losses that make a bad run
 * @param badRunMinutes how long after its last loss a bad run ends; without an end, a policy that stands aside could
 *     never trade again
 */
public record Regimes(String feature, List<Double> edges, int dayParts, int losses, int badRunMinutes) {

    private static final int HOURS = 24;

    public Regimes {
        edges = List.copyOf(edges);
        double previous = Double.NEGATIVE_INFINITY;
        for (double edge : edges) {
            if (!(edge > previous)) {
                throw new IllegalArgumentException("the edges of " + feature + " must rise: " + edges);
            }
            previous = edge;
        }
        if (dayParts < 1 || dayParts > HOURS || HOURS % dayParts != 0) {
            throw new IllegalArgumentException("dayParts must divide 24: " + dayParts);
        }
        if (losses < 1 || badRunMinutes < 1) {
            throw new IllegalArgumentException(
                    "losses and badRunMinutes must be >= 1: " + losses + ", " + badRunMinutes);
        }
    }

    /** One regime; its number follows from it. */
    public record Regime(int volatilityLevel, int dayPart, boolean badRun) {}

    public int levels() {
        return edges.size() + 1;
    }

    public int count() {
        return levels() * dayParts * 2;
    }

    public Regime regimeOf(double value, long barTime, boolean badRun) {
        int level = 0;
        while (level < edges.size() && value >= edges.get(level)) {
            level++;
        }
        long minuteOfDay = Math.floorMod(Math.floorDiv(barTime, Minutes.MILLIS), Minutes.PER_DAY);
        return new Regime(level, (int) (minuteOfDay * dayParts / Minutes.PER_DAY), badRun);
    }

    public int number(Regime regime) {
        return (regime.volatilityLevel() * dayParts + regime.dayPart()) * 2 + (regime.badRun() ? 1 : 0);
    }

    public Regime regime(int number) {
        int rest = number / 2;
        return new Regime(rest / dayParts, rest % dayParts, number % 2 == 1);
    }

    public boolean badRun(AccountView account, long barTime) {
        return badRun(account.lossesInARow(), account.lastLossTime(), barTime);
    }

    /** @param lastLossTime the minute of the newest loss, or {@link AccountView#NEVER} */
    public boolean badRun(int lossesInARow, long lastLossTime, long barTime) {
        return lossesInARow >= losses
                && lastLossTime != AccountView.NEVER
                && Minutes.between(lastLossTime, barTime) < badRunMinutes;
    }

    /** For a reader: "volatility level 2 of 4, 06-12 UTC, after losses". */
    public String describe(int number) {
        Regime regime = regime(number);
        int hours = HOURS / dayParts;
        return String.format(
                Locale.ROOT,
                "volatility level %d of %d, %02d-%02d UTC%s",
                regime.volatilityLevel() + 1,
                levels(),
                regime.dayPart() * hours,
                (regime.dayPart() + 1) * hours,
                regime.badRun() ? ", after losses" : "");
    }
}
