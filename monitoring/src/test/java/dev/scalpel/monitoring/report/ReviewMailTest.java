package dev.scalpel.monitoring.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.market.BarSeries;
import dev.scalpel.monitoring.fixture.DemoReview;
import dev.scalpel.monitoring.fixture.SmallLedgers;
import dev.scalpel.monitoring.metrics.AccountReview;
import dev.scalpel.monitoring.metrics.SymbolReview;
import dev.scalpel.monitoring.records.ReviewPeriod;
import dev.scalpel.monitoring.report.summary.KeyMetrics;
import dev.scalpel.notice.Notice;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.PositionSide;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReviewMailTest {

    private static final String LOCATION = "s3://bucket/reports/2026-W47/report.html";

    private static Notice mail(boolean traded) {
        ReviewPeriod day = new ReviewPeriod(SmallLedgers.START, SmallLedgers.START.plus(Duration.ofDays(1)));
        double[] prices = new double[1_440];
        Arrays.fill(prices, 100);
        BarSeries bars = SmallLedgers.flatBars(prices);
        AccountReview review = AccountReview.of(
                day,
                List.of(SymbolReview.of(
                        SmallLedgers.records(
                                day,
                                bars,
                                List.of(SmallLedgers.decision(10, "BELOW_THRESHOLD", 0.001, 0.5)),
                                traded
                                        ? List.of(SmallLedgers.trade(
                                                PositionSide.LONG, 2, 100, 5, 110, ExitReason.TARGET, 10))
                                        : List.of()),
                        Costs.FREE)),
                1_000);
        return ReviewMail.of(review, DemoReview.context(), "2026-W47", LOCATION);
    }

    @Test
    void beginsWithTheVerdict() {
        assertThat(mail(true).message()).startsWith("Up 1.00 % after costs in 1 trade; buy and hold gained 0.00 %.\n");
        assertThat(mail(true).subject())
                .isEqualTo("Scalpel 2026-W47: Up 1.00 % after costs in 1 trade; buy and hold gained 0.00 %.");
    }

    @Test
    void hasOneLineForEachKeyMetric() {
        List<String> lines = mail(true).message().lines().toList();
        assertThat(KeyMetrics.TEN)
                .hasSize(10)
                .allSatisfy(metric -> assertThat(lines).anyMatch(line -> line.startsWith(metric.label() + "  ")));
        assertThat(lines).anyMatch(line -> line.matches("Net profit +\\+10\\.00 USDT"));
    }

    @Test
    void theRiskIsAPartOfItsOwn() {
        // Entered at 100 in minute 2, closed at 110 in minute 5; the bars are flat at 100.
        assertThat(mail(true).message())
                .contains("\nRisk\nAnnualised return     +365 %\n")
                .contains("\nValue at risk, 95 %   needs at least 20 whole days, has 1\n")
                .contains("\nWinning streak        1\nLosing streak         0\n")
                .contains("\nAdverse excursion     0.00 %\nFavourable excursion  10.0 %\n")
                .doesNotContain("Worst drawdowns");
    }

    @Test
    void saysWhatChangedAndWhereTheReportIs() {
        assertThat(mail(true).message())
                .contains("\nWhat changed\n- BTC/USDT: online learning was refused. On the bars after it")
                .contains("\n- BTC/USDT: there has been no champion yet.\n")
                .contains("\nThe report: " + LOCATION + "\n");
    }

    @Test
    void theEvidenceIsAPartOfItsOwn() {
        assertThat(mail(false).message())
                .contains("\nEvidence and licence\n- Procedure: score version 1, as released, manifest 0123456789ab,")
                .contains("\n- Permission: none yet: shadow, not traded.\n")
                .contains("\n- Evidence: 4.00 of 20 after 41 forward days.\n")
                .contains("\n- Verdict: breaks even at 1.1 +- 0.6 bp per side; your round trip costs 20 bp");
    }

    @Test
    void shadowTradesAreAPartOfTheirOwn() {
        assertThat(mail(false).message())
                .contains("\nShadow, not traded\n- BTC/USDT: breaks even at 10.0 +- 2.0 bp per side; your round trip"
                        + " costs 20 bp: the difference is within two standard errors.\n");
    }

    @Test
    void aWeekWithoutTradesSaysWhy() {
        assertThat(mail(false).message())
                .startsWith("No trades: the predicted return was below the threshold.\n")
                .contains("Win rate              no trades\n");
    }

    @Test
    void isPlainAscii() {
        assertThat(mail(true).message() + mail(true).subject()).matches("[\\x20-\\x7e\\n]*");
    }

    @Test
    void repeatedReviewsOfAWeekHaveOneCause() {
        assertThat(mail(true).cause()).isEqualTo("review-2026-W47");
    }
}
