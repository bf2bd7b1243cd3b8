package dev.scalpel.local.cli.portfolio;

import dev.scalpel.local.cli.console.GlobalOptions;
import dev.scalpel.local.cli.console.TextTable;
import dev.scalpel.settings.portfolio.Portfolio;
import dev.scalpel.settings.portfolio.PortfolioStrategy;
import dev.scalpel.settings.value.SlotTimeFrame;
import dev.scalpel.signals.message.MessageText;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code ./scalpel portfolio show}. */
@Command(
        name = "show",
        description = "Show a portfolio: its settings, shares, next slot, and the message to paste into an alert.")
final class PortfolioShowCommand implements Callable<Integer> {

    @ParentCommand
    private @Nullable PortfolioCommand parent;

    @Parameters(index = "0", paramLabel = "NAME", description = "Portfolio of the settings.")
    private String name = "";

    /** The JSON document. */
    record Document(
            String portfolio,
            String venue,
            String mode,
            String quote,
            String allocation,
            String valuation,
            String timeframe,
            Optional<Instant> nextSlot,
            List<Row> strategies,
            BigDecimal shares,
            String message) {}

    /**
     * One strategy of the document.
     *
     * @param filter whether the model filters its entries, and why not; empty without a filter
     * @param confirm rules that must agree with its entries
     */
    record Row(
            String strategy,
            String origin,
            String instrument,
            Optional<String> ticker,
            BigDecimal share,
            String size,
            Optional<BigDecimal> stopLoss,
            Optional<String> filter,
            List<String> confirm) {}

    @Override
    public Integer call() {
        GlobalOptions options = PortfolioCommand.globalOptions(parent);
        NamedPortfolio named = NamedPortfolio.of(options, name);
        Portfolio portfolio = named.portfolio();
        boolean slots = portfolio.timeFrame() != SlotTimeFrame.IMMEDIATE;
        Document document = new Document(
                portfolio.name(),
                named.venue(),
                word(named.context().settings().modeOf(portfolio)),
                portfolio.quote(),
                word(portfolio.allocation()),
                word(portfolio.valuation()),
                portfolio.timeFrame().text(),
                Optional.of(named.schedule().slotFrom(named.context().clock().instant()))
                        .filter(slot -> slots),
                portfolio.strategies().stream().map(each -> row(named, each)).toList(),
                portfolio.strategies().stream().map(PortfolioStrategy::share).reduce(BigDecimal.ZERO, BigDecimal::add),
                MessageText.recommended().strip());
        options.print(document, text(document));
        return ExitCode.OK;
    }

    private static Row row(NamedPortfolio named, PortfolioStrategy strategy) {
        return new Row(
                strategy.name(),
                strategy.origin().name(),
                strategy.instrument().toString(),
                strategy.ticker(),
                strategy.share(),
                strategy.size().text(),
                strategy.stopLoss(),
                named.filter(strategy),
                strategy.confirm().entrySet().stream()
                        .map(each -> word(each.getValue()) + " of " + each.getKey() + " minutes")
                        .toList());
    }

    private static String text(Document document) {
        TextTable rows = new TextTable("strategy", "origin", "instrument", "ticker", "size");
        document.strategies()
                .forEach(row -> rows.add(
                        row.strategy(),
                        row.origin(),
                        row.instrument(),
                        row.ticker().orElse("–"),
                        row.size()));
        return String.format(
                "%s at %s, %s, %s, valued at %s, timeframe %s%s%n%n%s%n%sshares together %s, 0.98 at most%n%n"
                        + "Message to paste into an alert of a strategy:%n%n%s",
                document.portfolio(),
                document.venue(),
                document.mode(),
                document.allocation(),
                document.valuation(),
                document.timeframe(),
                document.nextSlot().map(slot -> ", next slot " + slot).orElse(""),
                rows,
                conditions(document),
                document.shares().toPlainString(),
                document.message());
    }

    private static String conditions(Document document) {
        StringBuilder text = new StringBuilder();
        for (Row row : document.strategies()) {
            row.filter()
                    .ifPresent(
                            words -> text.append(String.format("%s: filter by the model %s%n", row.strategy(), words)));
            if (!row.confirm().isEmpty()) {
                text.append(String.format("%s: confirmed by %s%n", row.strategy(), String.join(", ", row.confirm())));
            }
        }
        return text.toString();
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
