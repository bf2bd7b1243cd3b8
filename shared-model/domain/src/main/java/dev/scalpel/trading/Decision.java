package dev.scalpel.trading;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** The decision after a closed bar while no position is open, with the figures that explain it. */
public sealed interface Decision {

    /**
     * Open a position at the next bar's open.
     *
     * @param sigma the unit of distance frozen at the decision bar, as a share of the price, in (0, 1)
     * @param share position size as a share of equity, in (0, 1], Kelly and cap already applied
     * @param predictedNet the model's calibrated net return of this bracket; NaN for a rule without a model
     * @param winProbability the meta-model's probability of a profit; NaN for a rule without a model
     */
    record Enter(
            Bracket bracket, double sigma, double share, double predictedNet, double winProbability, Tactics tactics)
            implements Decision {

        public Enter {
            requireSigma(sigma);
            Require.positive("share", share);
            Require.within("share", share, 0, 1);
        }

        /** An entry by a rule without a model. */
        public static Enter byRule(Bracket bracket, double sigma, double share, Tactics tactics) {
            return new Enter(bracket, sigma, share, Double.NaN, Double.NaN, tactics);
        }

        private static void requireSigma(double sigma) {
            if (!(sigma > 0 && sigma < 1)) {
                throw new IllegalArgumentException("sigma must lie in (0, 1): " + sigma);
            }
        }
    }

    /**
     * Open nothing.
     *
     * @param figures the figures behind the reason, sorted by name
     */
    record StandAside(StandAsideReason reason, Map<String, Double> figures) implements Decision {

        private static final StandAside NO_SIGNAL = because(StandAsideReason.NO_SIGNAL);

        public StandAside {
            figures = Collections.unmodifiableMap(new TreeMap<>(figures));
        }

        public static StandAside noSignal() {
            return NO_SIGNAL;
        }

        public static StandAside because(StandAsideReason reason) {
            return new StandAside(reason, Map.of());
        }

        public static StandAside because(StandAsideReason reason, String name, double value) {
            return new StandAside(reason, Map.of(name, value));
        }

        public static StandAside because(
                StandAsideReason reason, String name, double value, String limitName, double limit) {
            return new StandAside(reason, Map.of(name, value, limitName, limit));
        }
    }
}
