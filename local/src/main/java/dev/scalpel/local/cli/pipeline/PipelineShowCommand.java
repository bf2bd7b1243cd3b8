package dev.scalpel.local.cli.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.invocation.FunctionContext;
import dev.scalpel.invocation.ResponseJson;
import dev.scalpel.local.cli.bot.BotContextFactory;
import dev.scalpel.local.cli.bot.FunctionCall;
import dev.scalpel.local.cli.console.CommandFailedException;
import dev.scalpel.local.cli.console.GlobalOptions;
import dev.scalpel.notice.Notifier;
import dev.scalpel.pipeline.PipelineDay;
import dev.scalpel.pipeline.PipelineStore;
import dev.scalpel.pipeline.PipelineSummary;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code ./scalpel pipeline show}. */
@Command(name = "show", description = "Show what was done, what failed and what is missing of a day's work.")
final class PipelineShowCommand implements Callable<Integer> {

    private static final ObjectMapper JSON = ResponseJson.mapper();

    @ParentCommand
    private @Nullable PipelineCommand parent;

    @Option(
            names = "--day",
            paramLabel = "YYYY-MM-DD",
            description = "The day, UTC (default: the newest that has a pipeline).")
    private @Nullable LocalDate day;

    @Override
    public Integer call() {
        GlobalOptions options = PipelineCommand.globalOptions(parent);
        FunctionContext context = BotContextFactory.of(options, FunctionCall.WRITER);
        PipelineStore store = new PipelineStore(context.store());
        PipelineDay shown = Optional.ofNullable(day)
                .or(store::newest)
                .flatMap(store::day)
                .orElseThrow(() -> new CommandFailedException(
                        day == null ? "no pipeline was run yet" : "no pipeline was run on " + day,
                        "./scalpel pipeline run does the work of today"));
        JsonNode document =
                JSON.valueToTree(new PipelineSummary(context.store(), Notifier.NONE, context.clock()).of(shown));
        options.print(document, PipelineText.of(document));
        return ExitCode.OK;
    }
}
