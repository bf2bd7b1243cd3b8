package dev.scalpel.local.cli.portfolio;

import dev.scalpel.local.cli.console.CommandFailedException;
import dev.scalpel.local.cli.console.GlobalOptions;
import dev.scalpel.signals.Signal;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code ./scalpel signal explain}. */
@Command(
        name = "explain",
        description =
                "Explain one signal: what it wants, when it is due, and what it would be in a run at this time. Reads"
                        + " the store only.")
final class SignalExplainCommand implements Callable<Integer> {

    @ParentCommand
    private @Nullable SignalCommand parent;

    @Option(names = "--portfolio", paramLabel = "NAME", required = true, description = "Portfolio of the settings.")
    private String portfolio = "";

    @Parameters(index = "0", paramLabel = "ID", description = "Id of the signal, as signal list shows it.")
    private String id = "";

    /** The JSON document. */
    record Document(
            String id,
            String portfolio,
            String strategy,
            String targetState,
            String kind,
            Instant time,
            Instant receivedAt,
            Optional<BigDecimal> price,
            String comment,
            Optional<String> previous,
            Optional<Instant> bar,
            String source,
            String bodySha256,
            String due,
            String state) {}

    @Override
    public Integer call() {
        GlobalOptions options = SignalCommand.globalOptions(parent);
        NamedPortfolio named = NamedPortfolio.of(options, portfolio);
        Signal signal = named.box()
                .find(portfolio, id)
                .orElseThrow(() -> new CommandFailedException(
                        "portfolio " + portfolio + " has no signal '" + id + "'",
                        "signal list shows those that arrived"));
        Instant now = named.context().clock().instant();
        SignalStates states = new SignalStates(named, named.box().since(portfolio, signal.time()), now);
        Document document = new Document(
                signal.id(),
                signal.portfolio(),
                signal.strategy(),
                signal.target().name(),
                signal.kind().name(),
                signal.time(),
                signal.receivedAt(),
                signal.price(),
                signal.comment(),
                signal.previous().map(Enum::name),
                signal.bar(),
                signal.source(),
                signal.bodySha256(),
                states.due(signal),
                states.state(signal));
        options.print(document, text(document));
        return ExitCode.OK;
    }

    private static String text(Document document) {
        return String.format(
                "signal %s of strategy %s, portfolio %s%n  wants %s, %s%n  sent %s, received %s, by %s%n  due %s%n"
                        + "  in a run at this time: %s%s%s",
                document.id(),
                document.strategy(),
                document.portfolio(),
                document.targetState(),
                document.kind().equals("STOP") ? "as a stop, at once" : "at its slot",
                document.time(),
                document.receivedAt(),
                document.source(),
                document.due(),
                document.state(),
                document.price()
                        .map(price -> String.format("%n  price %s", price.toPlainString()))
                        .orElse(""),
                document.comment().isEmpty() ? "" : String.format("%n  comment %s", document.comment()));
    }
}
