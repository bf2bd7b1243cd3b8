package dev.scalpel.venue.coinbase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.market.Symbol;
import dev.scalpel.trading.OrderSide;
import dev.scalpel.venue.trading.NewOrder;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * The bodies that ccxt sends for the same orders, as recorded in its repository: ts/src/test/static/request/coinbase.json, "create
 * limit IOC order", "Spot limit buy with postOnly", "Spot market sell", "Spot limit buy with triggerPrice" and "cancel order".
 */
class CoinbaseOrderRequestsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void anImmediateOrderIsAsCcxtSendsIt() throws Exception {
        assertThat(body("DOGE/USDT", order(OrderSide.BUY, NewOrder.Type.IMMEDIATE, "10", "0.05", "")))
                .isEqualTo(json("""
                        {"client_order_id": "id-1", "product_id": "DOGE-USDT", "side": "BUY",
                         "order_configuration": {"sor_limit_ioc": {"base_size": "10", "limit_price": "0.05"}}}"""));
    }

    @Test
    void aPostOnlyOrderIsAsCcxtSendsIt() throws Exception {
        assertThat(body("ADA/USDT", order(OrderSide.BUY, NewOrder.Type.POST_ONLY, "10", "0.25", "")))
                .isEqualTo(json("""
                        {"client_order_id": "id-1", "product_id": "ADA-USDT", "side": "BUY", "order_configuration":
                         {"limit_limit_gtc": {"base_size": "10", "limit_price": "0.25", "post_only": true}}}"""));
    }

    @Test
    void aMarketOrderIsAsCcxtSendsIt() throws Exception {
        assertThat(body("ADA/USDT", order(OrderSide.SELL, NewOrder.Type.MARKET, "10", "", "")))
                .isEqualTo(json("""
                        {"client_order_id": "id-1", "product_id": "ADA-USDT", "side": "SELL",
                         "order_configuration": {"market_market_ioc": {"base_size": "10"}}}"""));
    }

    /** Of a stop the direction is that of the price that triggers it: a sale below, a purchase above. */
    @Test
    void aStopIsAsCcxtSendsIt() throws Exception {
        assertThat(body("ADA/USDT", order(OrderSide.SELL, NewOrder.Type.STOP_LIMIT, "10", "0.25", "0.2")))
                .isEqualTo(json("""
                        {"client_order_id": "id-1", "product_id": "ADA-USDT", "side": "SELL", "order_configuration":
                         {"stop_limit_stop_limit_gtc": {"base_size": "10", "limit_price": "0.25", "stop_price": "0.2",
                          "stop_direction": "STOP_DIRECTION_STOP_DOWN"}}}"""));
        assertThat(body("ADA/USDT", order(OrderSide.BUY, NewOrder.Type.STOP_LIMIT, "10", "0.25", "0.2"))
                        .findValue("stop_direction")
                        .asText())
                .isEqualTo("STOP_DIRECTION_STOP_UP");
    }

    @Test
    void aCancellationIsAsCcxtSendsIt() throws Exception {
        CoinbaseRequest request = CoinbaseOrderRequests.cancel("9fd0cadc-2ccc-45e8-b254-ea511c34e5b2");
        assertThat(request.address()).isEqualTo("/api/v3/brokerage/orders/batch_cancel");
        assertThat(JSON.<JsonNode>valueToTree(request.body().orElseThrow())).isEqualTo(json("""
                {"order_ids": ["9fd0cadc-2ccc-45e8-b254-ea511c34e5b2"]}"""));
    }

    @Test
    void amountsHaveNoExponent() throws Exception {
        assertThat(body("ADA/USDT", order(OrderSide.SELL, NewOrder.Type.MARKET, "1E-8", "", ""))
                        .findValue("base_size")
                        .asText())
                .isEqualTo("0.00000001");
    }

    @Test
    void anOrderThatTheVenueDoesNotHaveIsRefused() {
        assertThatThrownBy(() -> body("ADA/USDT", order(OrderSide.SELL, NewOrder.Type.STOP_MARKET, "10", "", "0.2")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no orders of type STOP_MARKET");
        assertThatThrownBy(() -> body("ADA/USDT", order(OrderSide.SELL, NewOrder.Type.STOP_LIMIT, "10", "", "0.2")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must have its prices");
    }

    private static JsonNode body(String symbol, NewOrder order) {
        CoinbaseRequest request = CoinbaseOrderRequests.create(Symbol.parse(symbol), order);
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.address()).isEqualTo("/api/v3/brokerage/orders");
        return JSON.valueToTree(request.body().orElseThrow());
    }

    private static NewOrder order(OrderSide side, NewOrder.Type type, String size, String limit, String trigger) {
        return new NewOrder("id-1", side, type, new BigDecimal(size), price(limit), price(trigger), false);
    }

    private static Optional<BigDecimal> price(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(new BigDecimal(text));
    }

    private static JsonNode json(String text) throws Exception {
        return JSON.readTree(text);
    }
}
