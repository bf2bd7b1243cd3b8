package dev.scalpel.training.daily;

import dev.scalpel.market.Symbol;

/** Hears how a training goes on: a bar on a terminal, lines in a log. Called from the training's own thread. */
public interface TrainingProgress {

    TrainingProgress SILENT = new TrainingProgress() {
        @Override
        public void stage(Symbol symbol, String what) {}

        @Override
        public void trial(Symbol symbol, int finished, int wanted, double best) {}
    };

    /** A stage begins. */
    void stage(Symbol symbol, String what);

    /**
     * A trial ended.
     *
     * @param best the highest mean utility a day so far, as a share of equity; NaN before the first complete trial
     */
    void trial(Symbol symbol, int finished, int wanted, double best);
}
