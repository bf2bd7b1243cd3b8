package dev.scalpel.research.studies.licence;

import dev.scalpel.research.synthetic.Edge;
import dev.scalpel.research.synthetic.EdgeKind;

/**
 * Which edge gives the study's procedure which net Sharpe ratio. Drift follows the taker flow of the last minutes; its amplitude
 * is set so that the shadow portfolio earns the Sharpe ratio after {@value #COST_BP} bp per side, on average over the markets
 * of {@link SharpeCalibration}, whose seeds no study reports.
 */
final class PlantedSharpe {

    static final double COST_BP = 0.5;

    /** Amplitudes, and the Sharpe ratios that {@code ./scalpel study licence --calibrate} measured for them. */
    private static final double[][] MEASURED = {
        {0.008, 1}, {0.016, 6},
    };

    private PlantedSharpe() {}

    /** @throws IllegalArgumentException for a Sharpe ratio that no calibrated amplitude reaches */
    static Edge edge(double sharpe) {
        for (int i = 1; i < MEASURED.length; i++) {
            double[] low = MEASURED[i - 1];
            double[] high = MEASURED[i];
            if (sharpe >= low[1] && sharpe <= high[1]) {
                double share = (sharpe - low[1]) / (high[1] - low[1]);
                return edgeOf(low[0] + share * (high[0] - low[0]));
            }
        }
        throw new IllegalArgumentException("a planted Sharpe ratio must be 0 or lie in [" + MEASURED[0][1] + ", "
                + MEASURED[MEASURED.length - 1][1] + "]: " + sharpe);
    }

    static Edge edgeOf(double amplitude) {
        return new Edge(EdgeKind.FLOW, amplitude);
    }
}
