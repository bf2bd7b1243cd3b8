package dev.scalpel.local.cli.bot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.invocation.FunctionContext;
import dev.scalpel.local.cli.console.CommandFailedException;
import dev.scalpel.local.cli.console.FiguresFile;
import dev.scalpel.local.cli.console.GlobalOptions;
import dev.scalpel.local.cli.console.ProcessContext;
import dev.scalpel.local.cli.console.StartedCommand;
import dev.scalpel.local.cli.console.WrongUsageException;
import dev.scalpel.local.functions.LocalFunctions;
import dev.scalpel.local.functions.ReportFiles;
import dev.scalpel.local.functions.ReportRun;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code ./scalpel report}. */
@Command(
        name = "report",
        header = "Write a report on any period.",
        description = "Write a report on any period; does not change the store.")
public final class ReportCommand implements Callable<Integer> {

    private static final Duration DEFAULT_PERIOD = Duration.ofDays(7);
    private static final Duration LIMIT = Duration.ofMinutes(15);

    /** What a comparison needs of the other run's figures. */
    private static final List<String> COMPARED = List.of("from", "to", "quote", "run", "figures", "equityCurve");

    @ParentCommand
    private @Nullable GlobalOptions parent;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description = "A day, or a time such as 2026-11-13T06:00:00Z (default: a week before --to).")
    private @Nullable Instant from;

    @Option(names = "--to", paramLabel = "TIME", description = "The end (default: now).")
    private @Nullable Instant to;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "The page (default: report.html in a new directory below reports/ of the home directory). Its"
                    + " figures are written beside it as JSON.")
    private @Nullable Path out;

    @Option(
            names = "--compare",
            paramLabel = "RUN",
            description = "Compare with another run inside the report: the folder of a backtest, a home directory (its"
                    + " last report counts), or a file of a report's figures.")
    private @Nullable String compare;

    @Override
    public Integer call() {
        GlobalOptions options = GlobalOptions.required(parent);
        // Read first: a mistake must not cost the time of a report.
        Optional<ReportRun.Compared> other = compared(options.process());
        FunctionContext context = BotContextFactory.of(options, FunctionCall.WRITER);
        Instant end = Optional.ofNullable(to)
                .orElseGet(() -> context.clock().instant().truncatedTo(ChronoUnit.MINUTES));
        Instant begin = Optional.ofNullable(from).orElseGet(() -> end.minus(DEFAULT_PERIOD));
        if (!begin.isBefore(end)) {
            throw new WrongUsageException(
                    "--from must lie before --to" + (to == null ? ", which is now" : "") + ": " + begin
                            + " is not before " + end,
                    "--help explains the options");
        }
        ReportFiles files = out == null
                ? ReportFiles.in(options.home().resolve("reports").resolve(name(begin) + "--" + name(end)))
                : ReportFiles.named(options.process().directory().resolve(out));
        JsonNode answer = FunctionCall.call(
                options,
                context,
                LocalFunctions.MONITORING,
                files.event(
                        Optional.of(begin), Optional.of(end), ReportRun.ofBot(Optional.of(command(begin, end)), other)),
                LIMIT);
        requireData(answer);
        ObjectNode figures = files.write(answer);
        figures.put("report", files.page().toString());
        figures.put("metrics", files.metrics().toString());
        options.print(figures, text(figures, files.page()));
        return FunctionCall.exitCode(answer);
    }

    private Optional<ReportRun.Compared> compared(ProcessContext process) {
        return Optional.ofNullable(compare).map(named -> {
            FiguresFile found = FiguresFile.at(process.directory().resolve(named), named);
            JsonNode document = found.document();
            if (!document.at("/figures/netReturn").isObject()) {
                throw new CommandFailedException(
                        found.file() + " has no figures of a report: expected those that ./scalpel report or backtest"
                                + " write beside the page",
                        FiguresFile.HINT);
            }
            ObjectNode part = JsonNodeFactory.instance.objectNode();
            COMPARED.stream().filter(document::has).forEach(field -> part.set(field, document.path(field)));
            return new ReportRun.Compared(named, part.toString());
        });
    }

    /** With the times, which may be those of now, written out. */
    private String command(Instant begin, Instant end) {
        List<String> arguments =
                new ArrayList<>(StartedCommand.arguments(spec, Set.of("--from", "--to"), Set.of("--json")));
        arguments.addAll(List.of("--from", begin.toString(), "--to", end.toString()));
        return ReportRun.commandLine(arguments);
    }

    /** An empty report must not replace one with data. Portfolios may trade where no bars are stored. */
    private static void requireData(JsonNode answer) {
        List<String> empty = new ArrayList<>();
        answer.path("symbols").properties().forEach(symbol -> {
            boolean bars = symbol.getValue().at("/data/bars").asLong() > 0;
            boolean trades = symbol.getValue().at("/figures/trades/value").asLong() > 0;
            if (!bars && !trades) {
                empty.add(symbol.getKey());
            }
        });
        if (answer.path("portfolios").valueStream().noneMatch(ReportCommand::hasData)
                && empty.size() == answer.path("symbols").size()) {
            throw new CommandFailedException(
                    "no bars and no trades of " + String.join(", ", empty) + " are stored from "
                            + answer.path("from").asText() + " to "
                            + answer.path("to").asText()
                            + "; nothing was written",
                    "choose another period: --from DAY --to DAY");
        }
    }

    private static boolean hasData(JsonNode portfolio) {
        return portfolio.path("trades").asLong() > 0
                || !portfolio.path("signals").isEmpty()
                || !portfolio.path("transfers").isEmpty();
    }

    /** A day, or a minute that is a valid file name. */
    private static String name(Instant instant) {
        String text = instant.toString();
        return text.endsWith("T00:00:00Z")
                ? text.substring(0, 10)
                : text.substring(0, 16).replace(":", "");
    }

    private static String text(JsonNode figures, Path page) {
        return figures.path("verdict").asText() + System.lineSeparator() + "open the report: "
                + page.toAbsolutePath().toUri();
    }
}
