package dev.scalpel.local.cli.portfolio;

import dev.scalpel.local.cli.console.GlobalOptions;
import dev.scalpel.local.cli.console.TextTable;
import dev.scalpel.signals.Signal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code ./scalpel signal list}. */
@Command(
        name = "list",
        description =
                "List the signals of a portfolio and what each would be in a run at this time. Reads the store only.")
final class SignalListCommand implements Callable<Integer> {

    @ParentCommand
    private @Nullable SignalCommand parent;

    @Option(names = "--portfolio", paramLabel = "NAME", required = true, description = "Portfolio of the settings.")
    private String portfolio = "";

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description = "Time of the first signal listed (default: what a run would read).")
    private @Nullable Instant from;

    /** The JSON document. */
    record Document(List<Row> rows) {}

    /** One signal of the document. */
    record Row(
            String id,
            String strategy,
            String targetState,
            String kind,
            String time,
            String receivedAt,
            String due,
            String state) {}

    @Override
    public Integer call() {
        GlobalOptions options = SignalCommand.globalOptions(parent);
        NamedPortfolio named = NamedPortfolio.of(options, portfolio);
        Instant now = named.context().clock().instant();
        Instant first = Optional.ofNullable(from).orElse(named.schedule().readFrom(now));
        List<Signal> signals = named.box().since(portfolio, first);
        SignalStates states = new SignalStates(named, signals, now);
        List<Row> rows = signals.stream().map(signal -> row(signal, states)).toList();
        options.print(new Document(rows), text(rows, first));
        return ExitCode.OK;
    }

    private static Row row(Signal signal, SignalStates states) {
        return new Row(
                signal.id(),
                signal.strategy(),
                signal.target().name(),
                signal.kind().name(),
                signal.time().toString(),
                signal.receivedAt().toString(),
                states.due(signal),
                states.state(signal));
    }

    private static String text(List<Row> rows, Instant first) {
        if (rows.isEmpty()) {
            return "no signals since " + first;
        }
        TextTable table = new TextTable("time", "strategy", "wants", "kind", "state", "id");
        rows.forEach(
                row -> table.add(row.time(), row.strategy(), row.targetState(), row.kind(), row.state(), row.id()));
        return table.toString();
    }
}
