package dev.scalpel.localexchange.coinbase;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.localexchange.market.Filters;
import dev.scalpel.localexchange.market.Market;
import dev.scalpel.localexchange.market.Markets;
import dev.scalpel.localexchange.market.SymbolStatus;
import dev.scalpel.localexchange.protocol.Json;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The listed pairs: public, and the same with a key. */
final class Products {

    private final Markets markets;

    Products(Markets markets) {
        this.markets = markets;
    }

    Collection<Market> all() {
        return markets.all();
    }

    static String id(Market market) {
        return market.listing().symbol().base() + "-"
                + market.listing().symbol().quote();
    }

    Optional<Market> find(String product) {
        return markets.all().stream()
                .filter(market -> id(market).equals(product))
                .findFirst();
    }

    Market named(String product) {
        return find(product).orElseThrow(() -> CoinbaseRefusal.noProduct(product));
    }

    JsonNode list(Query query, long now) {
        query.one("product_type").filter(type -> !type.equals("SPOT")).ifPresent(type -> {
            throw CoinbaseRefusal.invalid("this exchange has products of type SPOT only, not " + type);
        });
        List<String> wanted = query.all("product_ids");
        ArrayNode products = Json.array();
        markets.all().stream()
                .filter(market -> wanted.isEmpty() || wanted.contains(id(market)))
                .forEach(market -> products.add(product(market, now)));
        ObjectNode answer = Json.object().put("num_products", products.size());
        answer.set("products", products);
        return answer;
    }

    JsonNode one(String product, long now) {
        return product(named(product), now);
    }

    private static ObjectNode product(Market market, long now) {
        Filters filters = market.listing().filters();
        SymbolStatus status = market.setStatus(now);
        String base = market.listing().symbol().base();
        String quote = market.listing().symbol().quote();
        return Json.object()
                .put("product_id", id(market))
                .put("price", Amounts.text(market.price(now)))
                .put("price_percentage_change_24h", "0")
                .put("volume_24h", "0")
                .put("volume_percentage_change_24h", "0")
                .put("base_increment", Amounts.text(filters.step()))
                .put("quote_increment", Amounts.text(filters.tick()))
                .put("price_increment", Amounts.text(filters.tick()))
                .put("quote_min_size", Amounts.text(filters.minNotional()))
                .put("quote_max_size", Amounts.text(Filters.MAX_NOTIONAL))
                .put("base_min_size", Amounts.text(filters.minQuantity()))
                .put("base_max_size", Amounts.text(filters.maxMarketQuantity()))
                .put("base_name", base)
                .put("quote_name", quote)
                .put("watched", false)
                .put("is_disabled", false)
                .put("new", false)
                .put("status", "online")
                .put("cancel_only", status == SymbolStatus.CANCEL_ONLY)
                .put("limit_only", false)
                .put("post_only", false)
                // In a minute without a bar the market has a break, which this API cannot name.
                .put("trading_disabled", status != SymbolStatus.TRADING && status != SymbolStatus.CANCEL_ONLY)
                .put("auction_mode", false)
                .put("product_type", "SPOT")
                .put("quote_currency_id", quote)
                .put("base_currency_id", base)
                .put("mid_market_price", "")
                .put("alias", "")
                .put("base_display_symbol", base)
                .put("quote_display_symbol", quote)
                .put("view_only", false)
                .put("display_name", base + "-" + quote)
                .put("product_venue", "CBE");
    }

    static String time(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }
}
