package dev.scalpel.monitoring.metrics;

import dev.scalpel.statistics.Statistic;

public record DriftIndex(String name, Statistic value) {

    public boolean drifted() {
        return value.orElse(0) > Drift.DRIFTED;
    }
}
