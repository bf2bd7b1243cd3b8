package dev.scalpel.learning.score;

import dev.scalpel.model.score.ScoreNetwork;
import org.jspecify.annotations.Nullable;

/** Networks that an earlier run has fitted. Called from several threads. */
public interface ResidualCache {

    /** Knows nothing. */
    ResidualCache NONE = new ResidualCache() {

        @Override
        public @Nullable ScoreNetwork find(long epochDay) {
            return null;
        }

        @Override
        public void fitted(long epochDay, ScoreNetwork network) {}
    };

    /** The network that is used from a day on, if it is known and all that its fit reads is the same. */
    @Nullable
    ScoreNetwork find(long epochDay);

    void fitted(long epochDay, ScoreNetwork network);
}
