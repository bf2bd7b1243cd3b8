package dev.scalpel.localexchange.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.scalpel.localexchange.market.Filters;
import dev.scalpel.localexchange.market.Market;
import dev.scalpel.localexchange.market.Markets;
import dev.scalpel.localexchange.protocol.Json;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The listed pairs under the venue's names: "List Symbols", "Get Symbol Details". */
final class GeminiSymbols {

    private final Markets markets;

    GeminiSymbols(Markets markets) {
        this.markets = markets;
    }

    static String name(Market market) {
        return market.name().toLowerCase(Locale.ROOT);
    }

    Optional<Market> find(String name) {
        return markets.find(name.toUpperCase(Locale.ROOT));
    }

    /** The pair in the path of a public request. */
    Market inPath(String name) {
        return find(name)
                .orElseThrow(() -> GeminiRefusal.badRequest(
                        "Bad Request",
                        "Supplied value '" + name
                                + "' is not a valid symbol.  Please correct your API request to use one"
                                + " of the supported symbols: ["
                                + markets.all().stream()
                                        .map(GeminiSymbols::name)
                                        .collect(Collectors.joining(", "))
                                + "]"));
    }

    /** The pair in the payload of a private request. */
    Market inPayload(String name) {
        return find(name)
                .orElseThrow(
                        () -> GeminiRefusal.badRequest("InvalidSymbol", "Received unsupported symbol '" + name + "'"));
    }

    JsonNode list() {
        ArrayNode names = Json.array();
        markets.all().forEach(market -> names.add(name(market)));
        return names;
    }

    /**
     * Increments are numbers and may have an exponent; the least order is a text. The currency of a contract's price is
     * left out: by ccxt, which takes what has one for a perpetual, the venue names it of perpetuals only.
     */
    JsonNode details(Market market, long now) {
        Filters filters = market.listing().filters();
        return Json.object()
                .put("symbol", market.name())
                .put("base_currency", market.listing().symbol().base())
                .put("quote_currency", market.listing().symbol().quote())
                .put("tick_size", filters.step())
                .put("quote_increment", filters.tick())
                .put("min_order_size", filters.minQuantity().toPlainString())
                .put("status", status(market, now))
                .put("wrap_enabled", false)
                .put("product_type", "spot")
                .put("contract_type", "vanilla");
    }

    private static String status(Market market, long now) {
        return switch (market.setStatus(now)) {
            case TRADING -> "open";
            case CANCEL_ONLY -> "cancel_only";
            case END_OF_DAY, HALT, BREAK -> "closed";
        };
    }
}
