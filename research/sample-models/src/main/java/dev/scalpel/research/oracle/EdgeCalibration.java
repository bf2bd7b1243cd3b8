package dev.scalpel.research.oracle;

import dev.scalpel.market.BarSeries;
import dev.scalpel.research.synthetic.Edge;
import dev.scalpel.research.synthetic.EdgeKind;
import dev.scalpel.research.synthetic.EdgeSize;
import dev.scalpel.research.synthetic.KnownDrift;
import dev.scalpel.research.synthetic.SyntheticMarket;
import dev.scalpel.research.synthetic.TwoPairMarket;
import dev.scalpel.trading.BracketGrid;
import dev.scalpel.trading.Costs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * Measures edges, and finds the amplitude of a requested size. It uses a few markets of two pairs, always the same for the
 * same settings, and trades the second pair, which also follows the first.
 *
 * @param grid the brackets that the oracle may choose
 * @param costs the oracle's costs
 * @param markets number of markets, at least two: an oracle trades each after learning from the others
 * @param days length of each market
 * @param seed of the first market; the others have the following seeds
 */
public record EdgeCalibration(BracketGrid grid, Costs costs, int markets, int days, long seed) {

    /** The minutes over which information coefficients are measured. */
    public static final int HORIZON_MINUTES = 5;

    /** Three markets of 120 days: a daily Sharpe ratio of 1.5 has an error of about 0.08. */
    public static final EdgeCalibration STANDARD =
            new EdgeCalibration(BracketGrid.bothSides(), EdgeSize.TWO_BASIS_POINTS, 3, 120, 900);

    private static final int BISECTIONS = 9;
    private static final double MIN_AMPLITUDE = 0;
    private static final double MAX_AMPLITUDE = 1;

    public EdgeCalibration {
        if (markets < 2) {
            throw new IllegalArgumentException("markets must be >= 2: " + markets);
        }
        if (days < 2) {
            throw new IllegalArgumentException("days must be >= 2: " + days);
        }
    }

    /** The oracle's Sharpe ratio over the days of all the markets together, not annualised. */
    public double oracleDailySharpe(Edge edge) {
        List<SyntheticMarket> all = generate(edge);
        List<double[]> days = new ArrayList<>();
        for (SyntheticMarket market : all) {
            List<SyntheticMarket> others =
                    all.stream().filter(other -> other != market).toList();
            Oracle oracle = Oracle.learn(others, TwoPairMarket.TRADED, grid, costs);
            days.add(oracle.trade(market, TwoPairMarket.TRADED).dailyReturns());
        }
        return OracleResult.sharpe(days.stream().flatMapToDouble(Arrays::stream).toArray());
    }

    /**
     * Correlation of expected and realised five-minute log returns, from the next bar's open to the open five minutes
     * later, each in units of the typical move.
     */
    public double informationCoefficient(Edge edge) {
        Correlation correlation = new Correlation();
        for (SyntheticMarket market : generate(edge)) {
            BarSeries bars = market.bars(TwoPairMarket.TRADED);
            KnownDrift drift = market.drift(TwoPairMarket.TRADED);
            for (int row = 0; row + HORIZON_MINUTES + 1 < bars.size(); row++) {
                double unit = drift.typicalMove(row);
                double realised = StrictMath.log(bars.open(row + HORIZON_MINUTES + 1) / bars.open(row + 1));
                correlation.add(drift.expectedReturn(row, HORIZON_MINUTES) / unit, realised / unit);
            }
        }
        return correlation.value();
    }

    /** The edge of this kind whose oracle has this daily Sharpe ratio, by bisection on the amplitude. */
    public Edge withDailySharpe(EdgeKind kind, double dailySharpe) {
        return bisect(kind, dailySharpe, amplitude -> oracleDailySharpe(new Edge(kind, amplitude)));
    }

    /** The edge of this kind with this information coefficient, by bisection on the amplitude. */
    public Edge withInformationCoefficient(EdgeKind kind, double coefficient) {
        return bisect(kind, coefficient, amplitude -> informationCoefficient(new Edge(kind, amplitude)));
    }

    private static Edge bisect(EdgeKind kind, double target, DoubleUnaryOperator size) {
        if (kind == EdgeKind.NONE || !(target > 0)) {
            throw new IllegalArgumentException(
                    "an edge with a size needs a kind and a size > 0: " + kind + ", " + target);
        }
        double low = MIN_AMPLITUDE;
        double high = MAX_AMPLITUDE;
        if (size.applyAsDouble(high) < target) {
            throw new IllegalArgumentException("no edge of kind " + kind + " is that large: " + target
                    + " needs an amplitude above " + MAX_AMPLITUDE);
        }
        for (int i = 0; i < BISECTIONS; i++) {
            double middle = (low + high) / 2;
            if (size.applyAsDouble(middle) < target) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return new Edge(kind, (low + high) / 2);
    }

    private List<SyntheticMarket> generate(Edge edge) {
        List<SyntheticMarket> all = new ArrayList<>();
        for (int i = 0; i < markets; i++) {
            all.add(SyntheticMarket.of(TwoPairMarket.market(edge, days, seed + i)));
        }
        return all;
    }

    private static final class Correlation {

        private double count;
        private double x;
        private double y;
        private double xx;
        private double yy;
        private double xy;

        private void add(double a, double b) {
            count++;
            x += a;
            y += b;
            xx += a * a;
            yy += b * b;
            xy += a * b;
        }

        private double value() {
            double spread = (xx - x * x / count) * (yy - y * y / count);
            return spread <= 0 ? 0 : (xy - x * y / count) / Math.sqrt(spread);
        }
    }
}
