package dev.scalpel.local.cli.bot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.execution.minute.MinuteReport;
import dev.scalpel.execution.portfolio.PortfolioReport;
import dev.scalpel.invocation.FunctionContext;
import dev.scalpel.local.cli.console.CommandFailedException;
import dev.scalpel.local.cli.console.GlobalOptions;
import dev.scalpel.local.functions.ControlText;
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
        header = "Emergency stop: cancel all orders, close all positions, halt.",
        description = "Emergency stop: cancel all orders, close all positions, and halt trading until 'resume'.")
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
            description = "Stored with the halt (default: ${DEFAULT-VALUE}).")
    private String reason = "";

    @Option(
            names = "--portfolio",
            paramLabel = "NAME",
            description = "Only this portfolio (default: the model's symbols and each portfolio).")
    private @Nullable String portfolio;

    @Override
    public Integer call() {
        GlobalOptions options = GlobalOptions.required(parent);
        FunctionContext context = BotContextFactory.of(options, FunctionCall.WRITER);
        ObjectNode named = FunctionCall.action("emergency_stop").put("reason", reason);
        FunctionCall.putPortfolio(named, portfolio);
        String event = named.toString();
        JsonNode answer = untilDone(
                () -> FunctionCall.call(options, context, LocalFunctions.EXECUTION, event, LIMIT), StopCommand::pause);
        options.print(answer, ControlText.stopped(reason, answer));
        return FunctionCall.exitCode(answer);
    }

    /**
     * Repeats the stop while another invocation handles a symbol's minute or a portfolio's run. The halt applies from the first call on, but a
     * position that the other invocation has just opened is closed by the next call.
     */
    static JsonNode untilDone(Supplier<JsonNode> stop, Runnable pause) {
        JsonNode answer = stop.get();
        for (int call = 2; call <= MAX_CALLS && lostRace(answer); call++) {
            pause.run();
            answer = stop.get();
        }
        return answer;
    }

    private static boolean lostRace(JsonNode answer) {
        boolean lost = false;
        for (JsonNode symbol : answer.path("symbols")) {
            lost |= symbol.path("outcome").asText().equals(MinuteReport.LOST_RACE);
        }
        for (JsonNode portfolio : answer.path("portfolios")) {
            lost |= portfolio.path("outcome").asText().equals(PortfolioReport.LOST_RACE);
        }
        return lost;
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailedException(
                    "interrupted while waiting for the bot's minute", "trading is halted; check ./scalpel status", e);
        }
    }
}
