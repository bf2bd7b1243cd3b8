package dev.scalpel.local.cli;

import java.time.Instant;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.local.functions.Functions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code ./scalpel report}. */
@Command(name = "report", description = "Write a report on any period; changes nothing in the store.")
final class ReportCommand implements Callable<Integer> {

    @ParentCommand
    private @Nullable ScalpelCommand scalpel;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description = "As in 2026-11-13T00:00:00Z (default: a week before --to).")
    private @Nullable Instant from;

    @Option(names = "--to", paramLabel = "TIME", description = "The end (default: now).")
    private @Nullable Instant to;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "The page (default: report.html in the home directory).")
    private @Nullable Path out;

    @Override
    public Integer call() {
        ScalpelCommand parent = ScalpelCommand.required(scalpel);
        ObjectNode event = FunctionCall.action("report").put("html", true);
        if (from != null) {
            event.put("from", from.toString());
        }
        if (to != null) {
            event.put("to", to.toString());
        }
        Path page = out == null
                ? parent.home().resolve("report.html")
                : parent.shell().directory().resolve(out);
        return FunctionCall.run(
                parent, Functions.MONITORING, event.toString(), Duration.ofMinutes(15), answer -> text(answer, page));
    }

    private static String text(JsonNode answer, Path page) {
        try {
            Files.createDirectories(page.toAbsolutePath().getParent());
            Files.writeString(page, answer.path("html").asText());
        } catch (IOException e) {
            throw new UncheckedIOException("the report cannot be written to " + page, e);
        }
        return answer.path("verdict").asText() + System.lineSeparator() + "open the report: "
                + page.toAbsolutePath().toUri();
    }
}
