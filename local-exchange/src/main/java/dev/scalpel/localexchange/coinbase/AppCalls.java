package dev.scalpel.localexchange.coinbase;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.localexchange.market.Market;
import dev.scalpel.localexchange.protocol.Json;
import dev.scalpel.localexchange.protocol.Request;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;

/**
 * The public calls of the venue's older API, version 2, that clients of Advanced Trade make before they trade: "Coinbase App",
 * Currencies, Exchange Rates, Time.
 */
final class AppCalls {

    static final String PREFIX = "/v2/";
    private static final int RATE_DECIMALS = 12;

    private final Products products;

    AppCalls(Products products) {
        this.products = products;
    }

    JsonNode answer(Request request, long now) {
        PublicCalls.require(request, "GET");
        ObjectNode answer = Json.object();
        answer.set(
                "data",
                switch (request.path().substring(PREFIX.length())) {
                    case "time" ->
                        Json.object()
                                .put("iso", Instant.ofEpochMilli(now).toString())
                                .put("epoch", now / 1_000);
                    case "currencies" -> currencies();
                    case "currencies/crypto" -> coins();
                    case "exchange-rates" -> rates(Query.of(request.query(), Set.of("currency")), now);
                    default -> throw CoinbaseRefusal.notFound("there is no " + request.route());
                });
        return answer;
    }

    private Set<String> quotes() {
        Set<String> quotes = new TreeSet<>();
        products.all().forEach(market -> quotes.add(market.listing().symbol().quote()));
        return quotes;
    }

    private ArrayNode currencies() {
        ArrayNode rows = Json.array();
        quotes().forEach(name ->
                rows.add(Json.object().put("id", name).put("name", name).put("min_size", "0.01")));
        return rows;
    }

    private ArrayNode coins() {
        ArrayNode rows = Json.array();
        products.all().stream()
                .map(market -> market.listing().symbol().base())
                .distinct()
                .forEach(name -> rows.add(Json.object()
                        .put("asset_id", name)
                        .put("code", name)
                        .put("name", name)
                        .put("color", "#000000")
                        .put("sort_index", 100)
                        .put("exponent", 8)
                        .put("type", "crypto")
                        .put("address_regex", "")));
        return rows;
    }

    /** How much of each coin one unit of the currency buys. */
    private ObjectNode rates(Query query, long now) {
        String currency = query.one("currency").orElse("USD");
        ObjectNode rates = Json.object().put(currency, "1");
        for (Market market : products.all()) {
            if (market.listing().symbol().quote().equals(currency)) {
                rates.put(
                        market.listing().symbol().base(),
                        Amounts.text(BigDecimal.ONE.divide(market.price(now), RATE_DECIMALS, RoundingMode.HALF_UP)));
            }
        }
        ObjectNode data = Json.object().put("currency", currency);
        data.set("rates", rates);
        return data;
    }
}
