package dev.scalpel.training;

import dev.scalpel.market.Symbol;
import dev.scalpel.training.daily.TrainingProgress;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Progress as lines of a log. */
final class LogProgress implements TrainingProgress {

    private static final Logger LOG = LoggerFactory.getLogger(LogProgress.class);

    @Override
    public void stage(Symbol symbol, String what) {
        LOG.info("{}: {}", symbol, what);
    }

    @Override
    public void trial(Symbol symbol, int finished, int wanted, double best) {
        LOG.info(
                "{}: {} of {} trials, best {}",
                symbol,
                finished,
                wanted,
                Double.isNaN(best) ? "none yet" : String.format(Locale.ROOT, "%+.3f %% a day", best * 100));
    }
}
