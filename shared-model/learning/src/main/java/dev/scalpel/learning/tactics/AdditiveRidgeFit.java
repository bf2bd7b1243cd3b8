package dev.scalpel.learning.tactics;

import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;

/** A ridge regression on a few binary effects, with standard errors clustered by span of time. */
public final class AdditiveRidgeFit {

    private final int effects;
    private final double priorSamples;
    private final Map<Long, Span> spans = new TreeMap<>();

    /** Sums over the samples of a span: products of effects, and products of effects and targets. */
    private record Span(RealMatrix gram, RealVector moment) {

        static Span empty(int effects) {
            return new Span(new Array2DRowRealMatrix(effects, effects), new ArrayRealVector(effects));
        }

        void add(int[] present, double target) {
            for (int one : present) {
                moment.addToEntry(one, target);
                for (int other : present) {
                    gram.addToEntry(one, other, 1);
                }
            }
        }
    }

    /** @param priorSamples zero-valued samples added to each effect, as a prior */
    public AdditiveRidgeFit(int effects, double priorSamples) {
        this.effects = effects;
        this.priorSamples = priorSamples;
    }

    /** @param present the numbers of the effects that this sample has */
    public void add(int[] present, double target, long span) {
        spans.computeIfAbsent(span, key -> Span.empty(effects)).add(present, target);
    }

    public Fitted solve() {
        RealMatrix gram = MatrixUtils.createRealIdentityMatrix(effects).scalarMultiply(priorSamples);
        RealVector moment = new ArrayRealVector(effects);
        for (Span span : spans.values()) {
            gram = gram.add(span.gram());
            moment = moment.add(span.moment());
        }
        RealMatrix inverse = new CholeskyDecomposition(gram).getSolver().getInverse();
        RealVector coefficients = inverse.operate(moment);
        RealMatrix scores = new Array2DRowRealMatrix(effects, effects);
        for (Span span : spans.values()) {
            // The sum of this span's residuals for each effect.
            RealVector score = span.moment().subtract(span.gram().operate(coefficients));
            scores = scores.add(score.outerProduct(score));
        }
        return new Fitted(coefficients, inverse.multiply(scores).multiply(inverse), spans.size());
    }

    /** Coefficients and their covariance, clustered by span. */
    public static final class Fitted {

        private static final int MIN_SPANS = 10;

        private final RealVector coefficients;
        private final RealMatrix covariance;
        private final int spans;

        private Fitted(RealVector coefficients, RealMatrix covariance, int spans) {
            this.coefficients = coefficients;
            this.covariance = covariance;
            this.spans = spans;
        }

        public double mean(int[] present) {
            double sum = 0;
            for (int effect : present) {
                sum += coefficients.getEntry(effect);
            }
            return sum;
        }

        /** The mean minus this many standard errors; zero with too few spans. */
        public double lowerBound(int[] present, double errors) {
            if (spans < MIN_SPANS) {
                return 0;
            }
            double variance = 0;
            for (int one : present) {
                for (int other : present) {
                    variance += covariance.getEntry(one, other);
                }
            }
            return mean(present) - errors * Math.sqrt(Math.max(0, variance));
        }
    }
}
