package dev.scalpel.venue.binance.usdm;

/** Responses in the form that the venue's pages show, with figures of our own. */
final class UsdmPayloads {

    /** "Exchange Information": a perpetual, a quarterly contract of the same pair, and a perpetual on a stock. */
    static final String EXCHANGE_INFO = """
            {"timezone": "UTC", "serverTime": 1795176030000, "futuresType": "U_MARGINED",
             "rateLimits": [{"rateLimitType": "REQUEST_WEIGHT", "interval": "MINUTE", "intervalNum": 1, "limit": 2400}],
             "symbols": [
              {"symbol": "BTCUSDT270326", "pair": "BTCUSDT", "contractType": "CURRENT_QUARTER", "status": "TRADING",
               "marginAsset": "USDT", "liquidationFee": "0.010000", "filters": [], "orderTypes": ["LIMIT"],
               "timeInForce": ["GTC"]},
              {"symbol": "BTCUSDT", "pair": "BTCUSDT", "contractType": "PERPETUAL", "deliveryDate": 4133404800000,
               "onboardDate": 1569398400000, "status": "TRADING", "maintMarginPercent": "2.5000",
               "requiredMarginPercent": "5.0000", "baseAsset": "BTC", "quoteAsset": "USDT", "marginAsset": "USDT",
               "pricePrecision": 2, "quantityPrecision": 3, "liquidationFee": "0.012500", "marketTakeBound": "0.05",
               "filters": [
                {"filterType": "PRICE_FILTER", "minPrice": "556.80", "maxPrice": "4529764", "tickSize": "0.10"},
                {"filterType": "LOT_SIZE", "stepSize": "0.001", "maxQty": "1000", "minQty": "0.001"},
                {"filterType": "MARKET_LOT_SIZE", "stepSize": "0.002", "maxQty": "120", "minQty": "0.004"},
                {"filterType": "MAX_NUM_ORDERS", "limit": 200},
                {"filterType": "MIN_NOTIONAL", "notional": "50"},
                {"filterType": "PERCENT_PRICE", "multiplierUp": "1.0500", "multiplierDown": "0.9500",
                 "multiplierDecimal": "4"},
                {"filterType": "POSITION_RISK_CONTROL", "positionControlSide": "NONE"}],
               "orderTypes": ["LIMIT", "MARKET", "STOP", "STOP_MARKET", "TAKE_PROFIT", "TAKE_PROFIT_MARKET",
                              "TRAILING_STOP_MARKET"],
               "timeInForce": ["GTC", "IOC", "FOK", "GTX", "GTD"]},
              {"symbol": "TSLAUSDT", "pair": "TSLAUSDT", "contractType": "TRADIFI_PERPETUAL", "status": "PENDING_TRADING",
               "marginAsset": "USDT", "liquidationFee": "0.015", "filters": [
                {"filterType": "PRICE_FILTER", "tickSize": "0.01"}, {"filterType": "LOT_SIZE", "stepSize": "0.01"}],
               "orderTypes": ["LIMIT"], "timeInForce": ["GTC"]}]}""";

    /** "Get Funding Rate Info": only what differs from eight hours. */
    static final String FUNDING_INFO = """
            [{"symbol": "TSLAUSDT", "adjustedFundingRateCap": "0.02500000", "adjustedFundingRateFloor": "-0.02500000",
              "fundingIntervalHours": 4, "disclaimer": false}]""";

    private UsdmPayloads() {}

    /** "New Order" and "Query Order". */
    static String order(String id, long orderId, String status, String quantity, String filled, String value) {
        return """
                {"clientOrderId": "%s", "orderId": %d, "symbol": "BTCUSDT", "status": "%s", "price": "101.00",
                 "avgPrice": "0.00000", "origQty": "%s", "executedQty": "%s", "cumQty": "%s", "cumQuote": "%s",
                 "timeInForce": "IOC", "type": "LIMIT", "reduceOnly": false, "closePosition": false, "side": "BUY",
                 "positionSide": "BOTH", "stopPrice": "0", "workingType": "CONTRACT_PRICE", "priceMatch": "NONE",
                 "selfTradePreventionMode": "EXPIRE_MAKER", "goodTillDate": 0, "time": 1795176029000,
                 "updateTime": 1795176030100}""".formatted(id, orderId, status, quantity, filled, filled, value);
    }

    /** "Query Algo Order". */
    static String algo(String id, String type, String status, String actualOrderId) {
        return """
                {"algoId": 2146760, "clientAlgoId": "%s", "algoType": "CONDITIONAL", "orderType": "%s",
                 "symbol": "BTCUSDT", "side": "SELL", "positionSide": "BOTH", "timeInForce": "GTC", "quantity": "0.010",
                 "algoStatus": "%s", "actualOrderId": "%s", "actualPrice": "0.00000", "triggerPrice": "95.50",
                 "price": "0.00", "icebergQuantity": null, "workingType": "CONTRACT_PRICE", "closePosition": false,
                 "priceProtect": false, "reduceOnly": true, "createTime": 1795176000000, "updateTime": 1795176029500,
                 "triggerTime": %d, "goodTillDate": 0}""".formatted(id, type, status, actualOrderId, status.equals("NEW") ? 0 : 1795176029400L);
    }

    static String error(int code, String message) {
        return "{\"code\": " + code + ", \"msg\": \"" + message + "\"}";
    }
}
