package dev.scalpel.settings.section;

/** @param threads 0 means one per processor */
public record TuningSettings(int trials, int seconds, int seeds, int threads) {

    public int threadsOn(int processors) {
        return threads == 0 ? Math.max(1, processors) : threads;
    }
}
