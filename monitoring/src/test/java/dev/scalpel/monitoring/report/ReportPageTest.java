package dev.scalpel.monitoring.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.monitoring.fixture.DemoReview;
import dev.scalpel.monitoring.fixture.FillModel;
import dev.scalpel.monitoring.fixture.LongReview;
import dev.scalpel.monitoring.fixture.SmallLedgers;
import dev.scalpel.monitoring.fixture.TradedMarket;
import dev.scalpel.monitoring.metrics.AccountReview;
import dev.scalpel.monitoring.metrics.SymbolReview;
import dev.scalpel.monitoring.records.ChampionChange;
import dev.scalpel.monitoring.records.ReviewPeriod;
import dev.scalpel.monitoring.records.SymbolRecords;
import dev.scalpel.store.bars.InvalidBarLog;
import dev.scalpel.trading.Costs;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ReportPageTest {

    private static final ReviewPeriod HOUR =
            new ReviewPeriod(SmallLedgers.START, SmallLedgers.START.plus(Duration.ofHours(1)));
    private static final String HOSTILE = "</script><script>alert(1)</script><img src=x onerror='alert(2)'>\"&";

    private static AccountReview review;
    private static String page;

    @BeforeAll
    static void write() {
        review = DemoReview.of(FillModel.LIVE);
        page = ReportPage.of(review, DemoReview.context());
    }

    private static Stream<String> found(String text, String pattern) {
        return Pattern.compile(pattern).matcher(text).results().map(result -> result.group(1));
    }

    private static String body(String html) {
        return html.substring(html.indexOf("<body>"), html.indexOf("<script"));
    }

    @Test
    void refersToNothingOutsideOfItself() {
        String withoutScripts = page.replaceAll("(?s)<script>.*?</script>", "");
        assertThat(found(withoutScripts, "\\b(?:src|href|action|data|poster)=\"([^\"]*)\""))
                .isNotEmpty()
                .allMatch(target -> target.startsWith("#") || target.equals("data:,"));
        assertThat(found(withoutScripts, "(url\\(|@import|http-equiv=\"refresh\")"))
                .isEmpty();
        assertThat(found(page, "(default-src 'none')")).hasSize(1);
    }

    @Test
    void everyAnchorHasItsPlace() {
        assertThat(found(page, "href=\"#([^\"]+)\"")).isNotEmpty().allMatch(id -> page.contains(" id=\"" + id + "\""));
    }

    @Test
    void idsAreUnique() {
        assertThat(found(body(page), " id=\"([^\"]+)\"")).isNotEmpty().doesNotHaveDuplicates();
    }

    @Test
    void everyChartHasItsDataAndItsTable() throws Exception {
        Matcher json = Pattern.compile("(?s)id=\"chart-data\">(.*?)</script>").matcher(page);
        assertThat(json.find()).isTrue();
        JsonNode data = new ObjectMapper().readTree(json.group(1));
        List<String> figures = found(page, "(?s)<figure>(.*?)</figure>").toList();
        assertThat(figures).hasSize(data.size()).hasSize(14).allSatisfy(figure -> {
            assertThat(found(figure, "(role=\"img\" aria-label=|<table(?=[ >])|<caption>)")
                            .distinct())
                    .hasSize(3);
            assertThat(found(figure, "<canvas id=\"([^\"]+)\""))
                    .singleElement()
                    .satisfies(id ->
                            assertThat(data.path(id).path("type").asText()).isNotEmpty());
        });
    }

    @Test
    void headsEveryColumnAndRowOfItsTables() {
        assertThat(found(body(page), "(<th[ >](?!scope=).{20})")).isEmpty();
    }

    @Test
    void saysNoSuchThingAsNaN() {
        assertThat(found(body(page), "(NaN|Infinity|null|Optional|\\dE-?\\d)")).isEmpty();
    }

    @Test
    void theSameReviewGivesTheSamePage() {
        assertThat(ReportPage.of(review, DemoReview.context()).equals(page)).isTrue();
    }

    @Test
    void refusedChallengersAreMarkedAsNotTraded() {
        assertThat(found(page, "(?s)<h4>(Refused challengers .*?)</table>"))
                .isNotEmpty()
                .allSatisfy(part -> assertThat(part)
                        .contains("<span class=\"badge\">not traded</span>")
                        .contains("on their 2 settled days, the account would have changed by +0.30\u202f% in 5 trades")
                        .contains("No figure of this report includes it.")
                        .contains("31 Oct 2026, 1 Nov 2026", "kept the champion", "2.50"));
    }

    @Test
    void theEvidenceShowsItsCurveItsThresholdAndWhatIsMissing() throws Exception {
        assertThat(found(page, "(?s)<section id=\"evidence\">(.*?)</section>"))
                .singleElement()
                .asString()
                .contains("<span class=\"badge\">shadow, not traded</span>")
                .contains("<canvas id=\"chart-evidence\"")
                .contains("evidence 5.0 times as large; 19 more forward days")
                .contains("breaks even at 1.1 ± 0.6 bp per side; your round trip costs 20 bp: it earns less than that")
                .contains("counts nothing");
        Matcher json = Pattern.compile("(?s)id=\"chart-data\">(.*?)</script>").matcher(page);
        assertThat(json.find()).isTrue();
        JsonNode chart = new ObjectMapper().readTree(json.group(1)).path("chart-evidence");
        assertThat(chart.path("threshold").asDouble()).isEqualTo(20);
        assertThat(chart.path("evidence")).hasSize(41);
        assertThat(chart.at("/evidence/40").asDouble()).isEqualTo(4);
    }

    @Test
    void shadowTradesAreMarkedAsNotTraded() {
        assertThat(found(page, "(?s)<section id=\"shadow\">(.*?)</section>"))
                .singleElement()
                .asString()
                .contains("Shadow trades<span class=\"badge\">not traded</span>")
                .contains("BTC/USDT: breaks even at 10.0 ± 2.0 bp per side; your round trip costs 20 bp:")
                .contains("<td class=\"n\">7</td>")
                .contains("7 shadow trades");
    }

    @Test
    void theVerdictNamesTheShadowTradesApartFromTheFigures() {
        assertThat(found(page, "(?s)<section id=\"verdict\"[^>]*>(.*?)</section>"))
                .singleElement()
                .asString()
                .contains("<p>Shadow trades<span class=\"badge\">not traded</span> BTC/USDT: breaks even at 10.0");
    }

    @Test
    void textsStayTexts() {
        SymbolRecords plain = SmallLedgers.records(HOUR, BarSeries.empty(), List.of(), List.of());
        SymbolRecords hostile = new SymbolRecords(
                plain.instrument(),
                HOUR,
                plain.bars(),
                List.of(new InvalidBarLog.InvalidBar(HOUR.fromMillis(), HOSTILE)),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                1_000,
                List.of(new ChampionChange(SmallLedgers.START, Optional.of(HOSTILE), HOSTILE, Map.of(HOSTILE, 1.0))),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(HOSTILE));
        AccountReview account =
                AccountReview.of(HOUR, List.of(SymbolReview.of(hostile, Costs.FREE)), hostile.startEquity());
        String html = ReportPage.of(account, DemoReview.context());

        assertThat(found(html, "(<script[ >])")).hasSize(6);
        assertThat(html).doesNotContain("<img").contains("&lt;img src=x onerror=&#39;alert(2)&#39;&gt;");
    }

    @Test
    void itsHeadSaysWhatItIsWithCostsTrialsAndTheCommand() {
        assertThat(found(page, "(?s)<dl class=\"origin\">(.*?)</dl>"))
                .singleElement()
                .asString()
                .contains("Live: orders at the venue, with money.")
                .contains(
                        "<div>BTC/USDT: taker fee 1 bp, maker fee 1 bp, half the spread 0 bp, slippage 0.5 bp per side</div>")
                .contains("336 tuning trials in this period (BTC/USDT 168, ETH/USDT 168). The best of many")
                .contains("<code>./scalpel report --from 2026-11-09 --to 2026-11-16</code>");
    }

    @Test
    void theTablesOfTradesCanBeSortedAndArePlainWithoutScripts() {
        assertThat(found(body(page), "(?s)<table class=\"sortable\">.*?(<thead>.*?)</thead>"))
                .hasSize(3)
                .allSatisfy(head -> assertThat(head).doesNotContain("<button"));
    }

    @Test
    void aWeekSaysWhatItIsTooShortFor() {
        assertThat(found(page, "(?s)<section id=\"risk\">(.*?)</section>"))
                .singleElement()
                .asString()
                .contains("The rolling Sharpe ratio needs at least 30 whole days; the period has 7.")
                .contains("The period lies within one month.")
                .contains("8 trades without all bars are left out.");
    }

    @Test
    void aLongReportHasItsMonthsAndTheHoursOfItsTrades() {
        String risk = found(
                        ReportPage.of(LongReview.of(40), DemoReview.context()),
                        "(?s)<section id=\"risk\">(.*?)</section>")
                .findFirst()
                .orElseThrow();

        // 19 of 1,000 in the 15 days of November, 21 of 1,019 in December; Sundays won 3 times 5 and lost 2 times 3.
        assertThat(risk)
                .contains("<canvas id=\"chart-rolling\"")
                .containsPattern("<th scope=\"row\">2026</th>(<td class=\"n\"><span></span></td>){10}")
                .contains("<span class=\"hot4\">+1.90*</span></td><td class=\"n\"><span class=\"hot4\">+2.06*</span>")
                .containsPattern("<th scope=\"row\">05</th>(<td class=\"n\"><span></span></td>){7}")
                .contains("<th scope=\"row\">06</th><td class=\"n\"><span class=\"hot3\">+6.00<small>6 trades</small>")
                .contains("<span class=\"hot4\">+9.00<small>5 trades</small>");
    }

    @Test
    void anEmptyPeriodStillMakesAPageThatSaysSo() {
        SymbolRecords records = SmallLedgers.records(HOUR, BarSeries.empty(), List.of(), List.of());
        AccountReview account =
                AccountReview.of(HOUR, List.of(SymbolReview.of(records, Costs.FREE)), records.startEquity());
        String html = ReportPage.of(account, DemoReview.context());

        assertThat(html)
                .contains("No trades: no bars were stored in this period.")
                .contains("There has been no champion yet")
                .contains("There are no bars and no trades of this symbol in the period.")
                .contains("No tuning ran in this period.");
    }

    @Test
    void gapsAreReportedWithTheirTimeAndLength() {
        double[] prices = new double[60];
        Arrays.fill(prices, 100);
        BarSeries bars = SmallLedgers.flatBars(prices);
        BarSeries holed = bars.slice(0, 20).join(bars.slice(35, 60));
        SymbolRecords records = SmallLedgers.records(HOUR, holed, List.of(), List.of());
        String html = ReportPage.of(
                AccountReview.of(HOUR, List.of(SymbolReview.of(records, Costs.FREE)), records.startEquity()),
                DemoReview.context());

        assertThat(html)
                .contains("BTC/USDT: 15 minutes of 60 have no bar.")
                .contains("BTC/USDT: 1 gap in the bars")
                .contains("16 Nov 2026 00:20");
    }

    @Test
    void reportsSymbolsThatAreNotInTheTotals() {
        SymbolRecords other = new SymbolRecords(
                InstrumentId.parse("binance/ETH-EUR"),
                HOUR,
                BarSeries.empty(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                1_000,
                List.of(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of());
        SymbolRecords records = SmallLedgers.records(HOUR, BarSeries.empty(), List.of(), List.of());
        AccountReview account = AccountReview.of(
                HOUR,
                List.of(SymbolReview.of(records, Costs.FREE), SymbolReview.of(other, Costs.FREE)),
                records.startEquity());

        assertThat(ReportPage.of(account, DemoReview.context()))
                .contains("ETH/EUR is not in the totals: its quote asset is EUR, the account&#39;s is USDT.");
    }

    @Test
    void showsTheScheduledCallsOfTheFunctionsAndWhatTheyLeft() {
        String data = page.substring(page.indexOf("<section id=\"data\""), page.indexOf("</main>"));
        assertThat(found(
                        data,
                        "<th scope=\"row\">(data-retrieval|training|execution|monitoring)</th><td class=\"n\">[^<]+"))
                .hasSize(4);
        // Every minute of a week, by the trigger and by the schedule.
        assertThat(found(data, ">execution</th><td class=\"n\">([^<]+)")).containsExactly("20,160");
        assertThat(found(data, ">(this report)<")).hasSize(1);
    }

    @Test
    void costsHaveTheirOwnCurrency() {
        assertThat(review.quote()).isEqualTo(TradedMarket.BTC.quote());
        assertThat(page).contains("AWS charged about 0.70 USD in this period");
    }
}
