package dev.scalpel.localexchange.orderentry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.localexchange.TestClient;
import dev.scalpel.localexchange.TradingFixture;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is refused, by the codes and words of the real one. */
class OrderRefusalsTest extends TradingFixture {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "BUY,LIMIT,timeInForce,GTC,quantity,1,price,99.005 | -1013 | Filter failure: PRICE_FILTER",
                "BUY,LIMIT,timeInForce,GTC,quantity,1.0005,price,99 | -1013 | Filter failure: LOT_SIZE",
                "BUY,MARKET,quantity,900001 | -1013 | Filter failure: MARKET_LOT_SIZE",
                "BUY,LIMIT,timeInForce,GTC,quantity,0.05,price,99 | -1013 | Filter failure: NOTIONAL",
                "BUY,LIMIT,timeInForce,GTC,quantity,1,price,600 | -1013 | Filter failure: PERCENT_PRICE_BY_SIDE",
                "BUY,LIMIT,timeInForce,GTC,quantity,101.1,price,99 | -2010 | Account has insufficient balance for requested action.",
                "SELL,MARKET,quantity,1 | -2010 | Account has insufficient balance for requested action.",
                "BUY,LIMIT_MAKER,quantity,1,price,100 | -2010 | Order would immediately match and take.",
                "BUY,STOP_LOSS_LIMIT,timeInForce,GTC,quantity,1,price,100,stopPrice,99 | -2010 | Order would trigger immediately.",
                "BUY,LIMIT,quantity,1,price,99 | -1102 | Mandatory parameter 'timeInForce'",
                "BUY,LIMIT,timeInForce,GTC,quantity,1 | -1102 | Mandatory parameter 'price'",
                "BUY,MARKET,quantity,1,price,99 | -1106 | Parameter 'price' sent when not required.",
                "BUY,LIMIT,timeInForce,XXX,quantity,1,price,99 | -1115 | Invalid timeInForce.",
                "BUY,WISH,quantity,1 | -1116 | Invalid orderType.",
                "HOLD,MARKET,quantity,1 | -1117 | Invalid side.",
                "BUY,MARKET,quantity,1.123456789 | -1111 | Parameter 'quantity' has too much precision.",
                "BUY,MARKET,quantity,0 | -1013 | Invalid quantity.",
                "BUY,MARKET,quantity,-1 | -1100 | Illegal characters found in parameter 'quantity'",
                "BUY,MARKET,quantity,1,newClientOrderId,what is this | -1100 | Illegal characters found in parameter 'newClientOrderId'",
                "BUY,MARKET,quantity,1,wish,1 | -1104 | Not all sent parameters were read",
                "BUY,MARKET,quantity,1,icebergQty,1 | -1106 | Parameter 'icebergQty' sent when not required.",
                "BUY,LIMIT,timeInForce,IOC,quantity,1,price,99,icebergQty,0.1 | -1014 | Unsupported order combination.",
                "BUY,LIMIT,timeInForce,GTC,quantity,1,price,99,icebergQty,1.1 | -2010 | IcebergQty exceeds QTY.",
                "BUY,LIMIT,timeInForce,GTC,quantity,1,price,99,icebergQty,0.0001 | -1013 | Filter failure: LOT_SIZE",
                "BUY,LIMIT,timeInForce,GTC,quantity,10.1,price,99,icebergQty,0.1 | -1013 | Filter failure: ICEBERG_PARTS",
                "BUY,MARKET,quantity,1,strategyType,999999 | -1134 | strategyType was less than 1000000.",
                "BUY,MARKET,quantity,1,strategyId,x | -1100 | Illegal characters found in parameter 'strategyId'",
                "BUY,MARKET,quantity,1,selfTradePreventionMode,NEVER | -1130 | Data sent for parameter",
                "SELL,STOP_LOSS,quantity,1,trailingDelta,100 | -1013 | Trailing stop orders are not supported for this symbol.",
                "BUY,LIMIT,timeInForce,GTC,quantity,1,pegPriceType,PRIMARY_PEG | -1013 | Pegged orders are not supported",
            })
    void refusesAnOrderAsTheVenueDoes(String parameters, int code, String message) throws Exception {
        String[] parts = parameters.split(",");
        List<String> rest = new ArrayList<>(List.of(parts)).subList(2, parts.length);
        TestClient.Reply reply =
                client.signed("POST", "/api/v3/order", order(parts[0], parts[1], rest.toArray(String[]::new)));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.code()).isEqualTo(code);
        assertThat(reply.message()).startsWith(message);
        assertThat(exchange.orders()).isEmpty();
        assertBalances("0", "0", "10000", "0");
    }

    @Test
    void unknownOrdersAreRefusedWithTheirCodes() throws Exception {
        assertThat(client.signed("GET", "/api/v3/order", "symbol", "BTCUSDT", "orderId", "77")
                        .code())
                .isEqualTo(-2013);
        assertThat(client.signed("DELETE", "/api/v3/order", "symbol", "BTCUSDT", "origClientOrderId", "x")
                        .code())
                .isEqualTo(-2011);
        assertThat(client.signed("GET", "/api/v3/order", "symbol", "BTCUSDT").code())
                .isEqualTo(-1102);
        assertThat(client.signed("DELETE", "/api/v3/openOrders", "symbol", "BTCUSDT")
                        .code())
                .isEqualTo(-2011);
    }

    @Test
    void ordersAboveTheMaximumAreRefused() throws Exception {
        place("BUY", "MARKET", "quantity", "10");
        for (int i = 0; i < 5; i++) {
            place("SELL", "STOP_LOSS_LIMIT", "timeInForce", "GTC", "quantity", "1", "price", "90", "stopPrice", "91");
        }
        TestClient.Reply sixth = client.signed(
                "POST",
                "/api/v3/order",
                order(
                        "SELL",
                        "STOP_LOSS_LIMIT",
                        "timeInForce",
                        "GTC",
                        "quantity",
                        "1",
                        "price",
                        "90",
                        "stopPrice",
                        "91"));

        assertThat(sixth.message()).isEqualTo("Filter failure: MAX_NUM_ALGO_ORDERS");
    }
}
