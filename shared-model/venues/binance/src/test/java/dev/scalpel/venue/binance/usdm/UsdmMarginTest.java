package dev.scalpel.venue.binance.usdm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.trading.margin.MarginTerms;
import dev.scalpel.venue.VenueException;
import dev.scalpel.venue.trading.FillCause;
import dev.scalpel.venue.trading.VenueBroker;
import dev.scalpel.venue.trading.VenueFill;
import dev.scalpel.venue.trading.margin.MarginAccount;
import dev.scalpel.venue.trading.margin.MarginPayment;
import dev.scalpel.venue.trading.margin.MarginPosition;
import dev.scalpel.venue.trading.margin.MarginSetup;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UsdmMarginTest {

    private static final String ACCOUNT = "GET /fapi/v1/accountConfig";
    private static final String SYMBOL = "GET /fapi/v1/symbolConfig";
    private static final String POSITION = "GET /fapi/v3/positionRisk";

    private final UsdmStub venue = new UsdmStub();
    private final VenueBroker broker = venue.broker("");

    @AfterEach
    void close() {
        venue.close();
    }

    @Test
    void thePreparationChangesWhatDiffersAndReadsItBack() {
        venue.answer(ACCOUNT, account(true, false), account(false, false))
                .answer(SYMBOL, symbol("CROSSED", 20), symbol("ISOLATED", 3))
                .answer("POST /fapi/v1/positionSide/dual", "{\"code\": 200, \"msg\": \"success\"}")
                .answer("POST /fapi/v1/marginType", "{\"code\": 200, \"msg\": \"success\"}")
                .answer(
                        "POST /fapi/v1/leverage",
                        "{\"leverage\": 3, \"maxNotionalValue\": \"1000000\", \"symbol\": \"BTCUSDT\"}");

        assertThat(broker.prepareMargin(UsdmStub.BTC, 3)).isEqualTo(MarginSetup.wanted(3));

        assertThat(venue.arrivals())
                .extracting(UsdmStub.Arrival::what)
                .containsExactly(
                        ACCOUNT,
                        SYMBOL,
                        "POST /fapi/v1/positionSide/dual",
                        "POST /fapi/v1/marginType",
                        "POST /fapi/v1/leverage",
                        ACCOUNT,
                        SYMBOL);
        assertThat(venue.arrivals().get(2).query()).containsEntry("dualSidePosition", "false");
        assertThat(venue.arrivals().get(3).query())
                .containsEntry("symbol", "BTCUSDT")
                .containsEntry("marginType", "ISOLATED");
        assertThat(venue.arrivals().get(4).query())
                .containsEntry("symbol", "BTCUSDT")
                .containsEntry("leverage", "3");
    }

    @Test
    void noNeedToChangeIsSuccess() {
        venue.answer(ACCOUNT, account(true, false), account(false, false))
                .answer(SYMBOL, symbol("CROSSED", 3), symbol("ISOLATED", 3))
                .answer(
                        "POST /fapi/v1/positionSide/dual",
                        UsdmPayloads.error(-4059, "No need to change position side."))
                .answer("POST /fapi/v1/marginType", UsdmPayloads.error(-4046, "No need to change margin type."));
        assertThat(broker.prepareMargin(UsdmStub.BTC, 3)).isEqualTo(MarginSetup.wanted(3));
    }

    @Test
    void aChangeThatOpenOrdersForbidIsRejected() {
        venue.answer(ACCOUNT, account(false, false))
                .answer(SYMBOL, symbol("CROSSED", 3))
                .answer(
                        "POST /fapi/v1/marginType",
                        UsdmPayloads.error(-4047, "Margin type cannot be changed if there exists open orders."));
        assertRejected(() -> broker.prepareMargin(UsdmStub.BTC, 3), "-4047");
    }

    @Test
    void anAccountInMultiAssetsModeIsRejected() {
        venue.answer(ACCOUNT, account(false, true)).answer(SYMBOL, symbol("CROSSED", 3));
        assertRejected(() -> broker.prepareMargin(UsdmStub.BTC, 3), "multi-assets mode");
    }

    @Test
    void aShortPositionHasItsSignItsLiquidationPriceAndItsMargin() {
        venue.answer(POSITION, "[" + position("BOTH", "-0.010", "126.44") + "]");
        assertThat(broker.marginPosition(UsdmStub.BTC))
                .isEqualTo(new MarginPosition(
                        new BigDecimal("-0.010"),
                        new BigDecimal("100.50"),
                        new BigDecimal("99.25"),
                        Optional.of(new BigDecimal("126.44")),
                        new BigDecimal("0.33500000")));
        assertThat(broker.netQuantity(UsdmStub.BTC)).isEqualByComparingTo("-0.01");
    }

    @Test
    void withoutARowOrAQuantityThereIsNoPosition() {
        venue.answer(POSITION, "[]");
        assertThat(broker.marginPosition(UsdmStub.BTC)).isEqualTo(MarginPosition.NONE);
        venue.answer(POSITION, "[" + position("BOTH", "0.000", "0") + "]");
        assertThat(broker.marginPosition(UsdmStub.BTC)).isEqualTo(MarginPosition.NONE);
        venue.answer(POSITION, "[" + position("BOTH", "0.001", "0") + "]");
        assertThat(broker.marginPosition(UsdmStub.BTC).liquidationPrice()).isEmpty();
    }

    @Test
    void anAccountThatHoldsBothSidesIsRejected() {
        venue.answer(POSITION, "[" + position("LONG", "0.010", "70") + "," + position("SHORT", "-0.010", "130") + "]");
        assertRejected(() -> broker.netQuantity(UsdmStub.BTC), "hedge mode");
    }

    @Test
    void theAccountIsThatOfItsAsset() {
        venue.answer("GET /fapi/v3/account", """
                {"totalInitialMargin": "0.5", "availableBalance": "999", "assets": [
                  {"asset": "USDC", "walletBalance": "7", "unrealizedProfit": "0", "marginBalance": "7",
                   "maintMargin": "0", "initialMargin": "0", "availableBalance": "7", "updateTime": 0},
                  {"asset": "USDT", "walletBalance": "1000.25", "unrealizedProfit": "-1.25", "marginBalance": "999",
                   "maintMargin": "0.04", "initialMargin": "0.5", "availableBalance": "900", "updateTime": 1}],
                 "positions": []}""");
        assertThat(broker.marginAccount("USDT"))
                .isEqualTo(new MarginAccount(
                        "USDT",
                        new BigDecimal("1000.25"),
                        new BigDecimal("-1.25"),
                        new BigDecimal("900"),
                        new BigDecimal("0.04")));
        assertThat(broker.balances().of("USDT").free()).isEqualByComparingTo("900");
        assertThat(broker.balances().of("USDT").total()).isEqualByComparingTo("999");
        assertThat(broker.balances().of("BTC").total()).isZero();
        assertRejected(() -> broker.marginAccount("EUR"), "has no EUR");
    }

    @Test
    void theTermsHaveTheBracketsInOrderAndTheFeeOfALiquidation() {
        venue.answer("GET /fapi/v1/leverageBracket", """
                [{"symbol": "BTCUSDT", "notionalCoef": 1.50, "brackets": [
                   {"bracket": 2, "initialLeverage": 50, "notionalCap": 250000, "notionalFloor": 50000,
                    "maintMarginRatio": 0.01, "cum": 300.0},
                   {"bracket": 1, "initialLeverage": 100, "notionalCap": 50000, "notionalFloor": 0,
                    "maintMarginRatio": 0.004, "cum": 0.0}]}]""");

        MarginTerms terms = broker.marginTerms(UsdmStub.BTC, 10);

        assertThat(terms.leverage()).isEqualTo(10);
        assertThat(terms.liquidationFeeRate()).isEqualByComparingTo("0.0125");
        // 100,000 x 1 % - 300.
        assertThat(terms.tiers().maintenance(new BigDecimal("100000"))).isEqualByComparingTo("700");
        assertThat(terms.tiers().maxLeverage(new BigDecimal("50001"))).isEqualTo(50);
    }

    @Test
    void paymentsAreFundingAndLiquidationFeesWithIdsOfTheirKind() {
        venue.answer("GET /fapi/v1/income", """
                [{"symbol": "BTCUSDT", "incomeType": "FUNDING_FEE", "income": "-0.01050000", "asset": "USDT",
                  "info": "FUNDING_FEE", "time": 1795161600000, "tranId": 9689322392, "tradeId": ""},
                 {"symbol": "BTCUSDT", "incomeType": "COMMISSION", "income": "-0.02", "asset": "USDT",
                  "info": "COMMISSION", "time": 1795161500000, "tranId": 9689322392, "tradeId": "2059192"},
                 {"symbol": "BTCUSDT", "incomeType": "INSURANCE_CLEAR", "income": "-0.5", "asset": "USDT",
                  "info": "INSURANCE_CLEAR", "time": 1795161400000, "tranId": 9689322392, "tradeId": ""}]""");
        assertThat(broker.paymentsSince(UsdmStub.BTC, 1795161000000L))
                .containsExactly(
                        new MarginPayment(
                                MarginPayment.Kind.LIQUIDATION_FEE,
                                "INSURANCE_CLEAR-9689322392",
                                1795161400000L,
                                new BigDecimal("-0.5"),
                                "USDT"),
                        new MarginPayment(
                                MarginPayment.Kind.FUNDING,
                                "FUNDING_FEE-9689322392",
                                1795161600000L,
                                new BigDecimal("-0.01050000"),
                                "USDT"));
        assertThat(venue.last().query())
                .containsEntry("startTime", "1795161000000")
                .doesNotContainKey("incomeType");
    }

    @Test
    void aFullPageOfIncomeIsFollowedByTheNext() {
        String full = LongStream.range(0, UsdmPayments.PAGE_SIZE)
                .mapToObj(id -> "{\"symbol\": \"BTCUSDT\", \"incomeType\": \"COMMISSION\", \"income\": \"-1\","
                        + " \"asset\": \"USDT\", \"time\": 1795161000000, \"tranId\": " + id + "}")
                .collect(Collectors.joining(",", "[", "]"));
        venue.answer("GET /fapi/v1/income", full, """
                [{"symbol": "BTCUSDT", "incomeType": "FUNDING_FEE", "income": "0.5", "asset": "USDT",
                  "time": 1795161600000, "tranId": 7}]""");
        assertThat(broker.paymentsSince(UsdmStub.BTC, 1795161000000L)).hasSize(1);
        assertThat(venue.arrivals())
                .extracting(each -> each.query().get("page"))
                .containsExactly("1", "2");
    }

    @Test
    void fillsOfForcedOrdersHaveTheirCauseAndACommissionOfEitherSignIsAFee() {
        venue.answer(
                        "GET /fapi/v1/userTrades",
                        "[" + trade(11, 1, "0.02") + "," + trade(12, 2, "-0.03") + "," + trade(13, 3, "0.04") + "]")
                .answer(
                        "GET /fapi/v1/forceOrders",
                        "[" + UsdmPayloads.order("autoclose-1596107620040000020", 2, "FILLED", "1", "1", "1") + ","
                                + UsdmPayloads.order("adl_autoclose", 3, "FILLED", "1", "1", "1") + "]");

        List<VenueFill> fills = broker.fillsSince(UsdmStub.BTC, 1795161000000L);

        assertThat(fills)
                .extracting(VenueFill::cause)
                .containsExactly(FillCause.ORDER, FillCause.LIQUIDATION, FillCause.AUTO_DELEVERAGING);
        assertThat(fills).extracting(fill -> fill.fill().fee().toPlainString()).containsExactly("0.02", "0.03", "0.04");
        assertThat(fills).extracting(VenueFill::venueOrderId).containsExactly("1", "2", "3");
    }

    @Test
    void withoutFillsTheForcedOrdersAreNotRead() {
        venue.answer("GET /fapi/v1/userTrades", "[]");
        assertThat(broker.fillsSince(UsdmStub.BTC, UsdmStub.NOW.toEpochMilli() - 1_000))
                .isEmpty();
        assertThat(venue.arrivals()).extracting(UsdmStub.Arrival::what).containsExactly("GET /fapi/v1/userTrades");
    }

    @Test
    void fillsOfMoreThanAWeekAreReadWeekByWeek() {
        venue.answer("GET /fapi/v1/userTrades", "[]");
        broker.fillsSince(UsdmStub.BTC, UsdmStub.NOW.toEpochMilli() - 2 * UsdmFills.MAX_SPAN_MILLIS);
        assertThat(venue.arrivals()).hasSize(3).allSatisfy(arrival -> {
            long from = Long.parseLong(arrival.query().get("startTime"));
            long to = Long.parseLong(arrival.query().get("endTime"));
            assertThat(to - from).isBetween(0L, UsdmFills.MAX_SPAN_MILLIS);
        });
    }

    @Test
    void theSettlementOfADelistedContractIsNoOrderOfAnybody() {
        assertThat(UsdmOrderMapper.cause("settlement_autoclose-20")).isEqualTo(FillCause.SETTLEMENT);
        assertThat(UsdmOrderMapper.cause("e123-BTCUSDT")).isEqualTo(FillCause.ORDER);
    }

    private static void assertRejected(Runnable call, String message) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        VenueException.class, e -> assertThat(e.kind()).isEqualTo(VenueException.Kind.REJECTED))
                .hasMessageContaining(message);
    }

    private static String account(boolean dual, boolean multiAssets) {
        return "{\"feeTier\": 0, \"canTrade\": true, \"canWithdraw\": true, \"dualSidePosition\": " + dual
                + ", \"updateTime\": 0, \"multiAssetsMargin\": " + multiAssets + ", \"tradeGroupId\": -1}";
    }

    private static String symbol(String marginType, int leverage) {
        return "[{\"symbol\": \"BTCUSDT\", \"marginType\": \"" + marginType
                + "\", \"isAutoAddMargin\": false, \"leverage\": " + leverage + ", \"maxNotionalValue\": \"1000000\"}]";
    }

    private static String position(String side, String quantity, String liquidation) {
        return """
                {"symbol": "BTCUSDT", "positionSide": "%s", "positionAmt": "%s", "entryPrice": "100.50",
                 "breakEvenPrice": "100.54", "markPrice": "99.25", "unRealizedProfit": "0.01250000",
                 "liquidationPrice": "%s", "isolatedMargin": "0.34750000", "notional": "-0.9925", "marginAsset": "USDT",
                 "isolatedWallet": "0.33500000", "initialMargin": "0.3308", "maintMargin": "0.0040",
                 "positionInitialMargin": "0.3308", "openOrderInitialMargin": "0", "adl": 2, "bidNotional": "0",
                 "askNotional": "0", "updateTime": 1795176029000}""".formatted(side, quantity, liquidation);
    }

    private static String trade(long id, long orderId, String commission) {
        return """
                {"buyer": false, "commission": "%s", "commissionAsset": "USDT", "id": %d, "maker": false, "orderId": %d,
                 "price": "78.19", "qty": "0.002", "quoteQty": "0.15638", "realizedPnl": "-0.91", "side": "SELL",
                 "positionSide": "BOTH", "symbol": "BTCUSDT", "time": 1795176000000}""".formatted(commission, id, orderId);
    }
}
