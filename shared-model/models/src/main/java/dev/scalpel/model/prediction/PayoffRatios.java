package dev.scalpel.model.prediction;

import java.util.ArrayList;
import java.util.List;

/**
 * Mean net win ÷ mean net loss of each bracket, after costs: the {@code R} of the Kelly formula.
 *
 * @param ratios above 0; 1 for a bracket that never won or never lost
 */
public record PayoffRatios(List<Double> ratios) {

    private static final double MAX_RATIO = 100;

    public PayoffRatios {
        ratios = List.copyOf(ratios);
        if (ratios.stream().anyMatch(ratio -> !(ratio > 0 && ratio <= MAX_RATIO))) {
            throw new IllegalArgumentException("payoff ratios must lie in (0, " + MAX_RATIO + "]: " + ratios);
        }
    }

    public double of(int bracket) {
        return ratios.get(bracket);
    }

    /** Accumulates labels row by row. */
    public static final class Fit {

        private final double[] won;
        private final double[] lost;
        private final double[] wins;
        private final double[] losses;

        public Fit(int brackets) {
            won = new double[brackets];
            lost = new double[brackets];
            wins = new double[brackets];
            losses = new double[brackets];
        }

        /** @param netReturn of the bracket; a return of 0 counts as a loss of nothing */
        public void add(int bracket, double netReturn, double weight) {
            if (netReturn > 0) {
                won[bracket] += weight * netReturn;
                wins[bracket] += weight;
            } else {
                lost[bracket] -= weight * netReturn;
                losses[bracket] += weight;
            }
        }

        public PayoffRatios fit() {
            List<Double> ratios = new ArrayList<>();
            for (int bracket = 0; bracket < won.length; bracket++) {
                boolean both = wins[bracket] > 0 && lost[bracket] > 0;
                double ratio = both ? (won[bracket] / wins[bracket]) / (lost[bracket] / losses[bracket]) : 1;
                ratios.add(Math.max(1 / MAX_RATIO, Math.min(MAX_RATIO, ratio)));
            }
            return new PayoffRatios(ratios);
        }
    }
}
