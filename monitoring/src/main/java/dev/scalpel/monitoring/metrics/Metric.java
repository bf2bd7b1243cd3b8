package dev.scalpel.monitoring.metrics;

import java.util.Locale;

/** The figures of a period, in the order in which they are told. docs/report.md explains each. */
public enum Metric {
    NET_RETURN("Net return", Unit.PERCENT, "gain of the equity, after all costs"),
    NET_PROFIT("Net profit", Unit.MONEY, "profit of the closed trades, after all costs"),
    TRADES("Trades", Unit.COUNT, "closed in the period"),
    WIN_RATE("Win rate", Unit.PERCENT, "share of the trades with a profit"),
    RISK_REWARD("Risk-reward ratio", Unit.RATIO, "mean win over mean loss"),
    PROFIT_FACTOR("Profit factor", Unit.RATIO, "all wins over all losses"),
    EXPECTANCY("Expectancy", Unit.BASIS_POINTS, "mean net return of a trade"),
    RETURN_ON_CAPITAL("Return on capital", Unit.PERCENT, "net profit over the mean capital of a trade"),
    MAX_DRAWDOWN("Maximum drawdown", Unit.PERCENT, "deepest fall from a peak"),
    DRAWDOWN_LENGTH("Its length", Unit.HOURS, "from the peak until it was reached again, or to the end"),
    RECOVERY("Its recovery", Unit.HOURS, "from the trough until the peak was reached again"),
    SHARPE("Sharpe, daily", Unit.RATIO, "mean over deviation of daily returns"),
    SORTINO("Sortino, daily", Unit.RATIO, "mean over downward deviation of daily returns"),
    CALMAR("Calmar", Unit.RATIO, "mean daily return of a year over the maximum drawdown"),
    PROBABILITY_OF_EDGE(
            "Probability of an edge", Unit.PROBABILITY, "that the true mean of the hourly returns is above zero"),
    EXPOSURE("Exposure", Unit.PERCENT, "share of the time with a position"),
    COSTS_PAID("Costs paid", Unit.MONEY, "fees and funding; slippage is inside the prices"),
    HOLDING_RETURN("Buy and hold", Unit.PERCENT, "what holding would have returned, at the same costs"),
    BEYOND_HOLDING("Better than holding", Unit.PERCENT, "net return less that of holding"),
    LIVE_GAP("Live less simulated", Unit.BASIS_POINTS, "mean a trade, on the same bars by the same rules"),
    LATENCY("Latency, median", Unit.MILLISECONDS, "from the close of the decision bar to the order");

    /** How a figure is written. */
    public enum Unit {
        PERCENT,
        PROBABILITY,
        BASIS_POINTS,
        RATIO,
        MONEY,
        COUNT,
        HOURS,
        MILLISECONDS
    }

    private final String label;
    private final Unit unit;
    private final String meaning;

    Metric(String label, Unit unit, String meaning) {
        this.label = label;
        this.unit = unit;
        this.meaning = meaning;
    }

    public String label() {
        return label;
    }

    public Unit unit() {
        return unit;
    }

    /** In half a sentence. */
    public String meaning() {
        return meaning;
    }

    /** The name in {@code metrics.json}: {@code netReturn}. */
    public String key() {
        String[] words = name().toLowerCase(Locale.ROOT).split("_");
        StringBuilder key = new StringBuilder(words[0]);
        for (int i = 1; i < words.length; i++) {
            key.append(Character.toUpperCase(words[i].charAt(0))).append(words[i].substring(1));
        }
        return key.toString();
    }
}
