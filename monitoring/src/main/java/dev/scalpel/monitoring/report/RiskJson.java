package dev.scalpel.monitoring.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.monitoring.metrics.AccountReview;
import dev.scalpel.monitoring.metrics.SymbolReview;
import dev.scalpel.monitoring.report.summary.ReviewContext;
import dev.scalpel.monitoring.report.summary.StrategyExposure;
import dev.scalpel.monitoring.report.summary.WeekHour;
import dev.scalpel.statistics.Drawdown;
import dev.scalpel.statistics.Statistic;
import dev.scalpel.statistics.risk.MonthlyReturn;
import dev.scalpel.statistics.risk.RollingSharpe;
import dev.scalpel.trading.Trade;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/** The worst drawdowns and the excursions of the trades in {@code metrics.json}. */
final class RiskJson {

    private static final double MILLIS_PER_HOUR = Duration.ofHours(1).toMillis();

    private RiskJson() {}

    /** Of the whole account. */
    static void account(ObjectNode root, AccountReview review, ReviewContext context) {
        drawdowns(root.putArray("worstDrawdowns"), review.worstDrawdowns());
        ArrayNode months = root.putArray("monthlyReturns");
        MonthlyReturn.of(review.curve(), review.period().from(), review.period().to())
                .forEach(month -> months.addObject()
                        .put("month", month.month().toString())
                        .put("return", month.value())
                        .put("whole", month.whole()));
        ArrayNode rolling = root.putArray("rollingSharpe");
        LocalDate day = review.period().firstDay().plusDays(RollingSharpe.DAYS - 1L);
        for (Statistic value : RollingSharpe.of(review.metrics().performance().dailyReturns(review.curve()))) {
            rolling.addObject().put("day", day.toString()).set("annualised", MetricsJson.statistic(value));
            day = day.plusDays(1);
        }
        ArrayNode hours = root.putArray("profitByWeekHour");
        WeekHour.of(review)
                .forEach(hour -> hours.addObject()
                        .put("weekday", hour.weekday().name())
                        .put("hour", hour.hour())
                        .put("trades", hour.trades())
                        .put("netProfit", hour.netProfit()));
        ArrayNode exposures = root.putArray("exposureByStrategy");
        StrategyExposure.of(review, context)
                .forEach(strategy -> exposures
                        .addObject()
                        .put("account", strategy.account())
                        .put("strategy", strategy.strategy())
                        .put("instrument", strategy.instrument())
                        .put("trades", strategy.trades())
                        .put("open", strategy.open())
                        .put("netProfit", strategy.netProfit())
                        .put("quote", strategy.quote())
                        .set("exposure", MetricsJson.statistic(strategy.exposure())));
    }

    /** Without {@code end} where the peak was not reached again. */
    private static void drawdowns(ArrayNode array, List<Drawdown> drawdowns) {
        for (Drawdown drawdown : drawdowns) {
            ObjectNode node = array.addObject()
                    .put("start", drawdown.peak().toString())
                    .put("trough", drawdown.trough().toString());
            drawdown.recovered().ifPresent(end -> node.put("end", end.toString()));
            node.put("depth", drawdown.depth()).put("hours", drawdown.length().toMillis() / MILLIS_PER_HOUR);
        }
    }

    /** Each trade by entry; without excursions where a minute of it has no bar. */
    static void excursions(ArrayNode array, SymbolReview symbol) {
        symbol.trades().stream()
                .sorted(Comparator.comparingLong(trade -> trade.position().entryTime()))
                .forEach(trade -> excursion(array.addObject(), symbol, trade));
    }

    private static void excursion(ObjectNode node, SymbolReview symbol, Trade trade) {
        node.put("entry", Instant.ofEpochMilli(trade.position().entryTime()).toString())
                .put("exit", Instant.ofEpochMilli(trade.exitTime()).toString())
                .put("net", trade.netReturn());
        symbol.excursion(trade)
                .ifPresent(excursion ->
                        node.put("adverse", excursion.adverse()).put("favourable", excursion.favourable()));
    }
}
