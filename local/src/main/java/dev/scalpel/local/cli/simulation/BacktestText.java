package dev.scalpel.local.cli.simulation;

import dev.scalpel.local.backtest.BacktestResult;
import dev.scalpel.local.backtest.CostRow;
import dev.scalpel.local.cli.console.TextTable;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** The results of backtests for people. */
final class BacktestText {

    private static final String END = System.lineSeparator();
    private static final String NONE = "n/a";
    private static final int HASH_DIGITS = 16;

    private BacktestText() {}

    static String of(BacktestResult result) {
        return (result.rows().isEmpty() ? ofBrackets(result) : ofScore(result))
                + END
                + END
                + result.universe()
                        .map(membership ->
                                "Entered by the universe of each day: " + membership.text() + "." + END + END)
                        .orElse("")
                + end(result);
    }

    private static String ofScore(BacktestResult result) {
        TextTable table =
                new TextTable("bp per side", "trades", "net", "drawdown", "Sharpe", "break-even, bp", "verdict");
        result.rows().forEach(row -> add(row, table));
        return result.symbol() + ", " + day(result.from()) + " to " + day(result.to()) + ": shadow, not traded." + END
                + "The procedure " + result.verdict() + "."
                + END
                + END
                + table
                + END
                + END
                + "Entries are those whose expected gain exceeds the cost; net, drawdown and daily Sharpe ratio are of"
                + " the account that would have made them, without its limits. Buy and hold: "
                + percent(result.buyAndHold()) + "." + funding(result);
    }

    /** Empty where no rates are stored, or no position was open at a stamp. */
    private static String funding(BacktestResult result) {
        double received = result.rows().get(0).funding();
        return received == 0
                ? ""
                : String.format(
                        Locale.ROOT,
                        " Net contains funding at the stored rates: %s %,.2f %s at the first of these costs.",
                        received > 0 ? "received" : "paid",
                        Math.abs(received),
                        result.symbol().quote());
    }

    private static void add(CostRow row, TextTable table) {
        table.add(
                BigDecimal.valueOf(row.costBp()).stripTrailingZeros().toPlainString(),
                String.format(Locale.ROOT, "%,d", row.trades()),
                percent(Optional.of(row.netReturn())),
                share(Optional.of(row.maxDrawdown())),
                number(row.dailySharpe()),
                row.breakEvenBp()
                        .map(bp -> String.format(Locale.ROOT, "%.1f ± ", bp)
                                + row.breakEvenStandardError()
                                        .map(error -> String.format(Locale.ROOT, "%.1f", error))
                                        .orElse("?"))
                        .orElse(NONE),
                row.answer());
    }

    private static String ofBrackets(BacktestResult result) {
        TextTable table = new TextTable("figure", "value");
        table.add("trades", result.trades());
        table.add("net return", percent(Optional.of(result.netReturn())));
        table.add("buy and hold", percent(result.buyAndHold()));
        table.add("maximum drawdown", share(Optional.of(result.maxDrawdown())));
        table.add("win rate", share(result.winRate()));
        table.add("profit factor", number(result.profitFactor()));
        table.add("daily Sharpe", number(result.dailySharpe()));
        table.add("break-even, bp per side", number(result.breakEvenBp()));
        table.add("its standard error", number(result.breakEvenStandardError()));
        table.add("round trip, bp", number(Optional.of(result.roundTripBp())));
        table.add("fees paid", number(Optional.of(result.feesPaid())));
        table.add("trainings", result.trainings());
        table.add("promotions", result.promotions());
        return result.verdict() + END + END + table + END + END + result.rules();
    }

    private static String end(BacktestResult result) {
        return String.format(
                Locale.ROOT,
                "%.1f s; trades %s%nopen the report: %s",
                result.seconds(),
                result.tradesSha256().substring(0, HASH_DIGITS),
                Path.of(result.report()).toAbsolutePath().toUri());
    }

    private static String day(Instant instant) {
        return instant.toString().substring(0, 10);
    }

    private static String percent(Optional<Double> share) {
        return share.map(value -> String.format(Locale.ROOT, "%+.2f %%", 100 * value))
                .orElse(NONE);
    }

    private static String share(Optional<Double> share) {
        return share.map(value -> String.format(Locale.ROOT, "%.2f %%", 100 * value))
                .orElse(NONE);
    }

    private static String number(Optional<Double> value) {
        return value.map(some -> String.format(Locale.ROOT, "%.2f", some)).orElse(NONE);
    }
}
