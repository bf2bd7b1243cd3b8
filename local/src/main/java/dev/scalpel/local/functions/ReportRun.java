package dev.scalpel.local.functions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What kind of run a report is about, in monitoring's fields.
 *
 * @param kind empty for that of the settings: paper, testnet or live
 * @param command that repeats it; empty for a report on the same period
 * @param earlierRuns of the same
 * @param compared what the report is compared with
 */
public record ReportRun(Optional<String> kind, Optional<String> command, int earlierRuns, Optional<Compared> compared) {

    /**
     * Another run.
     *
     * @param figures of its report, as text
     */
    public record Compared(String name, String figures) {}

    /** Of the bot itself. */
    public static ReportRun ofBot(Optional<String> command, Optional<Compared> compared) {
        return new ReportRun(Optional.empty(), command, 0, compared);
    }

    public static ReportRun demo(Optional<String> command) {
        return new ReportRun(Optional.of("demo"), command, 0, Optional.empty());
    }

    public static ReportRun backtest(Optional<String> command, int earlierRuns) {
        return new ReportRun(Optional.of("backtest"), command, earlierRuns, Optional.empty());
    }

    /** A command line that a shell reads back as these arguments. */
    public static String commandLine(List<String> arguments) {
        return "./scalpel " + arguments.stream().map(ReportRun::quoted).collect(Collectors.joining(" "));
    }

    private static String quoted(String argument) {
        return argument.matches("[A-Za-z0-9_./:=,@%+-]+") ? argument : "'" + argument.replace("'", "'\\''") + "'";
    }

    void writeTo(ObjectNode event) {
        kind.ifPresent(name -> event.put("run", name));
        command.ifPresent(line -> event.put("command", line));
        if (earlierRuns > 0) {
            event.put("earlierRuns", earlierRuns);
        }
        compared.ifPresent(other -> event.put("compareName", other.name()).put("compare", other.figures()));
    }
}
