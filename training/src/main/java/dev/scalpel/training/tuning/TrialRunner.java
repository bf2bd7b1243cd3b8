package dev.scalpel.training.tuning;

import dev.scalpel.learning.replay.BlockReplay;
import dev.scalpel.training.optimiser.Point;
import dev.scalpel.training.optimiser.SearchSpace;
import java.util.List;

/** What a tuning tries: any point of its space, fold after fold. Thread-safe; each {@link #start} is an independent run. */
public interface TrialRunner {

    int folds();

    Run start(Point point);

    /** The points of a space to begin with where no earlier trials are known. */
    List<Point> firstPoints(SearchSpace space);

    /** One point's way through the folds. */
    interface Run {

        /**
         * Trades the next fold.
         *
         * @throws DivergedException when its fit gave no usable weights
         */
        BlockReplay nextFold();

        /**
         * All folds were traded.
         *
         * @param sum of their objectives
         */
        void finished(double sum);
    }
}
