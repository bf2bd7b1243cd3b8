package dev.scalpel.monitoring.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.monitoring.fixture.DemoReview;
import dev.scalpel.monitoring.fixture.FillModel;
import dev.scalpel.monitoring.fixture.LongReview;
import dev.scalpel.monitoring.metrics.AccountReview;
import dev.scalpel.monitoring.metrics.Metric;
import dev.scalpel.trading.Trade;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MetricsJsonTest {

    private static AccountReview review;
    private static JsonNode metrics;

    @BeforeAll
    static void write() throws Exception {
        review = DemoReview.of(FillModel.LIVE);
        ObjectMapper json = new ObjectMapper();
        metrics = json.readTree(json.writeValueAsBytes(MetricsJson.of(review, DemoReview.context())));
    }

    @Test
    void hasEveryMetricInTotalAndPerSymbol() {
        for (Metric metric : Metric.values()) {
            assertThat(metrics.at("/figures/" + metric.key()).isObject()).isTrue();
            assertThat(metrics.path("symbols").path("BTC/USDT").path("figures").has(metric.key()))
                    .isTrue();
        }
    }

    @Test
    void writesNumbersInFull() {
        double profit = review.symbols().stream()
                .flatMap(symbol -> symbol.trades().stream())
                .mapToDouble(Trade::netProfit)
                .sum();
        assertThat(metrics.at("/figures/netProfit/value").doubleValue()).isCloseTo(profit, within(1e-9));
        assertThat(metrics.at("/figures/netProfit/low").doubleValue()).isLessThan(profit);
        assertThat(metrics.at("/figures/netProfit/high").doubleValue()).isGreaterThan(profit);
        assertThat(metrics.at("/endEquity").doubleValue())
                .isEqualTo(review.curve().last());
    }

    @Test
    void namesTheVenuesRulesAsThePageDoes() {
        String words = metrics.at("/rules/0").asText();
        assertThat(words).startsWith("BTC/USDT: tick 0.01, step 0.00001");
        assertThat(ReportPage.of(review, DemoReview.context())).contains("least order 5");
    }

    @Test
    void theEvidenceStandsBesideItsThreshold() {
        JsonNode evidence = metrics.at("/evidence/0");
        assertThat(evidence.path("evidence").asDouble()).isEqualTo(4);
        assertThat(evidence.path("threshold").asDouble()).isEqualTo(20);
        assertThat(evidence.path("licensed").asBoolean()).isFalse();
        assertThat(evidence.path("needed")).hasSize(2);
        assertThat(evidence.at("/history/0/kind").asText()).isEqualTo("seen");
    }

    @Test
    void shadowTradesAreBesideTheFiguresAndNotInThem() {
        JsonNode shadow = metrics.at("/shadow/0");
        assertThat(shadow.path("shadowTrades").asInt()).isEqualTo(7);
        assertThat(shadow.at("/breakEvenBp/value").asDouble()).isCloseTo(10, within(1e-9));
        assertThat(shadow.at("/breakEvenStandardError/value").asDouble()).isCloseTo(2, within(1e-9));
        assertThat(shadow.path("roundTripBp").asDouble()).isCloseTo(20, within(1e-9));
        assertThat(metrics.at("/figures/trades/value").asInt())
                .isEqualTo(review.symbols().stream()
                        .mapToInt(symbol -> symbol.trades().size())
                        .sum());
    }

    @Test
    void groupsAddUp() {
        JsonNode exits = metrics.at("/attribution/Exit");
        assertThat(StreamSupport.stream(exits.spliterator(), false)
                        .mapToInt(group -> group.path("trades").asInt())
                        .sum())
                .isEqualTo(metrics.at("/figures/trades/value").asInt());
    }

    @Test
    void hasThePartsOfASymbolByName() {
        JsonNode symbol = metrics.path("symbols").path("ETH/USDT");
        assertThat(symbol.at("/drift/features")).hasSizeGreaterThan(10);
        assertThat(symbol.at("/champions")).hasSize(2);
        assertThat(symbol.at("/tuning")).hasSize(168);
        assertThat(symbol.at("/data/minutes").asInt()).isEqualTo(7 * 1_440);
        assertThat(symbol.at("/liveAgainstSimulated/simulated").asInt()).isPositive();
        assertThat(symbol.at("/predictions/minutes/winProbability")).isNotEmpty();
    }

    @Test
    void theYearIsTheDayTimesTheRootOf365WithItsInterval() {
        JsonNode daily = metrics.at("/figures/sharpe");
        JsonNode annual = metrics.at("/figures/annualSharpe");
        for (String part : List.of("value", "low", "high")) {
            assertThat(annual.path(part).doubleValue())
                    .isCloseTo(daily.path(part).doubleValue() * Math.sqrt(365), within(1e-9));
        }
        assertThat(metrics.at("/figures/valueAtRisk/undefined").asText())
                .isEqualTo("needs at least 20 whole days, has 7");
    }

    /** The probability is of hours: beside it stand the wide intervals of seven days. */
    @Test
    void theSentenceOnChanceSaysWhatItRestsOn() {
        assertThat(metrics.path("meaning").asText())
                .startsWith("By the returns of its hours the true mean is above zero with ")
                .satisfiesAnyOf(
                        words -> assertThat(words).endsWith("this does not distinguish skill from chance."),
                        words -> assertThat(words).endsWith(" Figures per day and per year rest on 7 days only."));
    }

    @Test
    void theWorstDrawdownsAreListedTheDeepestFirst() {
        JsonNode worst = metrics.path("worstDrawdowns");
        assertThat(worst).hasSize(5);
        assertThat(worst.at("/0/depth").doubleValue())
                .isEqualTo(metrics.at("/figures/maxDrawdown/value").doubleValue());
        assertThat(worst.at("/0/hours").doubleValue())
                .isEqualTo(metrics.at("/figures/drawdownLength/value").doubleValue());
        assertThat(worst.at("/4/depth").doubleValue())
                .isPositive()
                .isLessThanOrEqualTo(worst.at("/3/depth").doubleValue());
    }

    @Test
    void aLongReportHasItsMonthsItsRollingRatioAndItsHours() {
        JsonNode figures = MetricsJson.of(LongReview.of(40), DemoReview.context());

        // 15 days in November, of which 8 gain 5 and 7 lose 3; 25 in December, of which 12 gain.
        assertThat(figures.at("/monthlyReturns/0/month").asText()).isEqualTo("2026-11");
        assertThat(figures.at("/monthlyReturns/0/whole").asBoolean()).isFalse();
        assertThat(figures.at("/monthlyReturns/0/return").doubleValue()).isCloseTo(19 / 1_000.0, within(1e-9));
        assertThat(figures.at("/monthlyReturns/1/return").doubleValue()).isCloseTo(21 / 1_019.0, within(1e-9));
        assertThat(figures.path("rollingSharpe")).hasSize(11);
        assertThat(figures.at("/rollingSharpe/0/day").asText()).isEqualTo("2026-12-15");
        assertThat(figures.path("profitByWeekHour")).hasSize(7);
        assertThat(figures.at("/profitByWeekHour/0/weekday").asText()).isEqualTo("MONDAY");
        assertThat(figures.at("/profitByWeekHour/0/hour").asInt()).isEqualTo(6);
        // The Mondays are days 0, 7, 14, 21, 28 and 35.
        assertThat(figures.at("/profitByWeekHour/0/netProfit").doubleValue()).isCloseTo(3 * 5 - 3 * 3, within(1e-9));
        // Five minutes of each day.
        assertThat(figures.at("/exposureByStrategy/0/exposure/value").doubleValue())
                .isCloseTo(5 / 1_440.0, within(1e-12));
        assertThat(figures.at("/figures/valueAtRisk/value").doubleValue()).isBetween(0.0029, 0.0031);
    }

    @Test
    void everyTradeWithAllItsBarsHasItsExcursions() {
        int trades = 0;
        List<Double> adverse = new ArrayList<>();
        for (JsonNode symbol : metrics.path("symbols")) {
            for (JsonNode trade : symbol.path("excursions")) {
                trades++;
                if (trade.has("adverse")) {
                    adverse.add(trade.path("adverse").doubleValue());
                    assertThat(trade.path("adverse").doubleValue()).isNotNegative();
                    assertThat(trade.path("favourable").doubleValue()).isNotNegative();
                }
            }
        }
        assertThat(trades).isEqualTo(review.trades());
        assertThat(adverse).hasSizeGreaterThan(trades / 2);
        assertThat(metrics.at("/figures/adverseExcursion/value").doubleValue())
                .isCloseTo(adverse.stream().mapToDouble(each -> each).average().orElseThrow(), within(1e-12));
    }

    @Test
    void holdsNoNumberThatJsonDoesNotHave() {
        assertThat(metrics.toString()).doesNotContain("NaN", "Infinity");
    }
}
