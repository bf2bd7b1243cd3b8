package dev.scalpel.local.cli;

import dev.scalpel.local.demo.Demo;
import dev.scalpel.local.demo.DemoPlan;
import dev.scalpel.local.demo.DemoResult;
import dev.scalpel.local.demo.DemoView;
import dev.scalpel.synthetic.Edge;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code ./scalpel demo}. */
@Command(
        name = "demo",
        description = "Play a synthetic market to the whole bot on an accelerated clock. Needs no network and no keys.")
final class DemoCommand implements Callable<Integer> {

    private static final int HISTORY_DAYS = 60;
    private static final int MOST_DAYS = 365;

    @ParentCommand
    private @Nullable ScalpelCommand scalpel;

    @Option(
            names = "--days",
            paramLabel = "N",
            defaultValue = "3",
            description = "Days to play (default: ${DEFAULT-VALUE}).")
    private int days;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "7",
            description = "Which market (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Override
    public Integer call() {
        ScalpelCommand parent = ScalpelCommand.required(scalpel);
        if (days < 1 || days > MOST_DAYS) {
            throw new CommandFailedException(
                    "--days must lie between 1 and " + MOST_DAYS + ": " + days, "try --days 3");
        }
        Path directory = DemoDirectory.fresh(parent.home());
        ProgressLine progress = new ProgressLine(parent.shell());
        progress.note("A synthetic market with seed " + seed + ": " + HISTORY_DAYS + " days of history, then " + days
                + " days minute by minute.");
        DemoResult result = new Demo(new DemoPlan(days, HISTORY_DAYS, seed, Edge.none()), directory, view(progress))
                .run(() -> false);
        progress.clear();
        parent.print(result, text(result));
        return ExitCode.OK;
    }

    private static DemoView view(ProgressLine line) {
        return new DemoView() {
            @Override
            public void note(String text) {
                line.note(text);
            }

            @Override
            public void progress(double share, String text) {
                line.show(share, text);
            }
        };
    }

    private static String text(DemoResult result) {
        Table table = new Table("symbol", "bars", "first bar", "last bar", "quiet", "missing", "close");
        for (DemoResult.Stored stored : result.stored()) {
            table.add(
                    stored.symbol(),
                    String.format(Locale.ROOT, "%,d", stored.bars()),
                    stored.from(),
                    stored.to(),
                    stored.quietMinutes(),
                    stored.missingMinutes(),
                    String.format(Locale.ROOT, "%.2f", stored.close()));
        }
        return table
                + System.lineSeparator()
                + System.lineSeparator()
                + String.format(
                        Locale.ROOT,
                        "%d days in %.1f s; the store is in %s",
                        result.days(),
                        result.seconds(),
                        result.store());
    }
}
