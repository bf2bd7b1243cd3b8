package dev.scalpel.trading;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** The decision after a closed bar while no position is open, with the figures that explain it. */
public sealed interface Decision {

    /**
     * Open a position at the next bar's open.
     *
     * @param share position size as a share of equity, in (0, 1], Kelly and cap already applied
     * @param predictedNet the model's calibrated net return of its bracket; NaN without a model
     * @param winProbability the meta-model's probability of a profit; NaN without a model
     */
    record Enter(EntryBasis basis, double share, double predictedNet, double winProbability, Tactics tactics)
            implements Decision {

        public Enter {
            Require.positive("share", share);
            Require.within("share", share, 0, 1);
        }

        /** An entry by a rule without a model, at the distances of a bracket. */
        public static Enter byRule(String rule, Bracket bracket, double sigma, double share, Tactics tactics) {
            EntryBasis basis = new EntryBasis.ByRule(rule, rule, EntryBasis.Distances.of(bracket, sigma));
            return new Enter(basis, share, Double.NaN, Double.NaN, tactics);
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
