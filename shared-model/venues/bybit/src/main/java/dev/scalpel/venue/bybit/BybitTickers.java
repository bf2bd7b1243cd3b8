package dev.scalpel.venue.bybit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.market.Symbol;
import dev.scalpel.venue.VenueException;
import dev.scalpel.venue.market.BestPrices;
import dev.scalpel.venue.market.MarkPrice;
import dev.scalpel.venue.trading.Quote;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Present prices: "Get Tickers". */
final class BybitTickers {

    private static final String PATH = "/v5/market/tickers";

    private final BybitHttp http;
    private final Category category;

    BybitTickers(BybitHttp http, Category category) {
        this.http = http;
        this.category = category;
    }

    /** Without a symbol, of all symbols in one request. */
    List<BestPrices> best(Collection<Symbol> symbols) throws IOException {
        if (symbols.isEmpty()) {
            return List.of();
        }
        Map<String, Symbol> byName = new TreeMap<>();
        symbols.forEach(symbol -> byName.put(Category.name(symbol), symbol));
        List<BestPrices> found = new ArrayList<>();
        for (JsonNode row : http.send(category.get(PATH)).path("list")) {
            Optional.ofNullable(byName.get(Values.text(row, "symbol")))
                    .ifPresent(symbol -> found.add(
                            new BestPrices(symbol, Values.orZero(row, "bid1Price"), Values.orZero(row, "ask1Price"))));
        }
        return found;
    }

    Quote quote(Symbol symbol) throws IOException {
        JsonNode row = listed(symbol, http.send(category.get(PATH, symbol)));
        return new Quote(Values.required(row, "bid1Price"), Values.required(row, "ask1Price"));
    }

    /** Of a contract, and what the next funding would be now. */
    MarkPrice mark(Symbol symbol) throws IOException {
        BybitHttp.Answer answer = http.answer(category.get(PATH, symbol));
        JsonNode row = listed(symbol, answer.result());
        return new MarkPrice(
                answer.time(),
                Values.required(row, "markPrice"),
                Values.required(row, "indexPrice"),
                Values.required(row, "fundingRate"),
                Values.millis(row, "nextFundingTime"));
    }

    private JsonNode listed(Symbol symbol, JsonNode tickers) {
        JsonNode row = tickers.path("list").path(0);
        if (row.isMissingNode()) {
            throw new VenueException(
                    VenueException.Kind.NOT_LISTED, category.venue() + ": tickers do not list " + symbol);
        }
        return row;
    }
}
