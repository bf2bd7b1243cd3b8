package dev.scalpel.architecture.sample.lambdas.execution;

import dev.scalpel.architecture.sample.lambdas.training.TrainingStep;
import dev.scalpel.architecture.sample.lambdas.venue.binance.Adapter;

/** A Lambda that uses another one, and names a venue's adapter, on purpose. */
public final class Trader {

    public TrainingStep train() {
        return new TrainingStep();
    }

    public Adapter venue() {
        return new Adapter();
    }
}
