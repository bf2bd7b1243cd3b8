package dev.scalpel.local.cli.bot;

import dev.scalpel.invocation.FunctionContext;
import dev.scalpel.ledger.repository.Repositories;
import dev.scalpel.local.cli.console.GlobalOptions;
import dev.scalpel.local.cli.console.TextTable;
import dev.scalpel.local.functions.InstrumentCosts;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParentCommand;

/** {@code ./scalpel venues}. */
@Command(
        name = "venues",
        header = "Show what trading costs, and where the procedure breaks even.",
        description = "Show what trading each instrument costs, where the figures come from, and the cost at which the"
                + " present procedure breaks even. Reads the store only.")
public final class VenuesCommand implements Callable<Integer> {

    @ParentCommand
    private @Nullable GlobalOptions parent;

    /** The JSON document. */
    record Document(List<InstrumentCosts> rows) {}

    @Override
    public Integer call() {
        GlobalOptions options = GlobalOptions.required(parent);
        FunctionContext context = BotContextFactory.of(options, FunctionCall.WRITER);
        List<InstrumentCosts> rows = InstrumentCosts.of(
                context.settings(),
                Repositories.in(context.store()),
                context.clock().instant());
        options.print(new Document(rows), text(rows));
        return ExitCode.OK;
    }

    private static String text(List<InstrumentCosts> rows) {
        TextTable table =
                new TextTable("venue", "instrument", "maker", "taker", "spread/2", "round trip", "break-even", "");
        StringBuilder sources = new StringBuilder();
        for (InstrumentCosts row : rows) {
            table.add(
                    row.venue(),
                    row.instrument(),
                    number(row.makerBp()),
                    number(row.takerBp()),
                    number(row.halfSpreadBp()),
                    number(row.roundTripBp()),
                    breakEven(row),
                    row.comparison().orElse(""));
            sources.append(String.format("%n%n%s %s", row.venue(), row.instrument()));
            row.explanations().forEach(line -> sources.append(String.format("%n  %s", line)));
        }
        return table
                + String.format("%nBasis points; the break-even is per side: above half the round trip, it earns.")
                + sources;
    }

    private static String breakEven(InstrumentCosts row) {
        return row.breakEvenBp()
                .map(bp -> number(bp)
                        + row.standardError()
                                .map(error -> " ± " + number(error))
                                .orElse(" ± ?"))
                .orElse("–");
    }

    private static String number(double value) {
        return Optional.of(String.format(Locale.ROOT, "%.2f", value))
                .filter(text -> !text.equals("-0.00"))
                .orElse("0.00");
    }
}
