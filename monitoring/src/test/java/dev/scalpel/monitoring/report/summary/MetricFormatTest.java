package dev.scalpel.monitoring.report.summary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.monitoring.metrics.Metric;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricFormatTest {

    private static String plain(String text) {
        return text.replace(MetricFormat.NARROW_SPACE, " ").replace(MetricFormat.MINUS, "-");
    }

    @ParameterizedTest
    @CsvSource({"0.5, 50.0 %", "0.9991, over 99.9 %", "1, over 99.9 %", "0.0004, under 0.10 %", "0, under 0.10 %"})
    void aProbabilityIsNeverShownAsCertain(double probability, String words) {
        assertThat(plain(MetricFormat.probability(probability))).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"0.012345, 1.23 %", "-0.12345, -12.3 %", "1.5, 150 %", "-0.000001, 0.00 %"})
    void percentagesHaveAboutThreeDigits(double share, String words) {
        assertThat(plain(MetricFormat.percent(share))).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "NET_RETURN, 0.01, +1.00 %",
        "NET_RETURN, -0.01, -1.00 %",
        "MAX_DRAWDOWN, 0.01, 1.00 %",
        "NET_PROFIT, 12345.678, '+12,345.68'",
        "COSTS_PAID, 12345.678, '12,345.68'",
        "EXPECTANCY, 0.00012, +1.2 bp",
        "TRADES, 12345, '12,345'",
        "MAX_DRAWDOWN_DURATION, 47, 47.0 h",
        "MAX_DRAWDOWN_DURATION, 48, 2.0 days",
        "LATENCY, 640.4, 640 ms",
        "PROBABILITY_OF_EDGE, 0.9999, over 99.9 %"
    })
    void everyMetricHasItsUnit(Metric metric, double value, String words) {
        assertThat(plain(MetricFormat.of(metric, value))).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"holdOutNet, hold out net", "trades, trades", "probabilisticSharpe, probabilistic sharpe"})
    void keysBecomeWords(String name, String words) {
        assertThat(MetricFormat.spaced(name)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"1096, '1,096'", "3, 3", "0.2259, 0.2259", "-0.00088, -0.00088", "0.0000412, 0.000041", "2.4737, 2.4737"
    })
    void anyNumberIsShortAndKeepsItsMeaning(double value, String words) {
        assertThat(plain(MetricFormat.compact(value))).isEqualTo(words);
    }

    @Test
    void whatRoundsToZeroHasNoSign() {
        assertThat(MetricFormat.signed(0.004, 2)).isEqualTo("0.00");
        assertThat(MetricFormat.signed(-0.004, 2)).isEqualTo("0.00");
        assertThat(MetricFormat.signed(0.006, 2)).isEqualTo("+0.01");
    }

    @Test
    void aDifferenceOfSharesIsInPoints() {
        assertThat(MetricFormat.difference(Metric.WIN_RATE, -0.0091)).isEqualTo("\u22120.91\u202fpoints");
        assertThat(MetricFormat.difference(Metric.TRADES, 3)).isEqualTo("+3");
        assertThat(MetricFormat.difference(Metric.EXPECTANCY, 0.0001)).isEqualTo("+1.0\u202fbp");
        assertThat(MetricFormat.difference(Metric.LATENCY, -20)).isEqualTo("\u221220\u202fms");
    }
}
