package dev.scalpel.venue.binance;

import dev.scalpel.market.Symbol;
import dev.scalpel.venue.VenueException;
import dev.scalpel.venue.market.BestPrices;
import dev.scalpel.venue.market.OrderBookDepth;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.knowm.xchange.binance.dto.BinanceException;

/**
 * Order books of Binance. rest-api.md, "Symbol order book ticker": the weight is 2 with {@code symbol}, 4 with
 * {@code symbols} or without either; "Order book": 50 for 1,000 levels. An empty side has the price 0.
 */
final class BinanceBooks {

    private static final int LEVELS = 1_000;

    private final BinancePublicApi api;

    BinanceBooks(BinancePublicApi api) {
        this.api = api;
    }

    List<BestPrices> tickers(Collection<Symbol> symbols) throws IOException {
        Map<String, Symbol> byName = new TreeMap<>();
        symbols.forEach(symbol -> byName.put(BinanceTrading.name(symbol), symbol));
        if (byName.isEmpty()) {
            return List.of();
        }
        return read(byName.keySet()).stream()
                .flatMap(row -> Optional.ofNullable(byName.get(row.symbol())).stream()
                        .map(symbol -> new BestPrices(symbol, row.bidPrice(), row.askPrice())))
                .toList();
    }

    /** A name that is not listed makes the venue refuse the whole list: then all of its books are read instead. */
    private List<BinanceResponses.BestPrice> read(Collection<String> names) throws IOException {
        try {
            return api.bookTickers(
                    names.stream().map(name -> "\"" + name + "\"").collect(Collectors.joining(",", "[", "]")));
        } catch (BinanceException refused) {
            boolean notListed = BinanceErrors.kindOf(
                            refused.getHttpStatusCode(), refused.getCode(), String.valueOf(refused.getMessage()))
                    == VenueException.Kind.NOT_LISTED;
            if (notListed) {
                return api.bookTickers(null);
            }
            throw refused;
        }
    }

    OrderBookDepth depth(Symbol symbol) throws IOException {
        BinanceResponses.Depth book = api.depth(BinanceTrading.name(symbol), LEVELS);
        return new OrderBookDepth(levels(book.bidLevels()), levels(book.askLevels()));
    }

    private static List<OrderBookDepth.Level> levels(List<List<BigDecimal>> rows) {
        return rows.stream()
                .map(row -> new OrderBookDepth.Level(row.get(0), row.get(1)))
                .toList();
    }
}
