package dev.scalpel.research.studies.score;

import dev.scalpel.trading.ScoreTactics;

/** Tactics of studies: the default ones with one thing changed. */
public final class StudyTactics {

    /** In σ√60: never reached in practice. */
    private static final double FAR = 1_000;

    private StudyTactics() {}

    public static ScoreTactics ofQuantile(double quantile) {
        return with(
                ScoreTactics.DEFAULT, quantile, ScoreTactics.DEFAULT.exitLevel(), ScoreTactics.DEFAULT.holdMinutes());
    }

    /** Neither stop nor target, and so many minutes. */
    static ScoreTactics held(ScoreTactics tactics, int minutes) {
        return distances(with(tactics, tactics.quantile(), tactics.exitLevel(), minutes), FAR, FAR);
    }

    public static ScoreTactics exits(ScoreTactics tactics, double exitLevel, int holdMinutes) {
        return with(tactics, tactics.quantile(), exitLevel, holdMinutes);
    }

    /** @param stopSigmas in σ√60 */
    public static ScoreTactics stop(ScoreTactics tactics, double stopSigmas) {
        return distances(tactics, stopSigmas, tactics.targetSigmas());
    }

    private static ScoreTactics with(ScoreTactics tactics, double quantile, double exitLevel, int holdMinutes) {
        return new ScoreTactics(
                quantile,
                exitLevel,
                tactics.stopSigmas(),
                tactics.targetSigmas(),
                holdMinutes,
                tactics.targetVolatility(),
                tactics.kellyFraction(),
                tactics.sizeCap(),
                tactics.coolDownMinutes());
    }

    private static ScoreTactics distances(ScoreTactics tactics, double stopSigmas, double targetSigmas) {
        return new ScoreTactics(
                tactics.quantile(),
                tactics.exitLevel(),
                stopSigmas,
                targetSigmas,
                tactics.holdMinutes(),
                tactics.targetVolatility(),
                tactics.kellyFraction(),
                tactics.sizeCap(),
                tactics.coolDownMinutes());
    }
}
