package dev.scalpel.venue.bybit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.market.Symbol;
import dev.scalpel.trading.margin.MarginTerms;
import dev.scalpel.trading.margin.MarginTier;
import dev.scalpel.trading.margin.MarginTiers;
import dev.scalpel.venue.VenueException;
import dev.scalpel.venue.trading.Balances;
import dev.scalpel.venue.trading.KeyRights;
import dev.scalpel.venue.trading.margin.MarginAccount;
import dev.scalpel.venue.trading.margin.MarginPayment;
import dev.scalpel.venue.trading.margin.MarginPosition;
import dev.scalpel.venue.trading.margin.MarginPreparation;
import dev.scalpel.venue.trading.margin.MarginSetup;
import dev.scalpel.venue.trading.margin.MarginVenue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Set-up, positions, account and payments of contracts, in the form of the pages that each test names. */
class BybitLinearMarginTest {

    private static final Symbol BTC = Symbol.parse("BTC/USDT");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NOTHING = "{}";

    private final BybitStub venue = new BybitStub();
    private final BybitTrading trading = venue.trading(Category.LINEAR);
    private final MarginVenue margin = trading.margin();

    @AfterEach
    void close() {
        venue.close();
    }

    private static String info(String mode) {
        return "{\"marginMode\":\"" + mode + "\",\"unifiedMarginStatus\":6}";
    }

    private static String position(int index, String side, String size, String leverage) {
        return "{\"positionIdx\":" + index + ",\"symbol\":\"BTCUSDT\",\"side\":\"" + side + "\",\"size\":\"" + size
                + "\",\"avgPrice\":\"100\",\"leverage\":\"" + leverage
                + "\",\"markPrice\":\"101\",\"liqPrice\":\"80.5\",\"positionIM\":\"20\"}";
    }

    private static String list(String... rows) {
        return "{\"list\":[" + String.join(",", rows) + "]}";
    }

    @Test
    void theSetUpIsReadFromTheAccountAndThePosition() throws Exception {
        venue.results(info("REGULAR_MARGIN"), list(position(0, "", "0", "10")));
        assertThat(margin.marginSetup(BTC)).isEqualTo(new MarginSetup(true, false, 10));
        venue.results(info("PORTFOLIO_MARGIN"), list(position(1, "", "0", "5"), position(2, "", "0", "5")));
        assertThat(margin.marginSetup(BTC)).isEqualTo(new MarginSetup(false, false, 5));
        venue.results(info("ISOLATED_MARGIN"), list(position(0, "", "0", "5.00")));
        assertThat(margin.marginSetup(BTC)).isEqualTo(MarginSetup.wanted(5));
    }

    @Test
    void whatDiffersIsChangedInTheSequenceOfThePortAndReadAgain() throws Exception {
        venue.results(
                info("REGULAR_MARGIN"),
                list(position(1, "", "0", "10"), position(2, "", "0", "10")),
                NOTHING,
                "{\"reasons\":[]}",
                NOTHING,
                info("ISOLATED_MARGIN"),
                list(position(0, "", "0", "5")));
        assertThat(MarginPreparation.prepare(margin, BTC, 5)).isEqualTo(MarginSetup.wanted(5));
        assertThat(venue.arrivals())
                .extracting(arrival -> arrival.method() + " " + arrival.path())
                .containsExactly(
                        "GET /v5/account/info",
                        "GET /v5/position/list",
                        "POST /v5/position/switch-mode",
                        "POST /v5/account/set-margin-mode",
                        "POST /v5/position/set-leverage",
                        "GET /v5/account/info",
                        "GET /v5/position/list");
        assertThat(venue.arrivals().get(2).parameters())
                .isEqualTo(Map.of("category", "linear", "coin", "USDT", "mode", "0"));
        assertThat(venue.arrivals().get(3).parameters()).isEqualTo(Map.of("setMarginMode", "ISOLATED_MARGIN"));
        // As ccxt 4.5.84 sends it.
        assertThat(venue.arrivals().get(4).parameters())
                .isEqualTo(Map.of("symbol", "BTCUSDT", "buyLeverage", "5", "sellLeverage", "5", "category", "linear"));
    }

    /** "leverageStep": "0.01". */
    @Test
    void aLeverageBetweenTwoWholeOnesIsNoneOfThem() throws Exception {
        venue.results(
                info("ISOLATED_MARGIN"),
                list(position(0, "", "0", "4.5")),
                NOTHING,
                info("ISOLATED_MARGIN"),
                list(position(0, "", "0", "4")));
        assertThat(MarginPreparation.prepare(margin, BTC, 4)).isEqualTo(MarginSetup.wanted(4));
    }

    @Test
    void whatIsAlreadySoIsNoError() throws Exception {
        venue.body("{\"retCode\":110025,\"retMsg\":\"Position mode is not modified\",\"result\":{},\"time\":1}")
                .body("{\"retCode\":110043,\"retMsg\":\"leverage not modified\",\"result\":{},\"time\":1}");
        margin.useOneWay();
        margin.useLeverage(BTC, 5);
        assertThat(venue.arrivals()).hasSize(2);
    }

