package dev.scalpel.local.cli;

import dev.scalpel.local.functions.Functions;
import dev.scalpel.local.functions.Words;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code ./scalpel stop}. */
@Command(
        name = "stop",
        description = "Emergency stop: cancel all orders, close all positions, trade no more until 'resume'.")
final class StopCommand implements Callable<Integer> {

    @ParentCommand
    private @Nullable ScalpelCommand scalpel;

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            defaultValue = "stopped by hand",
            description = "Kept with the halt (default: ${DEFAULT-VALUE}).")
    private String reason = "";

    @Override
    public Integer call() {
        return FunctionCall.run(
                ScalpelCommand.required(scalpel),
                Functions.EXECUTION,
                FunctionCall.action("emergency_stop").put("reason", reason).toString(),
                Duration.ofMinutes(2),
                answer -> Words.of(Functions.EXECUTION, answer));
    }
}
