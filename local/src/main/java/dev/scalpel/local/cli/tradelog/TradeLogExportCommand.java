package dev.scalpel.local.cli.tradelog;

import dev.scalpel.local.cli.console.CommandFailedException;
import dev.scalpel.local.cli.console.GlobalOptions;
import dev.scalpel.tradelog.query.Export;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code ./scalpel trade-log export}. */
@Command(
        name = "export",
        description = "Write a table, a view or the answer to a query into a CSV file: every digit, times in UTC.")
final class TradeLogExportCommand implements Callable<Integer> {

    @ParentCommand
    private @Nullable TradeLogCommand parent;

    @Parameters(paramLabel = "WHAT", description = "A table or view, as in tax_lots, or a query.")
    private String what = "";

    @Option(names = "--to", paramLabel = "FILE", required = true, description = "The file, which is replaced.")
    private Path to = Path.of("");

    @Override
    public Integer call() {
        GlobalOptions options = TradeLogCommand.globalOptions(parent);
        Path file = options.process().directory().resolve(to).toAbsolutePath();
        if (file.getParent() == null || !Files.isDirectory(file.getParent())) {
            throw new CommandFailedException(
                    "cannot write " + to + ": there is no folder " + file.getParent(),
                    "make it, or name a file in a folder that is there");
        }
        try (OpenTradeLog log = OpenTradeLog.of(options)) {
            log.projectIfOwn().ifPresent(report -> RefusedFiles.warn(options, report));
            long rows = write(log, file);
            options.print(
                    new TreeMap<>(Map.of("rows", rows, "file", to.toString())), rows + " rows written to " + to + ".");
            return ExitCode.OK;
        }
    }

    /** Beside the file first: a failed export leaves a former one as it was. */
    private long write(OpenTradeLog log, Path file) {
        Path begun = file.resolveSibling(file.getFileName() + ".part");
        try {
            long rows;
            try (Writer out = Files.newBufferedWriter(begun)) {
                rows = new Export(log.database()).write(what, out);
            } catch (RuntimeException failure) {
                Files.deleteIfExists(begun);
                throw failure;
            }
            Files.move(begun, file, StandardCopyOption.REPLACE_EXISTING);
            return rows;
        } catch (IOException failure) {
            throw new CommandFailedException(
                    "cannot write " + to + ": " + failure.getMessage(), "name a file that can be written", failure);
        }
    }
}
