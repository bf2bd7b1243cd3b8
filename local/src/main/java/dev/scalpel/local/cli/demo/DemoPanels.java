package dev.scalpel.local.cli.demo;

import dev.scalpel.local.cli.console.LineWrapper;
import dev.scalpel.local.cli.terminal.Gauge;
import dev.scalpel.local.cli.terminal.Sparkline;
import dev.scalpel.local.cli.terminal.Style;
import dev.scalpel.local.cli.terminal.StyledLine;
import dev.scalpel.local.demo.DemoEvent;
import dev.scalpel.local.demo.DemoEvent.LicenceStood;
import dev.scalpel.local.demo.DemoEvent.MinuteTraded;
import dev.scalpel.local.demo.DemoEvent.TradeClosed;
import dev.scalpel.local.demo.DemoEvent.Trained;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;

/** The parts of the demo's view: each a heading and lines of so many columns. */
final class DemoPanels {

    private static final int LABEL_COLUMNS = 10;
    private static final int PRICES_FROM = 72;
    private static final String QUOTE = "USDT";

    private final DemoState state;

    DemoPanels(DemoState state) {
        this.state = state;
    }

    private static StyledLine heading(String name) {
        return StyledLine.of(Style.STRONG, name);
    }

    /** Equity on the days of trading, before them what the shadow earned on paper. */
    List<StyledLine> chart(int columns, int rows) {
        return state.minute().map(minute -> equity(minute, columns, rows)).orElseGet(() -> shadow(columns, rows));
    }

    private List<StyledLine> equity(MinuteTraded minute, int columns, int rows) {
        List<StyledLine> lines = new ArrayList<>();
        lines.add(heading("EQUITY")
                .and("  " + DemoFormat.money(minute.equity()) + " " + QUOTE + "  ")
                .and(DemoFormat.colouredPercent(minute.equity() / state.equity().first() - 1))
                .and("  drawdown " + DemoFormat.percent(minute.drawdown()) + "  buy and hold ")
                .and(DemoFormat.colouredPercent(minute.held() - 1)));
        lines.addAll(curve(state.equity(), minute.done(), "%,.0f", 1, columns, rows - 1));
        return lines;
    }

    private List<StyledLine> shadow(int columns, int rows) {
        if (state.paper().isEmpty()) {
            return List.of(heading("SHADOW").and("  no day is settled yet; nothing is traded before a licence"));
        }
        List<StyledLine> lines = new ArrayList<>();
        lines.add(heading("SHADOW")
                .and("  ")
                .and(DemoFormat.colouredPercent(state.paper().last()))
                .and(" on paper in " + state.days() + (state.days() == 1 ? " day" : " days")
                        + " after costs, not traded"));
        int needed = state.licence().map(LicenceStood::minDays).orElse(state.days());
        lines.addAll(curve(
                state.paper(),
                (double) state.days() / Math.max(needed, state.days()),
                "%+.2f %%",
                100,
                columns,
                rows - 1));
        return lines;
    }

