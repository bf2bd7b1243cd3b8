package dev.scalpel.local.cli.setup;

import dev.scalpel.invocation.FunctionContext;
import dev.scalpel.local.cli.console.CommandFailedException;
import dev.scalpel.local.cli.console.GlobalOptions;
import dev.scalpel.local.cli.console.ProcessContext;
import dev.scalpel.local.cli.console.ProgressLine;
import dev.scalpel.local.importing.BarImport;
import dev.scalpel.local.importing.FundingImport;
import dev.scalpel.local.importing.ImportFailedException;
import dev.scalpel.local.importing.ImportFile;
import dev.scalpel.local.importing.ImportLimits;
import dev.scalpel.local.importing.ImportSummary;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Symbol;
import dev.scalpel.store.bars.StoredBars;
import dev.scalpel.store.funding.StoredFunding;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code ./scalpel import}: imports one-minute bars from files into the store. */
@Command(
        name = "import",
        header = "Import past bars or funding rates from files.",
        description = {
            "Import one-minute bars from files into the store.",
            "A file is CSV as Scalpel writes it, or as Binance publishes it; plain, gzipped or zipped. An invalid row is "
                    + "rejected with its reason and the rest is kept. A bar that the store has with other numbers "
                    + "is replaced and counted as replaced."
        })
public final class ImportCommand implements Callable<Integer> {

    @ParentCommand
    private @Nullable GlobalOptions parent;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Bar files, imported in this order.")
    private List<Path> files = List.of();

    @Option(
            names = "--symbol",
            required = true,
            paramLabel = "BASE/QUOTE",
            description = "The symbol of the bars, such as BTC/USDT.")
    private @Nullable Symbol symbol;

    @Option(
            names = "--funding",
            paramLabel = "FILE",
            description = {
                "A file of the perpetual's funding rates, stored with the bars; may be repeated.",
                "CSV with 'timestamp,rate', or as Binance publishes it ('calc_time,…'); plain, gzipped or zipped."
            })
    private List<Path> funding = List.of();

    @Option(
            names = "--venue",
            paramLabel = "VENUE",
            description = "The venue of the bars (default: the venue of the settings).")
    private @Nullable String venue;

    @Override
    public Integer call() {
        if (parent == null || symbol == null) {
            throw new IllegalStateException("picocli sets the fields before it calls a command");
        }
        ProcessContext process = parent.process();
        Optional.ofNullable(venue).ifPresent(NamedVenue::adapter);
        FunctionContext bot = FunctionContext.of(parent.home(), process.environment(), process.clock(), "import");
        InstrumentId instrument =
                new InstrumentId(venue == null ? bot.settings().venue() : venue, symbol);
        ProgressLine line = new ProgressLine(process);
        try {
            FundingImport fundings = FundingImport.read(resolved(process, funding));
            ImportSummary bars = new BarImport(
                            new StoredBars(bot.store()),
                            ImportLimits.DEFAULT,
                            (what, done, total) -> line.show(total <= 0 ? 1 : (double) done / total, what))
                    .run(resolved(process, files), instrument);
            Optional<FundingImport.Summary> rates = funding.isEmpty()
                    ? Optional.empty()
                    : Optional.of(fundings.into(new StoredFunding(bot.store()), instrument));
            show(bars, rates, line, parent);
            return ExitCode.OK;
        } catch (ImportFailedException failed) {
            line.clear();
            throw new CommandFailedException(
                    String.valueOf(failed.getMessage()), "nothing was stored; fix or omit that file", failed);
        }
    }

    private static List<ImportFile> resolved(ProcessContext process, List<Path> named) {
        return named.stream()
                .map(file -> ImportFile.of(process.directory().resolve(file)))
                .toList();
    }

    private static void show(
            ImportSummary summary, Optional<FundingImport.Summary> rates, ProgressLine line, GlobalOptions parent) {
        line.clear();
        ProcessContext process = parent.process();
        summary.refusals().forEach(refusal -> process.printMessage("rejected: " + refusal));
        long unnamed = summary.refused() - summary.refusals().size();
        if (unnamed > 0) {
            process.printMessage("rejected: " + unnamed + " more rows");
        }
        parent.print(ImportReport.document(summary, rates), ImportReport.text(summary, rates));
    }
}
