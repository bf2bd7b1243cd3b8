package dev.scalpel.localexchange.usdm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.localexchange.TestBars;
import dev.scalpel.market.BarSeries;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class FundingTest extends FuturesFixture {

    @Override
    BarSeries bars() {
        return TestBars.rising(10 * 60);
    }

    @Test
    void aLongPaysTheRateOfItsValueAtTheMarkPriceOfTheStamp() throws Exception {
        exchange.setFundingRate(TestBars.BTC, TestBars.minute(480), new BigDecimal("0.0005"));
        market("BUY", "2");
        at(480, 0);

        // The bar of 08:00 opens at 580: 2 x 580 x 5 bp.
        JsonNode income = ok("GET", "/fapi/v1/income", "incomeType", "FUNDING_FEE");
        assertThat(income).hasSize(1);
        assertNumber(income.get(0).get("income"), "-0.58");
        assertThat(income.get(0).get("time").asLong()).isEqualTo(TestBars.minute(480));
        assertThat(exchange.position(TestBars.BTC).isolatedWallet()).isEqualByComparingTo("19.42");
        assertBooksAgree();
    }

    @Test
    void aShortReceivesWhatALongPays() throws Exception {
        isolateLess();
        market("SELL", "2");
        at(480, 0);

        // The interest rate of one basis point is the default.
        JsonNode income = ok("GET", "/fapi/v1/income", "incomeType", "FUNDING_FEE");
        assertNumber(income.get(0).get("income"), "0.116");
    }

    /** A short in a market that rises nearly sixfold needs its whole wallet behind it. */
    private void isolateLess() throws Exception {
        ok("POST", "/fapi/v1/marginType", "symbol", SYMBOL, "marginType", "CROSSED");
    }

    @Test
    void ratesAndTheNextStampAreReported() throws Exception {
        at(500, 0);
        JsonNode index = client.ok("/fapi/v1/premiumIndex?symbol=BTCUSDT");
        assertThat(index.get("nextFundingTime").asLong()).isEqualTo(TestBars.minute(960));
        JsonNode history = client.ok("/fapi/v1/fundingRate?symbol=BTCUSDT");
        assertThat(history).hasSize(2);
        assertNumber(history.get(1).get("fundingRate"), "0.0001");
        assertNumber(history.get(1).get("markPrice"), "580");
    }

    /** "Premium Index Kline Data": the columns of klines, with zeros for volumes. */
    @Test
    void minutesOfThePremiumAreThoseThatTheMarkPriceHas() throws Exception {
        at(500, 0);
        exchange.setMarkPremium(TestBars.BTC, new BigDecimal("-0.004"));
        JsonNode rows = client.ok("/fapi/v1/premiumIndexKlines?symbol=BTCUSDT&interval=1m&limit=2");
        assertThat(rows).hasSize(2).allSatisfy(row -> assertThat(row).hasSize(12));
        assertNumber(rows.get(1).get(3), "-0.004");
        assertNumber(rows.get(1).get(5), "0");
        for (String wrong :
                List.of("interval=1s", "interval=1m&limit=0", "interval=1m&startTime=x", "interval=1m&pair=x")) {
            assertThat(client.get("/fapi/v1/premiumIndexKlines?symbol=BTCUSDT&" + wrong)
                            .code())
                    .as(wrong)
                    .isIn(-1120, -1130, -1100, -1104, -1101);
        }
    }
}
