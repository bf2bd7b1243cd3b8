package dev.scalpel.local.cli.lake;

import dev.scalpel.invocation.FunctionContext;
import dev.scalpel.lake.Lake;
import dev.scalpel.lake.LakeException;
import dev.scalpel.lake.function.WorkFolder;
import dev.scalpel.local.cli.console.CommandFailedException;
import dev.scalpel.local.cli.console.GlobalOptions;
import dev.scalpel.local.cli.console.ProcessContext;
import dev.scalpel.market.InstrumentId;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code ./scalpel lake}. */
@Command(
        name = "lake",
        header = "Keep bars, trades and decisions as Parquet; ask in SQL.",
        description = {
            "Keep bars, trades, decisions, signals and orders as Parquet files, and ask them in SQL. The files are made from the"
                    + " store and can be made again: nothing that trades reads them."
        },
        synopsisSubcommandLabel = "ACTION",
        subcommands = {LakeBuildCommand.class, LakeCheckCommand.class, LakeQueryCommand.class, LakeAnalyseCommand.class
        })
public final class LakeCommand implements Runnable {

    @ParentCommand
    private @Nullable GlobalOptions parent;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        if (spec == null) {
            throw new IllegalStateException("picocli sets the specification before it runs a command");
        }
        throw new ParameterException(spec.commandLine(), "name what to do: build, check, query or analyse");
    }

    static GlobalOptions globalOptions(@Nullable LakeCommand command) {
        return GlobalOptions.required(command == null ? null : command.parent);
    }

    /** Does something with a folder for temporary files, which is empty again afterwards. */
    static <T> T inFolder(GlobalOptions options, Function<Path, T> work) {
        try {
            return new WorkFolder(options.home().resolve("lake-work")).use(work);
        } catch (LakeException failed) {
            throw new CommandFailedException(
                    String.valueOf(failed.getMessage()), "docs/lake.md describes the tables", failed);
        }
    }

    static FunctionContext context(GlobalOptions options) {
        ProcessContext process = options.process();
        return FunctionContext.of(options.home(), process.environment(), process.clock(), "lake");
    }

    /** What the settings name: symbols, the reference pair, and what portfolios trade. */
    static Lake lake(FunctionContext context) {
        return new Lake(
                context.store(),
                instruments(context),
                context.settings().portfolios().keySet());
    }

    static List<InstrumentId> instruments(FunctionContext context) {
        return context.settings().lakeInstruments();
    }
}
