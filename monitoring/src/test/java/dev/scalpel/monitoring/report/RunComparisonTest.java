package dev.scalpel.monitoring.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.monitoring.fixture.DemoReview;
import dev.scalpel.monitoring.fixture.LongReview;
import dev.scalpel.monitoring.metrics.AccountReview;
import dev.scalpel.monitoring.metrics.Metric;
import dev.scalpel.monitoring.report.summary.ComparedRun;
import dev.scalpel.monitoring.report.summary.ReviewContext;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A run of 40 days, which earned 40, beside one of 39 days, which earned 43. */
class RunComparisonTest {

    private static AccountReview review;
    private static ObjectNode other;

    @BeforeAll
    static void read() {
        review = LongReview.of(40);
        other = MetricsJson.of(LongReview.of(39), DemoReview.context());
    }

    static ReviewContext comparedWith(ComparedRun run) {
        ReviewContext plain = DemoReview.context();
        return new ReviewContext(
                plain.weekly(),
                plain.createdAt(),
                plain.mode(),
                plain.venue(),
                plain.halts(),
                plain.failureNotices(),
                plain.learningResults(),
                plain.problems(),
                plain.scheduledCalls(),
                plain.venueRules(),
                plain.cost(),
                plain.shadow(),
                plain.evidence(),
                plain.portfolios(),
                plain.origin(),
                Optional.of(run));
    }

    private static String section(ComparedRun run) {
        Matcher found = Pattern.compile("(?s)<section id=\"comparison\">(.*?)</section>")
                .matcher(ReportPage.of(review, comparedWith(run)));
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    @Test
    void everyMetricStandsBesideThatOfTheOtherRun() {
        String section = section(ComparedRun.of("earlier", other));

        assertThat(section)
                .contains("The other run is earlier, live, 16 Nov 2026 00:00 to 25 Dec 2026 00:00. The runs are of"
                        + " different times: their figures differ by the market too.")
                .contains("<tr><th scope=\"row\">Net profit</th><td class=\"n\">+40.00</td><td class=\"n\">+43.00</td>"
                        + "<td class=\"n\">\u22123.00</td></tr>")
                .contains("<tr><th scope=\"row\">Trades</th><td class=\"n\">40</td><td class=\"n\">39</td>"
                        + "<td class=\"n\">+1</td></tr>")
                .contains("<canvas id=\"chart-comparison\"");
        for (Metric metric : Metric.values()) {
            assertThat(section).contains("<th scope=\"row\">" + metric.label() + "</th>");
        }
    }

    @Test
    void bothCurvesAreRead() {
        ComparedRun run = ComparedRun.of("earlier", other);

        assertThat(run.curve().orElseThrow().first()).isCloseTo(1_000, within(1e-9));
        assertThat(run.curve().orElseThrow().last()).isCloseTo(1_043, within(1e-9));
        // After all 40 days: 40 of 1,000; the other ended a day before.
        assertThat(section(run))
                .contains(
                        "<tr><th scope=\"row\">40.00</th><td class=\"n\">+4.00\u202f%</td><td class=\"n\">ended</td></tr>");
        assertThat(MetricsJson.of(review, comparedWith(run))
                        .at("/comparedWith/figures/netProfit/value")
                        .asDouble())
                .isCloseTo(43, within(1e-9));
    }

    @Test
    void aFileWithoutACurveAndWithFewerMetricsIsComparedByWhatItHas() {
        ObjectNode old = other.deepCopy();
        old.remove("equityCurve");
        old.remove("run");
        ((ObjectNode) old.path("figures")).remove("volatility");

        assertThat(section(ComparedRun.of("old", old)))
                .contains("The file of the other run has no equity curve; write its report again.")
                .contains("<td class=\"n\">not in its file</td><td class=\"n\">–</td>")
                .doesNotContain("<canvas");
    }

    @Test
    void amountsOfAnotherQuoteAssetAreNotSubtracted() {
        String section = section(ComparedRun.of("euros", other.deepCopy().put("quote", "EUR")));

        assertThat(section)
                .contains("Its amounts are in EUR, those of this run in USDT.")
                .contains("<td class=\"n\">+43.00</td><td class=\"n\">–</td>");
    }

    @Test
    void aReportThatIsNotComparedHasNoSuchSection() {
        assertThat(ReportPage.of(review, DemoReview.context())).doesNotContain("id=\"comparison\"");
        assertThat(MetricsJson.of(review, DemoReview.context()).has("comparedWith"))
                .isFalse();
    }

    @Test
    void whatIsNoReportIsRefusedWithWhatWasExpected() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ComparedRun.of("mine", other.objectNode()))
                .withMessage("mine has no figures of a report: expected an object 'netReturn' in 'figures'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ComparedRun.of("mine", other.deepCopy().put("from", "Monday")))
                .withMessage("mine has no time in 'from': expected one such as 2026-11-20T00:00:00Z, found 'Monday'");
        ObjectNode falling = other.deepCopy();
        falling.putObject("equityCurve").putArray("seconds").add(2).add(1);
        ((ObjectNode) falling.path("equityCurve")).putArray("equity").add(1).add(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ComparedRun.of("mine", falling))
                .withMessage("mine has no valid curve in 'equityCurve': times must be ascending: 1000 after 2000");
    }
}