    /**
     * The curve with its highest and lowest value at the right.
     *
     * @param share of the width that is used
     * @param unit of the labels
     */
    private static List<StyledLine> curve(
            Curve curve, double share, String format, double unit, int columns, int rows) {
        if (rows < 1) {
            return List.of();
        }
        double[] values = curve.values();
        DoubleSummaryStatistics range = Arrays.stream(values).summaryStatistics();
        int width = Math.max(1, columns - LABEL_COLUMNS);
        int used = Math.max(1, Math.min(width, (int) Math.round(share * width)));
        List<String> bars = Sparkline.of(values, used, rows);
        List<StyledLine> lines = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            String label = row == 0
                    ? String.format(Locale.ROOT, format, unit * range.getMax())
                    : row == rows - 1 ? String.format(Locale.ROOT, format, unit * range.getMin()) : "";
            lines.add(StyledLine.of(Style.ACCENT, bars.get(row)).padded(width).and(Style.FAINT, " " + label));
        }
        return lines;
    }

    List<StyledLine> licence(int columns, int rows) {
        if (state.licence().isEmpty()) {
            return List.of(heading("LICENCE").and("  the permission to trade; its account opens in the first night"));
        }
        LicenceStood account = state.licence().orElseThrow();
        String evidence = String.format(Locale.ROOT, "%,.2f of %,.0f", account.evidence(), account.threshold());
        String days = account.forwardDays() + " of " + account.minDays();
        boolean oneLine = rows < 4;
        int gauge = oneLine ? (columns - 24 - evidence.length() - days.length()) / 2 : columns - 12 - 18;
        double proven = Math.log(Math.max(1, account.evidence())) / Math.log(account.threshold());
        StyledLine evidenceLine = StyledLine.of("evidence ")
                .and(Style.ACCENT, Gauge.of(proven, Math.max(0, gauge)))
                .and(" " + evidence);
        StyledLine daysLine = StyledLine.of(oneLine ? "   days " : "days     ")
                .and(Style.ACCENT, Gauge.of((double) account.forwardDays() / account.minDays(), Math.max(0, gauge)))
                .and(" " + days);
        List<StyledLine> lines = new ArrayList<>();
        lines.add(
                heading("LICENCE").and("  ").and(state.isLicensed() ? Style.GOOD : Style.PLAIN, account.permission()));
        if (oneLine) {
            lines.add(evidenceLine.and(daysLine));
        } else {
            lines.add(evidenceLine);
            lines.add(daysLine);
        }
        lines.addAll(wrapped(
                state.isLicensed()
                        ? "it may trade as long as its evidence stands"
                        : "a licence needs both bars full; bettors on its paper days have won the evidence",
                columns,
                rows - lines.size(),
                Style.FAINT));
        return lines;
    }

    /** What the last training decided, and why. */
    List<StyledLine> training(int columns, int rows) {
        if (state.trained().isEmpty()) {
            return List.of(heading("TRAINING").and("  the first one fits 190 days of bars"));
        }
        List<StyledLine> lines = new ArrayList<>();
        Trained newest = state.trained().iterator().next();
        lines.add(heading("TRAINING").and("  of " + DemoFormat.minute(newest.at())));
        for (Trained training : state.trained()) {
            lines.addAll(
                    wrapped(training.symbol() + ": " + training.words(), columns, rows - lines.size(), Style.PLAIN));
        }
        state.review()
                .ifPresent(review -> lines.addAll(wrapped(
                        "review of " + review.week() + ": " + review.words(),
                        columns,
                        rows - lines.size(),
                        Style.PLAIN)));
        return lines;
    }

    List<StyledLine> model(int columns, int rows) {
        List<StyledLine> lines = new ArrayList<>();
        lines.add(heading("MODEL").and("  ").and(sum(state.model())));
        if (state.minute().isEmpty()) {
            lines.set(0, heading("MODEL").and("  trades on paper only until the licence; its last days:"));
            state.paperDays().stream()
                    .limit(Math.max(0, rows - 1))
                    .forEach(day -> lines.add(
                            StyledLine.of(day.date() + "  ").and(DemoFormat.colouredPercent(day.netReturn()))));
            return lines;
        }
        state.minute()
                .orElseThrow()
                .decisions()
                .forEach(decision -> lines.addAll(
                        wrapped("now " + decision.symbol() + ": " + decision.words(), columns, 1, Style.FAINT)));
        state.trades().stream()
                .limit(Math.max(0, rows - lines.size()))
                .forEach(trade -> lines.add(line(trade, columns >= PRICES_FROM)));
        return lines;
    }

    private static StyledLine line(TradeClosed trade, boolean prices) {
        return StyledLine.of(DemoFormat.minute(trade.at()) + "  ")
                .and(String.format(
                        Locale.ROOT,
                        "%-8s %-5s ",
                        trade.symbol(),
                        trade.side().name().toLowerCase(Locale.ROOT)))
                .and(
                        prices
                                ? String.format(
                                        Locale.ROOT,
                                        "%10s → %-10s ",
                                        price(trade.entryPrice()),
                                        price(trade.exitPrice()))
                                : "")
                .and(
                        Style.ofSign(trade.netProfit().signum()),
                        String.format(Locale.ROOT, "%9s", DemoFormat.signedMoney(trade.netProfit())))
                .and("  " + trade.exit() + ", " + DemoFormat.duration(trade.held()));
    }

    private static String price(BigDecimal price) {
        return String.format(Locale.ROOT, "%,.2f", price);
    }

    private static StyledLine sum(DemoState.Sum sum) {
        return sum.trades() == 0
                ? StyledLine.of("no trade is closed yet")
                : StyledLine.of((sum.trades() == 1 ? "1 trade, " : sum.trades() + " trades, ") + sum.won() + " won, ")
                        .and(Style.ofSign(sum.net().signum()), DemoFormat.signedMoney(sum.net()))
                        .and(" " + QUOTE);
    }

    List<StyledLine> portfolio(int columns, int rows) {
        List<StyledLine> lines = new ArrayList<>();
        String name =
                state.portfolio().map(DemoEvent.PortfolioValued::portfolio).orElse("");
        if (name.isEmpty()) {
            return List.of(heading("PORTFOLIO").and("  two strategies trade signals of moving averages"));
        }
        lines.add(heading("PORTFOLIO")
                .and("  " + name + ", " + state.signals() + " signals, ")
                .and(sum(state.portfolioSum())));
        state.ofThePortfolio().stream().limit(Math.max(0, rows - 1)).forEach(event -> lines.add(line(event)));
        return lines.stream().map(line -> line.fitted(columns)).toList();
    }

    private StyledLine line(DemoEvent event) {
        if (event instanceof TradeClosed trade) {
            return StyledLine.of(DemoFormat.minute(trade.at()) + "  " + trade.strategy() + " closed ")
                    .and(Style.ofSign(trade.netProfit().signum()), DemoFormat.signedMoney(trade.netProfit()))
                    .and(", after " + DemoFormat.duration(trade.held()));
        }
        if (event instanceof DemoEvent.SignalEnded ended) {
            return StyledLine.of(DemoFormat.minute(ended.at()) + "  " + ended.strategy() + " signal to go "
                    + ended.target() + ": " + ended.outcome());
        }
        throw new IllegalStateException("no event of a portfolio: " + event);
    }

    /** What else happened; the newest first. */
    List<StyledLine> notes(int rows) {
        return state.notes().stream()
                .limit(rows)
                .map(words -> StyledLine.of("! " + words))
                .toList();
    }

    private static List<StyledLine> wrapped(String words, int columns, int rows, Style style) {
        return LineWrapper.wrap(columns, words)
                .lines()
                .limit(Math.max(0, rows))
                .map(line -> StyledLine.of(style, line))
                .toList();
    }
}
