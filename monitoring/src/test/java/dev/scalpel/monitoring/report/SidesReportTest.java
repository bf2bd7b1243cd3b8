package dev.scalpel.monitoring.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.monitoring.fixture.DemoReview;
import dev.scalpel.monitoring.fixture.SmallLedgers;
import dev.scalpel.monitoring.metrics.AccountReview;
import dev.scalpel.monitoring.metrics.SideFigures;
import dev.scalpel.monitoring.metrics.SymbolReview;
import dev.scalpel.monitoring.records.ReviewPeriod;
import dev.scalpel.monitoring.report.sections.SidesSection;
import dev.scalpel.monitoring.report.summary.AttentionPoints;
import dev.scalpel.testkit.Chromium;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.PositionSide;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An account of 50 USDT that trades one BTC at 100: twice its size. */
class SidesReportTest {

    private static final TradeRow LONG_WON = SmallLedgers.withFunding(
            SmallLedgers.trade(PositionSide.LONG, 2, 100, 5, 110, ExitReason.TARGET, 9.5), "-0.5");
    private static final TradeRow SHORT_WON = SmallLedgers.withFunding(
            SmallLedgers.trade(PositionSide.SHORT, 10, 100, 15, 98, ExitReason.TIME_LIMIT, 2.75), "0.75");
    private static final TradeRow SHORT_LIQUIDATED =
            SmallLedgers.trade(PositionSide.SHORT, 20, 100, 25, 120, ExitReason.LIQUIDATION, -20);

    private static AccountReview review(TradeRow... trades) {
        ReviewPeriod day = new ReviewPeriod(SmallLedgers.START, SmallLedgers.START.plus(Duration.ofDays(1)));
        double[] prices = new double[1_440];
        Arrays.fill(prices, 100);
        return AccountReview.of(
                day,
                List.of(SymbolReview.of(
                        SmallLedgers.records(day, SmallLedgers.flatBars(prices), List.of(), List.of(trades)),
                        Costs.FREE)),
                50);
    }

    @Test
    void theFiguresOfEachSideAreItsOwn() {
        List<SideFigures> sides = SideFigures.of(List.of(SHORT_WON, LONG_WON, SHORT_LIQUIDATED));

        assertThat(sides).extracting(SideFigures::side).containsExactly(PositionSide.LONG, PositionSide.SHORT);
        SideFigures longs = sides.get(0);
        assertThat(longs.trades()).isEqualTo(1);
        assertThat(longs.wins()).isEqualTo(1);
        assertThat(longs.netProfit()).isEqualByComparingTo("9.5");
        assertThat(longs.fundingPaid()).isEqualByComparingTo("0.5");
        assertThat(longs.fundingReceived()).isEqualByComparingTo("0");
        assertThat(longs.funding()).isEqualByComparingTo("-0.5");
        SideFigures shorts = sides.get(1);
        assertThat(shorts.trades()).isEqualTo(2);
        assertThat(shorts.winRate()).isEqualTo(0.5);
        assertThat(shorts.netProfit()).isEqualByComparingTo("-17.25");
        assertThat(shorts.fundingReceived()).isEqualByComparingTo("0.75");
        assertThat(shorts.liquidated()).isEqualTo(1);
        assertThat(shorts.deleveraged()).isZero();
    }

    @Test
    void theReportHasATableBySide() {
        String page = ReportPage.of(review(LONG_WON, SHORT_WON, SHORT_LIQUIDATED), DemoReview.context());

        assertThat(page)
                .contains("<h2>Long and short</h2>", "Funding received", "Funding paid", "Liquidated")
                .contains("The largest position was worth");
    }

    /** A day of an account at a spot venue looks as it always has. */
    @Test
    void longTradesWithoutFundingNeedNoTable() {
        TradeRow spot = SmallLedgers.trade(PositionSide.LONG, 2, 100, 5, 110, ExitReason.TARGET, 10);

        assertThat(SidesSection.of(review(spot))).isEmpty();
        assertThat(mail(review(spot))).doesNotContain("Long and short", "unding");
    }

    @Test
    void shortTradesWithoutFundingHaveNoColumnsOfIt() {
        TradeRow unfunded = SmallLedgers.trade(PositionSide.SHORT, 2, 100, 5, 90, ExitReason.TARGET, 10);
        StringBuilder html = new StringBuilder();

        SidesSection.of(review(unfunded)).orElseThrow().write(html);

        assertThat(html).contains("short").doesNotContain("Funding").doesNotContain("Liquidated");
    }

    @Test
    void theMailSaysBothSidesWithinEightyColumns() {
        assertThat(mail(review(LONG_WON, SHORT_WON, SHORT_LIQUIDATED))).contains("""
                Long and short
                long                  +9.50 USDT      1 trade, 100 % won
                short                 -17.25 USDT     2 trades, 50.0 % won
                funding long          -0.50 USDT      received 0.00, paid 0.50
                funding short         +0.75 USDT      received 0.75, paid 0.00
                largest position      200 % of the equity
                """);
    }

    @Test
    void whatTheVenueEndedNeedsAttention() {
        TradeRow deleveraged = SmallLedgers.trade(PositionSide.LONG, 30, 100, 35, 101, ExitReason.DELEVERAGED, 1);

        assertThat(AttentionPoints.of(review(SHORT_LIQUIDATED, deleveraged), DemoReview.context()))
                .contains(
                        "BTC/USDT: the venue liquidated 1 short position.",
                        "BTC/USDT: the venue closed 1 long position by auto-deleveraging.");
    }

    @Test
    void programsReadTheSameFigures() {
        JsonNode metrics = MetricsJson.of(review(LONG_WON, SHORT_WON, SHORT_LIQUIDATED), DemoReview.context());

        JsonNode symbol = metrics.path("symbols").path("BTC/USDT");
        assertThat(metrics.path("largestPosition").asDouble()).isEqualTo(2, within(1e-12));
        // The symbol's own equity is 1,000.
        assertThat(symbol.path("largestPosition").asDouble()).isEqualTo(0.1, within(1e-12));
        for (JsonNode place : List.of(metrics, symbol)) {
            JsonNode shorts = place.path("sides").get(1);
            assertThat(shorts.path("side").asText()).isEqualTo("SHORT");
            assertThat(shorts.path("trades").asInt()).isEqualTo(2);
            assertThat(shorts.path("winRate").asDouble()).isEqualTo(0.5);
            assertThat(shorts.path("fundingReceived").decimalValue()).isEqualByComparingTo("0.75");
            assertThat(shorts.path("liquidated").asInt()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {390, 1_440})
    void inABrowserThePageIsNoWiderThanTheScreen(int width, @TempDir Path folder) throws IOException {
        Chromium chromium = Chromium.forTest(folder.resolve("profile"));
        Path page = folder.resolve("report.html");
        Files.writeString(page, ReportPage.of(review(LONG_WON, SHORT_WON, SHORT_LIQUIDATED), DemoReview.context()));

        String dom = chromium.open(page, width, false);

        assertThat(dom).contains("data-overflow=\"0\"", "data-errors=\"0\"");
    }

    private static String mail(AccountReview review) {
        return ReviewMail.of(review, DemoReview.context(), "2026-W47", "report.html")
                .message();
    }
}
