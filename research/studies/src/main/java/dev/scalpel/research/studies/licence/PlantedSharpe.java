package dev.scalpel.research.studies.licence;

import dev.scalpel.research.synthetic.Edge;
import dev.scalpel.research.synthetic.EdgeKind;

/**
 * Which edge gives the study's procedure which net Sharpe ratio. Drift follows the taker flow of the last minutes; its amplitude
 * lies on a line through what {@link SharpeCalibration} measured: the mean Sharpe ratio of the shadow portfolio after
 * {@value #COST_BP} bp per side, over markets whose seeds no study reports.
 */
final class PlantedSharpe {

    static final double COST_BP = 0.5;

    /** Least squares over the markets of {@code ./scalpel study licence --calibrate}; docs/studies.md has the points. */
    private static final double SLOPE = 433;

    private static final double INTERCEPT = -2.84;

    private static final double MIN_SHARPE = 1;
    private static final double MAX_SHARPE = 6;

    private PlantedSharpe() {}

    /** @throws IllegalArgumentException for a Sharpe ratio away from what was measured */
    static Edge edge(double sharpe) {
        if (!(sharpe >= MIN_SHARPE && sharpe <= MAX_SHARPE)) {
            throw new IllegalArgumentException(
                    "a planted Sharpe ratio must be 0 or lie in [" + MIN_SHARPE + ", " + MAX_SHARPE + "]: " + sharpe);
        }
        return edgeOf((sharpe - INTERCEPT) / SLOPE);
    }

    static Edge edgeOf(double amplitude) {
        return new Edge(EdgeKind.FLOW, amplitude);
    }
}
