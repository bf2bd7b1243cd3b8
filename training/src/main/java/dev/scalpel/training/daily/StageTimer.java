package dev.scalpel.training.daily;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Measures the stages of a training. */
final class StageTimer {

    private final Clock clock;
    private final Map<String, Double> seconds = new LinkedHashMap<>();

    StageTimer(Clock clock) {
        this.clock = clock;
    }

    <T> T time(String stage, Supplier<T> work) {
        long begin = clock.millis();
        try {
            return work.get();
        } finally {
            seconds.merge(stage, (clock.millis() - begin) / 1e3, Double::sum);
        }
    }

    Map<String, Double> seconds() {
        return seconds;
    }
}
