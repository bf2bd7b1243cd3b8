package dev.scalpel.model.score;

import java.util.List;
import java.util.Locale;

/**
 * Which action is taken in which regime: a level of volatility in a part of the UTC day. Both are known from the bar alone.
 *
 * @param edges between the levels of σ, rising: a value at an edge is in the level above
 * @param dayParts number of equal parts of the day, a divisor of 24
 * @param actions the first is the model's own tactics
 * @param choices the action of each regime, by its number
 */
public record ScorePolicy(List<Double> edges, int dayParts, List<ScoreAction> actions, List<Integer> choices) {

    private static final int HOURS = 24;
    private static final long DAY_MILLIS = 86_400_000L;

    public ScorePolicy {
        edges = List.copyOf(edges);
        actions = List.copyOf(actions);
        choices = List.copyOf(choices);
        for (int i = 1; i < edges.size(); i++) {
            if (!(edges.get(i) > edges.get(i - 1))) {
                throw new IllegalArgumentException("the edges of volatility must rise: " + edges);
            }
        }
        if (dayParts < 1 || dayParts > HOURS || HOURS % dayParts != 0) {
            throw new IllegalArgumentException("dayParts must divide 24: " + dayParts);
        }
        if (actions.isEmpty() || choices.size() != (edges.size() + 1) * dayParts) {
            throw new IllegalArgumentException("a policy of " + (edges.size() + 1) * dayParts
                    + " regimes needs actions and as many choices: " + choices.size());
        }
        for (int choice : choices) {
            if (choice < 0 || choice >= actions.size()) {
                throw new IllegalArgumentException(
                        "choice " + choice + " is out of range: the policy has " + actions.size() + " actions");
            }
        }
    }

    public int levels() {
        return edges.size() + 1;
    }

    public int regimes() {
        return choices.size();
    }

    /** @param barTime epoch milliseconds */
    public int regime(double sigma, long barTime) {
        int level = 0;
        while (level < edges.size() && sigma >= edges.get(level)) {
            level++;
        }
        return level * dayParts + dayPart(barTime);
    }

    private int dayPart(long barTime) {
        return (int) (Math.floorMod(barTime, DAY_MILLIS) * dayParts / DAY_MILLIS);
    }

    /** In how many regimes another action is taken than the model's own. */
    public int changed() {
        return (int) choices.stream().filter(choice -> choice != 0).count();
    }

    /** For a reader: "choosy in volatility level 2 of 3, 06-12 UTC". */
    public String describe(int regime) {
        int hours = HOURS / dayParts;
        int part = regime % dayParts;
        return String.format(
                Locale.ROOT,
                "%s in volatility level %d of %d, %02d-%02d UTC",
                actions.get(choices.get(regime)).name(),
                regime / dayParts + 1,
                levels(),
                part * hours,
                (part + 1) * hours);
    }
}
