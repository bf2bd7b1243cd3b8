package dev.scalpel.local.cli.simulation;

import dev.scalpel.local.backtest.PortfolioBacktestResult;
import dev.scalpel.local.backtest.PortfolioBacktestResult.Row;
import dev.scalpel.local.cli.console.TextTable;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The result of a portfolio's signals for people. */
final class PortfolioBacktestText {

    private static final String END = System.lineSeparator();
    private static final String NONE = "n/a";
    private static final int HASH_DIGITS = 16;

    private PortfolioBacktestText() {}

    static String of(PortfolioBacktestResult result) {
        return "portfolio " + result.portfolio() + " on paper, " + day(result.from()) + " to " + day(result.to()) + ", "
                + result.signals() + " signals" + END + END + figures(result) + END + END + strategies(result) + END
                + refusals(result) + END
                + String.format(
                        Locale.ROOT,
                        "%.1f s; trades %s",
                        result.seconds(),
                        result.tradesSha256().substring(0, HASH_DIGITS));
    }

    private static TextTable figures(PortfolioBacktestResult result) {
        TextTable table = new TextTable("figure", "value");
        table.add("trades", result.trades());
        table.add("positions open at the end", result.openPositions());
        table.add("net return", percent(result.netReturn()));
        table.add(
                "buy and hold",
                result.buyAndHold().map(PortfolioBacktestText::percent).orElse(NONE));
        table.add("maximum drawdown", String.format(Locale.ROOT, "%.2f %%", 100 * result.maxDrawdown()));
        table.add(
                "win rate",
                result.winRate()
                        .map(rate -> String.format(Locale.ROOT, "%.2f %%", 100 * rate))
                        .orElse(NONE));
        table.add("profit factor", number(result.profitFactor(), "%.2f"));
        table.add("daily Sharpe", number(result.dailySharpe(), "%.2f"));
        table.add("break-even, bp per side", number(result.breakEvenBp(), "%.2f"));
        table.add("its standard error", number(result.breakEvenStandardError(), "%.2f"));
        table.add("fees paid", number(Optional.of(result.feesPaid()), "%,.2f"));
        table.add("funding received", number(Optional.of(result.funding()), "%,.2f"));
        return table;
    }

    private static TextTable strategies(PortfolioBacktestResult result) {
        TextTable table =
                new TextTable("strategy", "signals", "executed", "trades", "net", "entry bp", "exit bp", "bars");
        for (Row row : result.rows()) {
            table.add(
                    row.strategy(),
                    row.received(),
                    row.executed(),
                    row.trades(),
                    String.format(Locale.ROOT, "%+.2f", row.netProfit()),
                    number(row.entrySlippageBp(), "%+.1f"),
                    number(row.exitSlippageBp(), "%+.1f"),
                    number(row.latencyBars(), "%.1f"));
        }
        return table;
    }

    /** One line for each strategy whose signals were not all executed. */
    private static String refusals(PortfolioBacktestResult result) {
        StringBuilder text = new StringBuilder();
        for (Row row : result.rows()) {
            if (!row.refused().isEmpty() || row.unfinished() > 0) {
                text.append(END).append(row.strategy()).append(" not executed:");
                for (Map.Entry<String, Integer> refused : row.refused().entrySet()) {
                    text.append(' ').append(refused.getValue()).append(' ').append(refused.getKey());
                }
                if (row.unfinished() > 0) {
                    text.append(' ').append(row.unfinished()).append(" unfinished");
                }
            }
        }
        return text.isEmpty() ? "" : text.append(END).toString();
    }

    private static String day(Instant instant) {
        return instant.toString().substring(0, 10);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%+.2f %%", 100 * share);
    }

    private static String number(Optional<Double> value, String format) {
        return value.map(some -> String.format(Locale.ROOT, format, some)).orElse(NONE);
    }
}
