package dev.scalpel.local.cli.lake;

import dev.scalpel.invocation.FunctionContext;
import dev.scalpel.lake.Lake;
import dev.scalpel.lake.LakeBuild;
import dev.scalpel.local.cli.console.GlobalOptions;
import dev.scalpel.local.cli.console.ProgressLine;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code ./scalpel lake build}. */
@Command(
        name = "build",
        description = "Write the months that are absent, outdated or damaged. May be interrupted and repeated.")
final class LakeBuildCommand implements Callable<Integer> {

    private static final double MEGABYTE = 1e6;

    @ParentCommand
    private @Nullable LakeCommand parent;

    @Option(
            names = "--verify",
            description = "Read every source, also those that have not changed by the listing of the store.")
    private boolean verify;

    @Override
    public Integer call() {
        GlobalOptions options = LakeCommand.globalOptions(parent);
        FunctionContext context = LakeCommand.context(options);
        Lake lake = LakeCommand.lake(context);
        ProgressLine progress = new ProgressLine(options.process());
        LakeBuild.Result result = LakeCommand.inFolder(
                options,
                folder -> new LakeBuild(lake, folder, verify)
                        .run((month, written, share) -> progress.show(share, month.toString())));
        progress.clear();
        options.print(result, text(result));
        return ExitCode.OK;
    }

    private static String text(LakeBuild.Result result) {
        if (result.built() + result.unchanged() == 0) {
            return "The store has no bars, trades, decisions, signals or orders yet.";
        }
        if (result.built() == 0) {
            return "Everything is up to date. Files: " + result.unchanged() + ".";
        }
        return String.format(
                Locale.ROOT,
                "Files: %d written, %d up to date. Rows written: %,d, %.1f MB as Parquet, %.1f MB in the store.",
                result.built(),
                result.unchanged(),
                result.rows(),
                result.bytes() / MEGABYTE,
                result.sourceBytes() / MEGABYTE);
    }
}
