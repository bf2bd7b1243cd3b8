package dev.scalpel.local.cli.bot;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.execution.minute.MinuteReport;
import dev.scalpel.invocation.FunctionContext;
import dev.scalpel.local.cli.console.CommandFailedException;
import dev.scalpel.local.cli.console.GlobalOptions;
import dev.scalpel.local.functions.AnswerSummary;
import dev.scalpel.local.functions.LocalFunctions;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code ./scalpel stop}. */
@Command(
        name = "stop",
        description = "Emergency stop: cancel all orders, close all positions, trade no more until 'resume'.")
public final class StopCommand implements Callable<Integer> {

    private static final int MAX_CALLS = 10;
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration LIMIT = Duration.ofMinutes(2);

    @ParentCommand
    private @Nullable GlobalOptions parent;

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            defaultValue = "stopped by hand",
            description = "Kept with the halt (default: ${DEFAULT-VALUE}).")
    private String reason = "";

    @Override
    public Integer call() {
        GlobalOptions options = GlobalOptions.required(parent);
        FunctionContext context = BotContextFactory.of(options, FunctionCall.WRITER);
        String event =
                FunctionCall.action("emergency_stop").put("reason", reason).toString();
        JsonNode answer = untilDone(
                () -> FunctionCall.call(options, context, LocalFunctions.EXECUTION, event, LIMIT), StopCommand::pause);
        options.print(answer, AnswerSummary.of(LocalFunctions.EXECUTION, answer));
        return FunctionCall.exitCode(answer);
    }

    /**
     * Calls until no symbol's minute was another invocation's: the halt holds from the first call on, but what that one
     * has just opened is closed by the next.
     */
    static JsonNode untilDone(Supplier<JsonNode> stop, Runnable pause) {
        JsonNode answer = stop.get();
        for (int call = 2; call <= MAX_CALLS && othersWereFirst(answer); call++) {
            pause.run();
            answer = stop.get();
        }
        return answer;
    }

    private static boolean othersWereFirst(JsonNode answer) {
        boolean others = false;
        for (JsonNode symbol : answer.path("symbols")) {
            others |= symbol.path("outcome").asText().equals(MinuteReport.LOST_RACE);
        }
        return others;
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailedException(
                    "interrupted while the bot's minute was waited for",
                    "trading is halted; look at ./scalpel status",
                    e);
        }
    }
}
