package dev.scalpel.settings.section;

import java.time.LocalTime;

/** Days are whole days of UTC. */
public record TrainingSettings(
        LocalTime at,
        Style style,
        boolean network,
        boolean regimes,
        int windowDays,
        int holdOutDays,
        int folds,
        int foldDays,
        int embargoMinutes,
        int seed) {

    /** Days that fitting and tuning may see: the window less the hold-out. */
    public int fitDays() {
        return windowDays - holdOutDays;
    }
}
