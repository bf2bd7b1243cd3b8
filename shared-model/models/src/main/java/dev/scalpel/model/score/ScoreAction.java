package dev.scalpel.model.score;

import dev.scalpel.trading.ScoreTactics;

/**
 * How a policy may trade a score in a regime: more or less selective, with an earlier or later exit, smaller, or not at all.
 *
 * @param quantile of |score| above which it enters
 * @param exitLevel at which it closes, as a share of the entry threshold
 * @param sizeFactor share of the usual size, at most 1; 0 to stand aside
 */
public record ScoreAction(String name, double quantile, double exitLevel, double sizeFactor) {

    public ScoreAction {
        if (!(sizeFactor >= 0 && sizeFactor <= 1)) {
            throw new IllegalArgumentException("no action takes a larger position than the model's own: sizeFactor must"
                    + " lie in [0, 1]: " + sizeFactor);
        }
    }

    public boolean standsAside() {
        return sizeFactor == 0;
    }

    /** The model's tactics as this action changes them; not for standing aside. */
    public ScoreTactics of(ScoreTactics own) {
        return new ScoreTactics(
                quantile,
                exitLevel,
                own.stopSigmas(),
                own.targetSigmas(),
                own.holdMinutes(),
                own.targetVolatility() * sizeFactor,
                own.kellyFraction() * sizeFactor,
                own.sizeCap() * sizeFactor,
                own.coolDownMinutes());
    }
}
