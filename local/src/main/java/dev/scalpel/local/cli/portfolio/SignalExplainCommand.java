package dev.scalpel.local.cli.portfolio;

import dev.scalpel.local.cli.console.Amounts;
import dev.scalpel.local.cli.console.CommandFailedException;
import dev.scalpel.local.cli.console.GlobalOptions;
import dev.scalpel.portfolio.state.PortfolioState;
import dev.scalpel.signals.Signal;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
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
                "Explain one signal from end to end: what it wants, when it was due, what it would be in a run at this time,"
                        + " its orders, fills and outcome. Reads the store only.")
final class SignalExplainCommand implements Callable<Integer> {

    private static final int MAX_DAYS = 7;

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
            String state,
            Optional<Ended> ended,
            List<Order> orders,
            Optional<SignalTrade> position) {}

    /** What became of it. */
    record Ended(Instant at, String outcome, String reason) {}

    /** An order that it led to. */
    record Order(
            String id,
            String purpose,
            String side,
            BigDecimal quantity,
            BigDecimal filledQuantity,
            Optional<BigDecimal> averagePrice,
            Map<String, BigDecimal> fees,
            Instant sent,
            String status) {}

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
                state(named, signal, states),
                ended(named, signal, now),
                orders(named, signal, now),
                SignalTrade.of(named, signal, now));
        options.print(document, text(document));
        return ExitCode.OK;
    }

    /** A handled signal is nothing in a run any more: it is being executed, or its outcome stands below. */
    private static String state(NamedPortfolio named, Signal signal, SignalStates states) {
        Optional<PortfolioState> portfolio = named.state();
        boolean pending = portfolio
                .flatMap(known -> known.strategy(signal.strategy()).pending())
                .filter(reference -> reference.id().equals(signal.id()))
                .isPresent();
        boolean handled =
                portfolio.filter(known -> known.handled().contains(signal.id())).isPresent();
        return pending ? "CLAIMED" : handled ? "HANDLED" : states.state(signal);
    }

    private static Optional<Ended> ended(NamedPortfolio named, Signal signal, Instant now) {
        Optional<Ended> waiting = named.state().stream()
                .flatMap(known -> known.outbox().stream())
                .filter(outcome -> outcome.signal().equals(signal.id()))
                .map(outcome -> new Ended(
                        Instant.ofEpochMilli(outcome.time()),
                        outcome.outcome().name(),
                        outcome.detail().orElse("")))
                .findFirst();
        return waiting.or(() -> days(signal, now)
                .flatMap(day -> named.log().signals(named.portfolio().name(), day).stream())
                .filter(row -> row.id().equals(signal.id()))
                .map(row -> new Ended(
                        Instant.ofEpochMilli(row.endedAt()), row.outcome().name(), row.reason()))
                .findFirst());
    }

    private static List<Order> orders(NamedPortfolio named, Signal signal, Instant now) {
        return days(signal, now)
                .map(YearMonth::from)
                .distinct()
                .flatMap(month -> named.log().orders(named.portfolio().name(), month).stream())
                .filter(row -> row.signal().filter(signal.id()::equals).isPresent())
                .map(row -> new Order(
                        row.id(),
                        row.purpose().name(),
                        row.side().name(),
                        row.quantity(),
                        row.filledQuantity(),
                        row.averagePrice(),
                        row.fees(),
                        Instant.ofEpochMilli(row.sent()),
                        row.status().name()))
                .toList();
    }

    /** From the day of the signal on: its outcome may take until its slot, and its orders a little longer. */
    private static Stream<LocalDate> days(Signal signal, Instant now) {
        LocalDate first = signal.time().atZone(ZoneOffset.UTC).toLocalDate();
        LocalDate last = now.atZone(ZoneOffset.UTC).toLocalDate();
        LocalDate end = last.isBefore(first.plusDays(MAX_DAYS)) ? last : first.plusDays(MAX_DAYS);
        return end.isBefore(first) ? Stream.of(first) : first.datesUntil(end.plusDays(1));
    }

    private static String text(Document document) {
        StringBuilder text = new StringBuilder(received(document));
        document.orders()
                .forEach(order -> text.append(String.format(
                        "%n  order %s: %s %s %s, filled %s%s, %s",
                        order.id(),
                        order.purpose().toLowerCase(Locale.ROOT),
                        order.side().toLowerCase(Locale.ROOT),
                        Amounts.shown(order.quantity()),
                        Amounts.shown(order.filledQuantity()),
                        order.averagePrice()
                                .map(price -> " at " + Amounts.shown(price))
                                .orElse(""),
                        order.status().toLowerCase(Locale.ROOT))));
        document.ended()
                .ifPresent(ended -> text.append(String.format(
                        "%n  outcome %s at %s%s",
                        ended.outcome(), ended.at(), ended.reason().isEmpty() ? "" : ": " + ended.reason())));
        document.position().ifPresent(position -> text.append(String.format("%n  %s", position.text())));
        return text.toString();
    }

    private static String received(Document document) {
        return String.format(
                "signal %s of strategy %s, portfolio %s%n  wants %s, %s%n  sent %s, received %s, by %s%n  due %s%n"
                        + "  in a run at this time: %s%s%s",
                document.id(),
                document.strategy(),
                document.portfolio(),
                document.targetState(),
                document.kind().equals("STOP") ? "as a stop, at once" : "at its slot",
                document.time(),
                document.receivedAt().truncatedTo(ChronoUnit.SECONDS),
                document.source(),
                document.due(),
                document.state(),
                document.price()
                        .map(price -> String.format("%n  price %s", Amounts.shown(price)))
                        .orElse(""),
                document.comment().isEmpty() ? "" : String.format("%n  comment %s", document.comment()));
    }
}
