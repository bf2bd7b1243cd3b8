package dev.scalpel.local.cli.portfolio;

import dev.scalpel.local.cli.console.Amounts;
import dev.scalpel.local.cli.console.GlobalOptions;
import dev.scalpel.local.cli.console.TextTable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code ./scalpel portfolio status}. */
@Command(
        name = "status",
        description =
                "Show what a portfolio, or each, holds, wants and has under way, and its last outcomes. Reads the store"
                        + " only.")
final class PortfolioStatusCommand implements Callable<Integer> {

    private static final int MAX_REASON = 40;
    private static final int DIGITS = 8;
    private static final String NONE = "–";

    @ParentCommand
    private @Nullable PortfolioCommand parent;

    @Parameters(
            index = "0",
            paramLabel = "NAME",
            arity = "0..1",
            description = "Portfolio of the settings (default: each).")
    private @Nullable String name;

    @Override
    public Integer call() {
        GlobalOptions options = PortfolioCommand.globalOptions(parent);
        Collection<String> names = name == null ? NamedPortfolio.names(options) : List.of(name);
        List<PortfolioStatus> all = names.stream()
                .map(each -> PortfolioStatus.of(NamedPortfolio.of(options, each)))
                .toList();
        options.print(
                name == null ? all : all.get(0),
                all.isEmpty()
                        ? "the settings have no portfolio"
                        : all.stream()
                                .map(PortfolioStatusCommand::text)
                                .collect(Collectors.joining(System.lineSeparator() + System.lineSeparator())));
        return ExitCode.OK;
    }

    private static String text(PortfolioStatus status) {
        StringBuilder text = new StringBuilder();
        line(text, "portfolio", status.portfolio() + ", " + status.mode() + " at " + status.venue());
        line(
                text,
                "trading",
                status.halted()
                        .map(reason -> "HALTED: " + reason)
                        .or(() -> status.paused().map(reason -> "paused, no entries: " + reason))
                        .orElse("on"));
        line(
                text,
                "value",
                status.valueAtCost()
                        .map(value -> money(value) + " " + status.quote() + " at cost, "
                                + money(status.cash().orElse(BigDecimal.ZERO)) + " in cash")
                        .orElse("not run yet"));
        funding(status).ifPresent(paid -> line(text, "funding", paid));
        status.nextSlot().ifPresent(slot -> line(text, "next slot", second(slot)));
        text.append(System.lineSeparator()).append(strategies(status));
        if (!status.orders().isEmpty()) {
            TextTable orders = new TextTable("order", "strategy", "kind", "side", "quantity", "status");
            status.orders()
                    .forEach(order -> orders.add(
                            order.id(),
                            order.strategy(),
                            word(order.kind()),
                            word(order.side()),
                            amount(order.quantity()),
                            word(order.status())));
            text.append(System.lineSeparator()).append(System.lineSeparator()).append(orders);
        }
        if (!status.signals().isEmpty()) {
            TextTable signals = new TextTable("waiting signal", "strategy", "target", "due", "in a run now");
            status.signals()
                    .forEach(signal -> signals.add(
                            signal.id(),
                            signal.strategy(),
                            signal.target(),
                            signal.due().isEmpty() ? NONE : second(Instant.parse(signal.due())),
                            signal.state()));
            text.append(System.lineSeparator()).append(System.lineSeparator()).append(signals);
        }
        if (!status.outcomes().isEmpty()) {
            text.append(System.lineSeparator()).append(System.lineSeparator()).append(outcomes(status));
        }
        return text.toString();
    }

    private static Optional<String> funding(PortfolioStatus status) {
        String paid = status.strategies().stream()
                .flatMap(row -> row.funding().stream().map(received -> row.strategy() + " " + Amounts.shown(received)))
                .collect(Collectors.joining(", "));
        return Optional.of(paid + " " + status.quote() + " for what is held").filter(text -> !paid.isEmpty());
    }

    private static String strategies(PortfolioStatus status) {
        TextTable rows = new TextTable("strategy", "instrument", "holds", "quantity", "cost", "wants", "pending");
        status.strategies()
                .forEach(row -> rows.add(
                        row.strategy(),
                        row.instrument(),
                        row.holds(),
                        row.quantity().map(PortfolioStatusCommand::amount).orElse(NONE),
                        row.cost().map(PortfolioStatusCommand::money).orElse(NONE),
                        row.targetState(),
                        row.pending().orElse(NONE)));
        return rows.toString();
    }

    private static String outcomes(PortfolioStatus status) {
        StringBuilder text = new StringBuilder("last outcomes, newest first");
        status.outcomes().forEach(each -> {
            text.append(System.lineSeparator())
                    .append("  ")
                    .append(second(each.at()))
                    .append("  ")
                    .append(each.strategy())
                    .append("  ")
                    .append(each.outcome())
                    .append("  ")
                    .append(each.id());
            if (!each.reason().isEmpty()) {
                text.append(System.lineSeparator()).append("    ").append(cut(each.reason()));
            }
        });
        return text.toString();
    }

    /** The JSON has all of it. */
    private static String cut(String reason) {
        return reason.length() <= MAX_REASON * 2 - 4 ? reason : reason.substring(0, MAX_REASON * 2 - 7) + "...";
    }

    private static void line(StringBuilder text, String label, String value) {
        text.append(String.format("%-10s %s%n", label, value));
    }

    private static String second(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String money(BigDecimal amount) {
        return String.format(Locale.ROOT, "%,.2f", amount);
    }

    private static String amount(BigDecimal quantity) {
        return Amounts.shown(quantity, DIGITS);
    }

    private static String word(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
