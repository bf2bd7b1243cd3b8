package dev.scalpel.venue.coinbase;

import dev.scalpel.market.Symbol;
import dev.scalpel.venue.VenueException.Kind;
import dev.scalpel.venue.market.BestPrices;
import dev.scalpel.venue.market.OrderBookDepth;
import dev.scalpel.venue.trading.Quote;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Best prices and depth. Without a key the venue has a book of one product only, so several symbols are several requests. */
final class CoinbaseBooks {

    private static final int LEVELS = 500;

    private final CoinbaseHttp http;

    CoinbaseBooks(CoinbaseHttp http) {
        this.http = http;
    }

    List<BestPrices> bestPrices(Collection<Symbol> symbols) throws IOException {
        List<BestPrices> best = new ArrayList<>();
        for (Symbol symbol : symbols) {
            try {
                CoinbaseResponses.Book book = book(symbol, 1);
                best.add(new BestPrices(symbol, best(book.bidLevels()), best(book.askLevels())));
            } catch (CoinbaseException refused) {
                if (CoinbaseErrors.kindOf(refused.status(), refused.code(), refused.text()) != Kind.NOT_LISTED) {
                    throw refused;
                }
            }
        }
        return best;
    }

    OrderBookDepth depth(Symbol symbol) throws IOException {
        CoinbaseResponses.Book book = book(symbol, LEVELS);
        return new OrderBookDepth(levels(book.bidLevels()), levels(book.askLevels()));
    }

    /** "Get Best Bid/Ask", which needs a key and is not cached. */
    static Quote quote(CoinbaseSession session, Symbol symbol) throws IOException {
        CoinbaseRequest request =
                CoinbaseRequest.get("best_bid_ask").with("product_ids", CoinbaseAdapter.product(symbol));
        CoinbaseResponses.Book book =
                CoinbaseResponses.rows(session.send(request, CoinbaseResponses.BestBidAsk.class)
                                .pricebooks())
                        .stream()
                        .filter(each -> each.product().equals(CoinbaseAdapter.product(symbol)))
                        .findFirst()
                        .orElseThrow(() -> CoinbaseInstruments.notListed(symbol));
        return new Quote(best(book.bidLevels()), best(book.askLevels()));
    }

    private CoinbaseResponses.Book book(Symbol symbol, int levels) throws IOException {
        CoinbaseRequest request = CoinbaseRequest.get("market/product_book")
                .with("product_id", CoinbaseAdapter.product(symbol))
                .with("limit", levels);
        return http.send(request, CoinbaseResponses.OneBook.class).pricebook();
    }

    private static BigDecimal best(@Nullable List<CoinbaseResponses.Level> side) {
        return CoinbaseResponses.rows(side).stream()
                .findFirst()
                .map(CoinbaseResponses.Level::price)
                .orElse(BigDecimal.ZERO);
    }

    private static List<OrderBookDepth.Level> levels(@Nullable List<CoinbaseResponses.Level> side) {
        return CoinbaseResponses.rows(side).stream()
                .map(level -> new OrderBookDepth.Level(level.price(), level.size()))
                .toList();
    }
}
