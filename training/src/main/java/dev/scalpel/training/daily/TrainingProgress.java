package dev.scalpel.training.daily;

import dev.scalpel.market.Symbol;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Receives the progress of a training, on the training's own thread. */
public interface TrainingProgress {

    TrainingProgress SILENT = new TrainingProgress() {
        @Override
        public void stage(Symbol symbol, String what) {}

        @Override
        public void trial(Symbol symbol, int finished, int total, double best) {}
    };

    /** Writes progress to the log. */
    static TrainingProgress logging() {
        Logger log = LoggerFactory.getLogger(TrainingProgress.class);
        return new TrainingProgress() {
            @Override
            public void stage(Symbol symbol, String what) {
                log.info("{}: {}", symbol, what);
            }

            @Override
            public void trial(Symbol symbol, int finished, int total, double best) {
                log.info(
                        "{}: {} of {} trials, best {}",
                        symbol,
                        finished,
                        total,
                        Double.isNaN(best) ? "none yet" : String.format(Locale.ROOT, "%+.3f %% per day", best * 100));
            }
        };
    }

    /** A stage begins. */
    void stage(Symbol symbol, String what);

    /**
     * A trial ended.
     *
     * @param best the highest mean utility per day so far, as a share of equity; NaN before the first complete trial
     */
    void trial(Symbol symbol, int finished, int total, double best);
}
