package dev.scalpel.model.decision;

import dev.scalpel.market.Minutes;
import dev.scalpel.trading.AccountView;
import java.util.List;
import java.util.Locale;

/**
 * The kinds of minute that tactics are chosen by: how lively the market is, which part of the UTC day it is, and whether
 * trades were lost lately. Every minute belongs to one of them.
 *
 * @param feature by which liveliness is told
 * @param edges rising: a value below the first is the calmest level, one at or above the last the liveliest
 * @param dayParts the day is cut into so many equal parts, a divisor of 24
 * @param losses in a row that make a bad run
 * @param badRunMinutes how long after its last loss a bad run is over: who stands aside must be able to come back
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

    /** Where a minute stands; a regime's number follows from it. */
    public record Place(int liveliness, int dayPart, boolean badRun) {}

    public int levels() {
        return edges.size() + 1;
    }

    public int count() {
        return levels() * dayParts * 2;
    }

    public Place place(double value, long barTime, boolean badRun) {
        int level = 0;
        while (level < edges.size() && value >= edges.get(level)) {
            level++;
        }
        long minuteOfDay = Math.floorMod(Math.floorDiv(barTime, Minutes.MILLIS), Minutes.PER_DAY);
        return new Place(level, (int) (minuteOfDay * dayParts / Minutes.PER_DAY), badRun);
    }

    public int number(Place place) {
        return (place.liveliness() * dayParts + place.dayPart()) * 2 + (place.badRun() ? 1 : 0);
    }

    public Place place(int number) {
        int rest = number / 2;
        return new Place(rest / dayParts, rest % dayParts, number % 2 == 1);
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

    /** For people: "liveliness 2 of 4, 06-12 UTC, after losses". */
    public String words(int number) {
        Place place = place(number);
        int hours = HOURS / dayParts;
        return String.format(
                Locale.ROOT,
                "liveliness %d of %d, %02d-%02d UTC%s",
                place.liveliness() + 1,
                levels(),
                place.dayPart() * hours,
                (place.dayPart() + 1) * hours,
                place.badRun() ? ", after losses" : "");
    }
}