    @Test
    void anotherRefusalIsOneAndSaysItsReasons() {
        venue.body(
                        "{\"retCode\":110013,\"retMsg\":\"Cannot set leverage due to risk limit level.\",\"result\":{},\"time\":1}")
                .body(
                        "{\"retCode\":3400045,\"retMsg\":\"Set margin mode failed\",\"result\":{\"reasons\":[{\"reasonCode\":"
                                + "\"3400000\",\"reasonMsg\":\"Equity needs to be equal to or greater than 1000 USDC\"}]},\"time\":1}");
        assertThatThrownBy(() -> margin.useLeverage(BTC, 500)).isInstanceOf(BybitException.class);
        BybitException refused = catchThrowableOfType(BybitException.class, () -> margin.useIsolated(BTC));
        assertThat(refused.text())
                .isEqualTo("Set margin mode failed: Equity needs to be equal to or greater than 1000 USDC");
    }

    @Test
    void aPositionHasItsSignAndNoneHasNoPrices() throws Exception {
        venue.results(list(position(0, "Sell", "0.5", "5")), list(position(0, "", "0", "5")));
        MarginPosition held = margin.marginPosition(BTC);
        assertThat(held.quantity()).isEqualByComparingTo("-0.5");
        assertThat(held.entryPrice()).isEqualByComparingTo("100");
        assertThat(held.liquidationPrice().orElseThrow()).isEqualByComparingTo("80.5");
        assertThat(held.margin()).isEqualByComparingTo("20");
        assertThat(margin.marginPosition(BTC)).isEqualTo(MarginPosition.NONE);
    }

    /** "keeps "" when liqPrice <= minPrice or liqPrice >= maxPrice". */
    @Test
    void aPositionThatNoPriceLiquidatesHasNone() throws Exception {
        venue.results(list(position(0, "Buy", "0.5", "1").replace("80.5", "")));
        assertThat(margin.marginPosition(BTC).liquidationPrice()).isEmpty();
    }

    @Test
    void inHedgeModeThereIsNoOnePosition() {
        venue.results(list(position(1, "Buy", "1", "5"), position(2, "Sell", "1", "5")));
        assertThatThrownBy(() -> margin.marginPosition(BTC))
                .isInstanceOf(VenueException.class)
                .hasMessageContaining("hedge mode");
    }

    @Test
    void aSymbolThatTheListLacksIsNotListed() {
        venue.results(list());
        assertThat(catchThrowableOfType(VenueException.class, () -> margin.marginPosition(BTC))
                        .kind())
                .isEqualTo(VenueException.Kind.NOT_LISTED);
    }

    private static String wallet() {
        return "{\"list\":[{\"coin\":[{\"coin\":\"USDT\",\"walletBalance\":\"1000\",\"unrealisedPnl\":\"-7\","
                + "\"totalPositionIM\":\"200\",\"totalOrderIM\":\"50\",\"locked\":\"30\",\"bonus\":\"20\","
                + "\"totalPositionMM\":\"9\"},{\"coin\":\"BTC\",\"walletBalance\":\"0.5\",\"totalOrderIM\":\"\"}]}]}";
    }

    /** "isolated margin: walletBalance - totalPositionIM - totalOrderIM - locked - bonus". */
    @Test
    void theAccountHasAvailableWhatNothingHolds() throws Exception {
        venue.results(wallet(), wallet());
        MarginAccount account = margin.marginAccount("USDT");
        assertThat(account.walletBalance()).isEqualByComparingTo("1000");
        assertThat(account.available()).isEqualByComparingTo("700");
        assertThat(account.unrealisedProfit()).isEqualByComparingTo("-7");
        assertThat(account.maintenanceMargin()).isEqualByComparingTo("9");
        Balances balances = trading.balances();
        assertThat(balances.of("USDT").free()).isEqualByComparingTo("700");
        assertThat(balances.of("BTC").free()).isEqualByComparingTo("0.5");
    }

    /** "currency information with assets or liabilities of 0 is not returned". */
    @Test
    void anAssetThatTheAccountHasNotHasNothing() throws Exception {
        venue.results("{\"list\":[{\"coin\":[]}]}");
        assertThat(margin.marginAccount("USDT").walletBalance()).isZero();
    }

    private static String tier(String cap, String rate, String initial, String leverage, String deduction) {
        return "{\"symbol\":\"BTCUSDT\",\"riskLimitValue\":\"" + cap + "\",\"maintenanceMargin\":\"" + rate
                + "\",\"initialMargin\":\"" + initial + "\",\"maxLeverage\":\"" + leverage + "\",\"mmDeduction\":\""
                + deduction + "\"}";
    }

