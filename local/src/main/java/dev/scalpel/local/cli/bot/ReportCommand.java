package dev.scalpel.local.cli.bot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.invocation.FunctionContext;
import dev.scalpel.local.cli.console.CommandFailedException;
import dev.scalpel.local.cli.console.GlobalOptions;
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
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code ./scalpel report}. */
@Command(
        name = "report",
        header = "Write a report on any period.",
        description = "Write a report on any period; does not change the store.")
public final class ReportCommand implements Callable<Integer> {

    private static final Duration DEFAULT_PERIOD = Duration.ofDays(7);
    private static final Duration LIMIT = Duration.ofMinutes(15);

    @ParentCommand
    private @Nullable GlobalOptions parent;

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

    @Override
    public Integer call() {
        GlobalOptions options = GlobalOptions.required(parent);
        FunctionContext context = BotContextFactory.of(options, FunctionCall.WRITER);
        Instant end = Optional.ofNullable(to)
                .orElseGet(() -> context.clock().instant().truncatedTo(ChronoUnit.MINUTES));
        Instant begin = Optional.ofNullable(from).orElseGet(() -> end.minus(DEFAULT_PERIOD));
        ReportFiles files = out == null
                ? ReportFiles.in(options.home().resolve("reports").resolve(name(begin) + "--" + name(end)))
                : ReportFiles.named(options.process().directory().resolve(out));
        JsonNode answer = FunctionCall.call(
                options, context, LocalFunctions.MONITORING, files.event(Optional.of(begin), Optional.of(end), ReportRun.OF_BOT), LIMIT);
        requireData(answer);
        ObjectNode figures = files.write(answer);
        figures.put("report", files.page().toString());
        figures.put("metrics", files.metrics().toString());
        options.print(figures, text(figures, files.page()));
        return FunctionCall.exitCode(answer);
    }

    /** An empty report must not replace one with data. */
    private static void requireData(JsonNode answer) {
        List<String> empty = new ArrayList<>();
        answer.path("symbols").properties().forEach(symbol -> {
            boolean bars = symbol.getValue().at("/data/bars").asLong() > 0;
            boolean trades = symbol.getValue().at("/figures/trades/value").asLong() > 0;
            if (!bars && !trades) {
                empty.add(symbol.getKey());
            }
        });
        if (empty.size() == answer.path("symbols").size()) {
            throw new CommandFailedException(
                    "no bars and no trades of " + String.join(", ", empty) + " are stored from "
                            + answer.path("from").asText() + " to "
                            + answer.path("to").asText()
                            + "; nothing was written",
                    "choose another period: --from DAY --to DAY");
        }
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
