package dev.scalpel.local.cli.bot;

import dev.scalpel.local.cli.console.ProcessContext;
import dev.scalpel.local.cli.console.ProgressLine;
import dev.scalpel.market.Symbol;
import dev.scalpel.training.daily.TrainingProgress;
import java.util.Locale;

/** Shows a training's progress on one line. */
final class TrainingProgressLine implements TrainingProgress {

    private final ProgressLine line;

    TrainingProgressLine(ProcessContext process) {
        line = new ProgressLine(process);
    }

    @Override
    public void stage(Symbol symbol, String what) {
        line.show(0, symbol + "  " + what);
    }

    @Override
    public void trial(Symbol symbol, int finished, int total, double best) {
        line.show(
                (double) finished / total,
                symbol + "  trial " + finished + " of " + total
                        + (Double.isNaN(best) ? "" : String.format(Locale.ROOT, ", best %.3f %% a day", 100 * best)));
        if (finished >= total) {
            line.clear();
        }
    }
}
