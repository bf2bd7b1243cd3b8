package dev.scalpel.local.demo;

import dev.scalpel.market.Symbol;
import dev.scalpel.training.daily.TrainingProgress;

/** Reports the steps of a training. */
record TrainingSteps(DemoListener listener) implements TrainingProgress {

    @Override
    public void stage(Symbol symbol, String what) {
        listener.happened(new DemoEvent.Working(symbol + ": " + what));
    }

    @Override
    public void trial(Symbol symbol, int finished, int total, double best) {
        listener.happened(new DemoEvent.Working(symbol + ": " + finished + " of " + total + " trials"));
    }
}
