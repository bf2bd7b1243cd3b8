package dev.scalpel.evidence;

import dev.scalpel.statistics.Statistic;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The greatest cost per side at which the forward days are proof of an edge: the fixed stakes of {@link Wager}, on the same
 * days at that cost, have grown to {@value #PROOF}. Unlike an estimate with its error it holds at whichever day one looks.
 */
public final class ProvenBreakEven {

    /** The capital that proves it. */
    public static final double PROOF = 20;

    /** The cost per side of the grid's last point. */
    public static final double MAX_BP = 20;

    private static final int POINTS_PER_BP = 10;

    private ProvenBreakEven() {}

    /**
     * Searches the grid from 0 to {@value #MAX_BP} bp in tenths.
     *
     * @param start the walk-forward days with trades that the scale begins with
     * @param days forward, in order; both of trades that no cost has filtered
     */
    public static Statistic bp(List<SettledDay> start, List<SettledDay> days) {
        for (int point = (int) (MAX_BP * POINTS_PER_BP); point >= 0; point--) {
            double cost = (double) point / POINTS_PER_BP;
            if (steady(start, days, cost) >= PROOF) {
                return Statistic.of(cost);
            }
        }
        return Statistic.undefined(String.format(
                Locale.ROOT,
                "not proven at any cost: %.1f of %.0f at no cost after %d days",
                steady(start, days, 0),
                PROOF,
                days.size()));
    }

    /** The capital of the fixed stakes at this cost; 1 where the start gives no scale. */
    public static double steady(List<SettledDay> start, List<SettledDay> days, double costBp) {
        Optional<ReturnScale> scale = EvidenceReplay.scale(start, day -> day.at(costBp));
        return scale.map(first -> steady(first, days, costBp)).orElse(1.0);
    }

    private static double steady(ReturnScale first, List<SettledDay> days, double costBp) {
        ReturnScale scale = first;
        Wager wager = Wager.starting();
        for (SettledDay day : days) {
            DayResult result = day.at(costBp);
            wager = wager.after(result.scaled(scale.unit()));
            scale = scale.after(result);
        }
        return wager.steady();
    }
}
