package dev.scalpel.local.cli.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.invocation.FunctionContext;
import dev.scalpel.local.cli.bot.BotContextFactory;
import dev.scalpel.local.cli.bot.FunctionCall;
import dev.scalpel.local.cli.console.GlobalOptions;
import dev.scalpel.local.cli.console.ProcessContext;
import dev.scalpel.local.cli.console.ProgressLine;
import dev.scalpel.local.cli.console.WrongUsageException;
import dev.scalpel.local.functions.LocalFunctions;
import dev.scalpel.pipeline.PipelineRun;
import dev.scalpel.settings.deployment.Pipeline;
import dev.scalpel.settings.deployment.PipelineStep;
import dev.scalpel.training.daily.TrainingProgress;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code ./scalpel pipeline run}. */
@Command(
        name = "run",
        description =
                "Do what is missing of a day's work, with the functions that a deployment calls. Exit code 1 if it stopped.")
final class PipelineRunCommand implements Callable<Integer> {

    @ParentCommand
    private @Nullable PipelineCommand parent;

    @Option(names = "--day", paramLabel = "YYYY-MM-DD", description = "The day, UTC (default: today).")
    private @Nullable LocalDate day;

    @Option(names = "--strict", description = "Exit code 1 also if a single item failed.")
    private boolean strict;

    @Override
    public Integer call() {
        GlobalOptions options = PipelineCommand.globalOptions(parent);
        ProcessContext process = options.process();
        LocalDate today = LocalDate.ofInstant(process.clock().instant(), ZoneOffset.UTC);
        LocalDate chosen = Optional.ofNullable(day).orElse(today);
        if (chosen.isAfter(today)) {
            throw new WrongUsageException(
                    "--day must not be after today, " + today + ": " + chosen, "leave it out for today");
        }
        FunctionContext context = BotContextFactory.of(options, FunctionCall.WRITER);
        LocalFunctions functions = LocalFunctions.of(
                        context, process.environment(), context.mailFailure(), TrainingProgress.SILENT, process.clock())
                .withHome(options.home());
        ProgressLine progress = new ProgressLine(process);
        Pipeline pipeline = Pipeline.of(context.settings(), true);
        JsonNode answer = functions.pipeline(new Progress(pipeline, progress)).run(chosen);
        progress.clear();
        options.print(answer, PipelineText.of(answer));
        boolean failed = answer.path("failed").asBoolean()
                || answer.has("error")
                || (strict && answer.path("failures").size() > 0);
        return failed ? ExitCode.SOFTWARE : ExitCode.OK;
    }

    /** Shows the step that runs. */
    private record Progress(Pipeline pipeline, ProgressLine line) implements PipelineRun.Listener {

        @Override
        public void begins(PipelineStep step, int call, int calls) {
            double before = pipeline.steps().indexOf(step);
            line.show(
                    (before + (double) call / calls) / pipeline.steps().size(),
                    step.name() + (step.isRepeated() ? ", call " + (call + 1) + " of " + calls : ""));
        }

        @Override
        public void failed(PipelineStep step, String reason) {
            line.note(step.name() + ": " + reason);
        }
    }
}