    @Test
    void tiersAreThoseOfTheRiskLimitAndALiquidationCostsATakersFee() throws Exception {
        venue.results(
                list("{\"makerFeeRate\":\"0.0002\",\"takerFeeRate\":\"0.00055\"}"),
                list(
                        tier("4000000", "0.01", "0.02", "50.00", "10000"),
                        tier("2000000", "0.005", "0.01", "100.00", "")));
        MarginTerms terms = margin.marginTerms(BTC, 5);
        assertThat(terms.leverage()).isEqualTo(5);
        assertThat(terms.liquidationFeeRate()).isEqualByComparingTo("0.00055");
        assertThat(terms.tiers().tiers())
                .usingElementComparator((one, other) -> one.toString().compareTo(other.toString()))
                .containsExactly(
                        new MarginTier(
                                BigDecimal.ZERO,
                                new BigDecimal("2000000"),
                                100,
                                new BigDecimal("0.005"),
                                BigDecimal.ZERO),
                        new MarginTier(
                                new BigDecimal("2000000"),
                                new BigDecimal("4000000"),
                                50,
                                new BigDecimal("0.01"),
                                new BigDecimal("10000")));
    }

    /** The page's own example: "maintenanceMargin": "0.5", "initialMargin": "1", "maxLeverage": "100.00". */
    @Test
    void ratesInPercentAreSeenByTheirInitialMargin() throws Exception {
        assertThat(tiers(tier("150", "0.5", "1", "100.00", "")).tiers().get(0).maintenanceRate())
                .isEqualByComparingTo("0.005");
        assertThatThrownBy(() -> tiers(tier("150", "0.5", "0.1", "100.00", "")))
                .hasMessageContaining("initialMargin times maxLeverage must be 1");
    }

    private static MarginTiers tiers(String... rows) throws Exception {
        List<JsonNode> parsed = new ArrayList<>();
        for (String row : rows) {
            parsed.add(JSON.readTree(row));
        }
        return BybitRiskLimits.tiers(parsed);
    }

    private static String settlement(String symbol, String funding, long time, String trade) {
        return "{\"id\":\"592324_XRPUSDT_161440249321\",\"symbol\":\"" + symbol
                + "\",\"type\":\"SETTLEMENT\",\"funding\":\"" + funding + "\",\"transactionTime\":\"" + time
                + "\",\"currency\":\"USDT\",\"tradeId\":\"" + trade + "\"}";
    }

    /** "Positive fee value means receive funding; negative fee value means pay funding". */
    @Test
    void fundingsAreReadWithTheirSignsPageByPage() throws Exception {
        venue.results(
                "{\"nextPageCursor\":\"p2\",\"list\":[" + settlement("BTCUSDT", "-0.003676", 30, "b") + ","
                        + settlement("BTCUSDT-21FEB25", "1", 25, "x") + "]}",
                "{\"nextPageCursor\":\"\",\"list\":[" + settlement("BTCUSDT", "0.5", 10, "a") + "]}");
        List<MarginPayment> payments = margin.payments(BTC, 0, 100);
        assertThat(payments)
                .extracting(payment -> payment.id() + " " + payment.amount() + " " + payment.kind())
                .containsExactly(
                        "592324_XRPUSDT_161440249321-a 0.5 FUNDING", "592324_XRPUSDT_161440249321-b -0.003676 FUNDING");
        assertThat(venue.last().parameters())
                .isEqualTo(Map.of(
                        "accountType",
                        "UNIFIED",
                        "category",
                        "linear",
                        "baseCoin",
                        "BTC",
                        "type",
                        "SETTLEMENT",
                        "startTime",
                        "0",
                        "endTime",
                        "100",
                        "limit",
                        "50",
                        "cursor",
                        "p2"));
    }

    @Test
    void aLongSpanOfPaymentsIsReadInWeeks() throws Exception {
        long week = 7 * 86_400_000L;
        margin.payments(BTC, 0, week);
        assertThat(venue.arrivals())
                .extracting(arrival -> arrival.parameters().get("startTime") + "-"
                        + arrival.parameters().get("endTime"))
                .containsExactly("0-" + (week - 1), week + "-" + week);
    }

    @Test
    void aKeyNeedsOrdersAndPositionsOfContracts() throws Exception {
        venue.results(
                key("\"ContractTrade\":[\"Order\",\"Position\"]"),
                key("\"ContractTrade\":[\"Order\"]"),
                key("\"Spot\":[\"SpotTrade\"]"));
        assertThat(trading.keyRights().map(KeyRights::trade)).contains(true);
        assertThat(trading.keyRights().map(KeyRights::trade)).contains(false);
        assertThat(trading.keyRights().map(KeyRights::trade)).contains(false);
    }

    private static String key(String permissions) {
        return "{\"readOnly\":0,\"permissions\":{" + permissions + "},\"ips\":[\"127.0.0.1\"]}";
    }
}
