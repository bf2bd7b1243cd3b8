package dev.scalpel.research.studies.licence;

import java.util.List;
import java.util.OptionalInt;

/**
 * The size of a study.
 *
 * @param sharpes planted; 0 is a market without an edge, in which trading is free: with a cost nothing would be traded
 * @param markets per Sharpe ratio above 0
 * @param nullMarkets without an edge
 * @param forwardDays that each is followed
 * @param firstSeed the markets' seeds count from it
 * @param edgeEnds the forward day from which the edge is gone; empty where it stays
 */
public record LicencePlan(
        List<Double> sharpes, int markets, int nullMarkets, int forwardDays, long firstSeed, OptionalInt edgeEnds) {

    public static final LicencePlan DEFAULT =
            new LicencePlan(List.of(0.0, 1.5, 2.5, 3.5, 5.0), 100, 400, 360, 1, OptionalInt.empty());

    public LicencePlan {
        sharpes = List.copyOf(sharpes);
        if (sharpes.isEmpty() || markets < 2 || nullMarkets < 2 || forwardDays < 60) {
            throw new IllegalArgumentException("there must be a Sharpe ratio, 2 markets of each and 60 days or more: "
                    + sharpes + ", " + markets + ", " + nullMarkets + ", " + forwardDays);
        }
        if (firstSeed < 1 || firstSeed + Math.max(markets, nullMarkets) > SharpeCalibration.FIRST_SEED) {
            throw new IllegalArgumentException("seeds must lie in [1, " + SharpeCalibration.FIRST_SEED
                    + "), because those above calibrate the edges: from " + firstSeed);
        }
        sharpes.stream().filter(sharpe -> sharpe != 0).forEach(PlantedSharpe::edge);
        if (edgeEnds.isPresent() && (edgeEnds.getAsInt() < 2 || edgeEnds.getAsInt() > forwardDays)) {
            throw new IllegalArgumentException("edgeEnds must lie in [2, " + forwardDays + "]: " + edgeEnds);
        }
    }

    /** How many lines of progress a run has. */
    public int steps() {
        return sharpes.stream().mapToInt(this::marketsOf).sum();
    }

    int marketsOf(double sharpe) {
        return sharpe == 0 ? nullMarkets : markets;
    }
}
