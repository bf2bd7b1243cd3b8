package dev.scalpel.local.cli.deployment;

import dev.scalpel.local.cli.console.GlobalOptions;
import dev.scalpel.local.cli.console.TextTable;
import dev.scalpel.local.cli.console.WrongUsageException;
import dev.scalpel.monitoring.cost.Bill;
import dev.scalpel.monitoring.cost.CostModel;
import dev.scalpel.monitoring.cost.MeasuredUsage;
import dev.scalpel.monitoring.cost.PriceTable;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.SettingsReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code ./scalpel cost}: the monthly AWS bill of these settings. */
@Command(
        name = "cost",
        header = "Show what AWS charges for a month of these settings.",
        description = {
            "Show what AWS charges for a month of these settings, line by line, with and without its free tier.",
            "Durations are measured; prices are list prices of the day shown."
        })
public final class CostCommand implements Callable<Integer> {

    private static final List<Integer> GROWTH = List.of(1, 10, 100, 1_000);
    private static final int MAX_SYMBOLS = 10_000;

    @ParentCommand
    private @Nullable GlobalOptions parent;

    @Option(names = "--symbols", paramLabel = "N", description = "Number of symbols (default: those of the settings).")
    private @Nullable Integer symbols;

    @Override
    public Integer call() {
        GlobalOptions options = GlobalOptions.required(parent);
        if (symbols != null) {
            WrongUsageException.requireWithin("--symbols", symbols, 1, MAX_SYMBOLS);
        }
        Settings settings = SettingsReader.fromDirectory(
                        options.home(), options.process().environment())
                .settings();
        CostModel model = CostModel.of(settings);
        int count = symbols == null ? model.symbols() : symbols;
        Bill plain = model.bill(count, false);
        Bill free = model.bill(count, true);
        options.print(document(model, plain, free), text(model, plain, free));
        return ExitCode.OK;
    }

    private static Map<String, Object> document(CostModel model, Bill plain, Bill free) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("symbols", plain.symbols());
        document.put("totalUsd", plain.total());
        document.put("totalUsdWithFreeTier", free.total());
        document.put("lines", plain.lines());
        document.put("pricesAsOf", PriceTable.current().asOf().toString());
        document.put("region", PriceTable.current().region());
        document.put("measuredAsOf", MeasuredUsage.current().asOf().toString());
        document.put("measuredOn", MeasuredUsage.current().machine());
        document.put("carriedOver", MeasuredUsage.current().carriedOver());
        document.put(
                "growth",
                GROWTH.stream()
                        .map(symbols -> Map.of(
                                "symbols",
                                symbols,
                                "usdAMonth",
                                model.bill(symbols, false).total(),
                                "dominant",
                                model.bill(symbols, false).dominant().what()))
                        .toList());
        return document;
    }

    private static String text(CostModel model, Bill plain, Bill free) {
        TextTable lines = new TextTable(
                "USD a month, " + plain.symbols() + " symbol" + (plain.symbols() == 1 ? "" : "s"),
                "quantity",
                "unit",
                "list price",
                "with free tier");
        IntStream.range(0, plain.lines().size())
                .filter(line -> plain.lines().get(line).quantity() > 0)
                .forEach(line -> lines.add(
                        plain.lines().get(line).what(),
                        quantity(plain.lines().get(line).quantity()),
                        plain.lines().get(line).unit(),
                        usd(plain.lines().get(line).usd()),
                        usd(free.lines().get(line).usd())));
        lines.add("in all", "", "", usd(plain.total()), usd(free.total()));
        TextTable growth = new TextTable("symbols", "list price", "with free tier", "a symbol", "what dominates");
        for (int symbols : GROWTH) {
            Bill bill = model.bill(symbols, false);
            growth.add(
                    String.format(Locale.ROOT, "%,d", symbols),
                    usd(bill.total()),
                    usd(model.bill(symbols, true).total()),
                    usd(bill.total() / symbols),
                    bill.dominant().what());
        }
        PriceTable prices = PriceTable.current();
        return String.join(
                System.lineSeparator(),
                lines.toString(),
                "",
                growth.toString(),
                "",
                "List prices of " + prices.region() + " as of " + prices.asOf() + "; measured on "
                        + MeasuredUsage.current().asOf() + " by "
                        + MeasuredUsage.current().command()
                        + " and carried over to Lambda as docs/cost.md says.");
    }

    private static String quantity(double value) {
        return String.format(Locale.ROOT, value >= 100 ? "%,.0f" : "%,.3f", value);
    }

    private static String usd(double value) {
        return String.format(Locale.ROOT, "%,.2f", value);
    }
}
