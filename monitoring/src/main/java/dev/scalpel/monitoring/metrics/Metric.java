package dev.scalpel.monitoring.metrics;

/** The metrics of a period, in the order in which they are reported. docs/report.md explains each. */
public enum Metric {
    NET_RETURN("netReturn", "Net return", Unit.PERCENT, "gain of the equity after all costs"),
    NET_PROFIT("netProfit", "Net profit", Unit.MONEY, "profit of the closed trades after all costs"),
    TRADES("trades", "Trades", Unit.COUNT, "closed in the period"),
    WIN_RATE("winRate", "Win rate", Unit.PERCENT, "share of the trades with a profit"),
    RISK_REWARD("riskReward", "Risk-reward ratio", Unit.RATIO, "mean win over mean loss"),
    PROFIT_FACTOR("profitFactor", "Profit factor", Unit.RATIO, "sum of wins over sum of losses"),
    EXPECTANCY("expectancy", "Expectancy", Unit.BASIS_POINTS, "mean net return per trade"),
    RETURN_ON_CAPITAL(
            "returnOnCapital", "Return on capital", Unit.PERCENT, "net profit over the mean capital per trade"),
    MAX_DRAWDOWN("maxDrawdown", "Maximum drawdown", Unit.PERCENT, "largest fall from a peak"),
    MAX_DRAWDOWN_DURATION(
            "drawdownLength",
            "Drawdown duration",
            Unit.HOURS,
            "of the maximum drawdown, from the peak until it was reached again, or to the end"),
    MAX_DRAWDOWN_RECOVERY(
            "recovery",
            "Drawdown recovery",
            Unit.HOURS,
            "of the maximum drawdown, from the trough until the peak was reached again"),
    SHARPE("sharpe", "Sharpe, daily", Unit.RATIO, "mean over standard deviation of daily returns"),
    SORTINO("sortino", "Sortino, daily", Unit.RATIO, "mean over downside deviation of daily returns"),
    ANNUAL_RETURN("annualReturn", "Annualised return", Unit.PERCENT, "mean daily return times 365, not compounded"),
    VOLATILITY("volatility", "Volatility, daily", Unit.PERCENT, "standard deviation of daily returns"),
    ANNUAL_VOLATILITY("annualVolatility", "Annualised volatility", Unit.PERCENT, "daily volatility times √365"),
    ANNUAL_SHARPE("annualSharpe", "Annualised Sharpe", Unit.RATIO, "daily Sharpe times √365"),
    ANNUAL_SORTINO("annualSortino", "Annualised Sortino", Unit.RATIO, "daily Sortino times √365"),
    CALMAR("calmar", "Calmar", Unit.RATIO, "annualised mean daily return over maximum drawdown"),
    PROBABILITY_OF_EDGE(
            "probabilityOfEdge",
            "Probability of an edge",
            Unit.PROBABILITY,
            "that the true mean hourly return is above zero"),
    VALUE_AT_RISK("valueAtRisk", "Value at risk, 95 %", Unit.PERCENT, "loss that 95 % of the days stayed within"),
    EXPECTED_SHORTFALL(
            "expectedShortfall", "Expected shortfall", Unit.PERCENT, "mean loss of the worst 5 % of the days"),
    WINNING_STREAK("winningStreak", "Winning streak", Unit.COUNT, "most wins in a row"),
    LOSING_STREAK("losingStreak", "Losing streak", Unit.COUNT, "most losses in a row"),
    ADVERSE_EXCURSION(
            "adverseExcursion",
            "Adverse excursion",
            Unit.PERCENT,
            "mean over the trades of how far the price went against each (MAE)"),
    FAVOURABLE_EXCURSION(
            "favourableExcursion",
            "Favourable excursion",
            Unit.PERCENT,
            "mean over the trades of how far the price went in favour of each (MFE)"),
    EXPOSURE("exposure", "Exposure", Unit.PERCENT, "share of the time in a position"),
    COSTS_PAID("costsPaid", "Costs paid", Unit.MONEY, "fees and funding; prices include slippage"),
    BUY_AND_HOLD_RETURN(
            "holdingReturn", "Buy and hold", Unit.PERCENT, "return of buying and holding, at the same costs"),
    EXCESS_OVER_BUY_AND_HOLD(
            "beyondHolding", "Excess over buy and hold", Unit.PERCENT, "net return minus that of buy and hold"),
    LIVE_MINUS_SIMULATED("liveGap", "Live minus simulated", Unit.BASIS_POINTS, "mean per trade, same bars and rules"),
    LATENCY("latency", "Latency, median", Unit.MILLISECONDS, "from the close of the decision bar to the order");

    /** How a metric is formatted. */
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

    private final String key;
    private final String label;
    private final Unit unit;
    private final String meaning;

    Metric(String key, String label, Unit unit, String meaning) {
        this.key = key;
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

    /** Half a sentence. */
    public String meaning() {
        return meaning;
    }

    /** The key in {@code metrics.json}, which does not change with the name of the constant. */
    public String key() {
        return key;
    }
}
