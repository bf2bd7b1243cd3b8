package dev.scalpel.local.cli.portfolio;

import dev.scalpel.local.cli.console.GlobalOptions;
import dev.scalpel.local.cli.console.TextTable;
import dev.scalpel.signals.Signal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
                "List the signals of a portfolio with their outcomes, and what each of the others would be in a run at this"
                        + " time. Reads the store only.")
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
        Map<String, String> handled = handled(named, signals, now);
        List<Row> rows =
                signals.stream().map(signal -> row(signal, states, handled)).toList();
        options.print(new Document(rows), text(rows, first));
        return ExitCode.OK;
    }

    /** By id, of those that a run has handled: the outcome, or that it is still open. */
    private static Map<String, String> handled(NamedPortfolio named, List<Signal> signals, Instant now) {
        Map<String, String> handled = new HashMap<>();
        named.state().ifPresent(known -> {
            known.handled().forEach(id -> handled.put(id, "HANDLED"));
            known.strategies()
                    .values()
                    .forEach(strategy -> strategy.pending().ifPresent(pending -> handled.put(pending.id(), "CLAIMED")));
            known.outbox()
                    .forEach(
                            ended -> handled.put(ended.signal(), ended.outcome().name()));
        });
        signals.stream()
                .map(Signal::time)
                .min(Comparator.naturalOrder())
                .ifPresent(first -> day(first.isBefore(now) ? first : now)
                        .datesUntil(day(now).plusDays(1))
                        .flatMap(day -> named.log().signals(named.portfolio().name(), day).stream())
                        .forEach(row -> handled.put(row.id(), row.outcome().name())));
        return handled;
    }

    private static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }

    private static Row row(Signal signal, SignalStates states, Map<String, String> handled) {
        return new Row(
                signal.id(),
                signal.strategy(),
                signal.target().name(),
                signal.kind().name(),
                signal.time().toString(),
                signal.receivedAt().toString(),
                states.due(signal),
                handled.getOrDefault(signal.id(), states.state(signal)));
    }

    private static String text(List<Row> rows, Instant first) {
        if (rows.isEmpty()) {
            return "no signals since " + first.truncatedTo(ChronoUnit.SECONDS);
        }
        TextTable table = new TextTable("time", "strategy", "wants", "kind", "state", "id");
        rows.forEach(
                row -> table.add(row.time(), row.strategy(), row.targetState(), row.kind(), row.state(), row.id()));
        return table.toString();
    }
}
