package dev.scalpel.venue.bybit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.market.Symbol;
import dev.scalpel.trading.OrderSide;
import dev.scalpel.venue.trading.NewOrder;
import dev.scalpel.venue.trading.TradingVenue.Signing;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The requests of each intent for contracts, against recordings of ccxt 4.5.84 for the same intents. */
class BybitLinearRequestsTest {

    private static final Symbol BTC = Symbol.parse("BTC/USDT");
    private static final Signing SIGNING = new Signing(BybitStub.NOW, BybitStub.NOW + 5_000);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final BybitStub venue = new BybitStub();

    @AfterEach
    void close() {
        venue.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "e1|BUY|IMMEDIATE|2|101.5||{\"symbol\":\"BTCUSDT\",\"side\":\"Buy\",\"orderType\":\"Limit\",\"timeInForce\":\"IOC\",\"orderLinkId\":\"e1\",\"price\":\"101.5\",\"category\":\"linear\",\"qty\":\"2\",\"positionIdx\":0,\"reduceOnly\":false}",
                "m1|SELL|POST_ONLY|2|99.5||{\"symbol\":\"BTCUSDT\",\"side\":\"Sell\",\"orderType\":\"Limit\",\"timeInForce\":\"PostOnly\",\"orderLinkId\":\"m1\",\"price\":\"99.5\",\"category\":\"linear\",\"qty\":\"2\",\"positionIdx\":0,\"reduceOnly\":false}",
                "x1|SELL|MARKET|1.998|||{\"symbol\":\"BTCUSDT\",\"side\":\"Sell\",\"orderType\":\"Market\",\"orderLinkId\":\"x1\",\"category\":\"linear\",\"qty\":\"1.998\",\"reduceOnly\":true,\"positionIdx\":0}",
                "p1-s|SELL|STOP_MARKET|1.998||95|{\"symbol\":\"BTCUSDT\",\"side\":\"Sell\",\"orderType\":\"Market\",\"orderLinkId\":\"p1-s\",\"category\":\"linear\",\"qty\":\"1.998\",\"triggerDirection\":2,\"triggerPrice\":\"95\",\"triggerBy\":\"LastPrice\",\"reduceOnly\":true,\"closeOnTrigger\":true,\"positionIdx\":0}",
                "p1-t|SELL|TARGET_MARKET|1.998||105|{\"symbol\":\"BTCUSDT\",\"side\":\"Sell\",\"orderType\":\"Market\",\"orderLinkId\":\"p1-t\",\"category\":\"linear\",\"qty\":\"1.998\",\"triggerDirection\":1,\"triggerPrice\":\"105\",\"triggerBy\":\"LastPrice\",\"reduceOnly\":true,\"closeOnTrigger\":true,\"positionIdx\":0}",
                "p2-s|BUY|STOP_LIMIT|1.998|106|105|{\"symbol\":\"BTCUSDT\",\"side\":\"Buy\",\"orderType\":\"Limit\",\"orderLinkId\":\"p2-s\",\"price\":\"106\",\"category\":\"linear\",\"qty\":\"1.998\",\"triggerDirection\":1,\"triggerPrice\":\"105\",\"triggerBy\":\"LastPrice\",\"reduceOnly\":true,\"closeOnTrigger\":true,\"positionIdx\":0,\"timeInForce\":\"GTC\"}"
            })
    void anOrderIsThatOfCcxt(
            String id, OrderSide side, NewOrder.Type type, String quantity, String limit, String trigger, String ccxt)
            throws Exception {
        boolean entry = type == NewOrder.Type.IMMEDIATE || type == NewOrder.Type.POST_ONLY;
        venue.results("{\"orderId\":\"17\",\"orderLinkId\":\"" + id + "\"}");
        venue.trading(Category.LINEAR)
                .place(
                        BTC,
                        new NewOrder(
                                id,
                                side,
                                type,
                                new BigDecimal(quantity),
                                Optional.ofNullable(limit).map(BigDecimal::new),
                                Optional.ofNullable(trigger).map(BigDecimal::new),
                                !entry),
                        SIGNING);
        assertThat(venue.last().method() + " " + venue.last().path()).isEqualTo("POST /v5/order/create");
        assertThat(venue.last().parameters()).isEqualTo(fields(JSON.readTree(ccxt)));
    }

    private static Map<String, String> fields(JsonNode body) {
        Map<String, String> fields = new TreeMap<>();
        body.properties()
                .forEach(field -> fields.put(field.getKey(), field.getValue().asText()));
        return fields;
    }

    @ParameterizedTest
    @CsvSource({"BUY, 1, 2", "SELL, 2, 1"})
    void aStopAndItsTargetWaitForOppositeDirections(OrderSide side, int stop, int target) {
        assertThat(BybitOrderRequests.stopDirection(side)).isEqualTo(stop);
        assertThat(BybitOrderRequests.targetDirection(side)).isEqualTo(target);
    }

    @Test
    void aCancelNamesNoKindOfOrder() throws Exception {
        venue.trading(Category.LINEAR).cancel(BTC, BybitOrderMapperTest.linear("p1-s", "Sell", 2, "Untriggered"));
        assertThat(venue.last().parameters())
                .isEqualTo(Map.of("symbol", "BTCUSDT", "orderId", "17", "category", "linear"));
    }

    @Test
    void fillsOfAllTypesAreReadAndFundingIsNone() throws Exception {
        venue.results(
                "{\"list\":[" + fill("3", "Funding", "") + "," + fill("2", "BustTrade", "CreateByTakeOver_PassThrough")
                        + "," + fill("1", "Trade", "CreateByUser") + "]}");
        assertThat(venue.trading(Category.LINEAR).fillsSince(BTC, 0, 10))
                .extracting(fill -> fill.fill().tradeId() + " " + fill.cause() + " "
                        + fill.fill().feeAsset())
                .isEqualTo(List.of("1 ORDER USDT", "2 LIQUIDATION USDT"));
        assertThat(venue.last().parameters())
                .isEqualTo(Map.of(
                        "category", "linear", "symbol", "BTCUSDT", "limit", "100", "startTime", "0", "endTime", "10"));
    }

    private static String fill(String id, String type, String createType) {
        return "{\"execId\":\"" + id + "\",\"orderId\":\"17\",\"side\":\"Buy\",\"isMaker\":false,\"execTime\":\"5\","
                + "\"execPrice\":\"100\",\"execQty\":\"0.5\",\"execFee\":\"0.0275\",\"feeCurrency\":\"\",\"execType\":\""
                + type + "\",\"createType\":\"" + createType + "\"}";
    }
}
