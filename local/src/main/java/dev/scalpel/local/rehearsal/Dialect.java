package dev.scalpel.local.rehearsal;

import dev.scalpel.localexchange.LocalExchange;
import dev.scalpel.localexchange.access.ApiKey;
import dev.scalpel.localexchange.bybit.BybitExchange;
import dev.scalpel.localexchange.coinbase.CoinbaseExchange;
import dev.scalpel.localexchange.gemini.GeminiExchange;
import dev.scalpel.localexchange.margin.contract.MarginListing;
import dev.scalpel.localexchange.market.Filters;
import dev.scalpel.localexchange.market.Listing;
import dev.scalpel.localexchange.oanda.OandaExchange;
import dev.scalpel.localexchange.perpetual.contract.PerpetualListing;
import dev.scalpel.localexchange.tradovate.TradovateExchange;
import dev.scalpel.localexchange.usdm.UsdmExchange;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.util.List;

/** The API that a local exchange speaks, by the name of the venue's adapter. */
public enum Dialect {
    /** Binance's spot REST API. */
    BINANCE("binance") {
        @Override
        Running start(int port, Clock time, List<Listing> listings, BigDecimal capital) {
            LocalExchange exchange = LocalExchange.start(port, time, listings, ApiKey.rehearsal());
            quotes(listings).forEach(quote -> exchange.deposit(quote, capital));
            return new Running(exchange.uri(), exchange.apiKey(), exchange::close);
        }
    },
    /** Binance's USD-M futures REST API. */
    BINANCE_USDM("binance-usdm") {
        @Override
        Running start(int port, Clock time, List<Listing> listings, BigDecimal capital) {
            List<PerpetualListing> perpetuals =
                    listings.stream().map(PerpetualListing::of).toList();
            UsdmExchange exchange = UsdmExchange.start(port, time, perpetuals, ApiKey.rehearsal());
            quotes(listings).forEach(quote -> exchange.transfer(quote, capital));
            return new Running(exchange.uri(), exchange.apiKey(), exchange::close);
        }
    },
    /** Bybit's REST API v5: spot, and the linear perpetuals of pairs in USDT. */
    BYBIT("bybit") {
        @Override
        Running start(int port, Clock time, List<Listing> listings, BigDecimal capital) {
            BybitExchange exchange = BybitExchange.start(port, time, listings, ApiKey.rehearsal());
            quotes(listings).forEach(quote -> exchange.deposit(quote, capital));
            return new Running(exchange.uri(), exchange.apiKey(), exchange::close);
        }
    },
    /** The REST API of Coinbase Advanced Trade. */
    COINBASE("coinbase") {
        @Override
        Running start(int port, Clock time, List<Listing> listings, BigDecimal capital) {
            CoinbaseExchange exchange = CoinbaseExchange.start(port, time, listings, CoinbaseExchange.ed25519Key());
            quotes(listings).forEach(quote -> exchange.deposit(quote, capital));
            return new Running(exchange.uri(), exchange.apiKey(), exchange::close);
        }
    },
    /** Gemini's REST API. */
    GEMINI("gemini") {
        @Override
        Running start(int port, Clock time, List<Listing> listings, BigDecimal capital) {
            GeminiExchange exchange = GeminiExchange.start(port, time, listings, GeminiExchange.rehearsalKey());
            quotes(listings).forEach(quote -> exchange.deposit(quote, capital));
            return new Running(exchange.uri(), exchange.apiKey(), exchange::close);
        }
    },
    /** OANDA's v20 REST API: one account in the first quote currency, whole units. */
    OANDA("oanda") {
        @Override
        Running start(int port, Clock time, List<Listing> listings, BigDecimal capital) {
            List<MarginListing> pairs = listings.stream()
                    .map(listing -> new Listing(
                            listing.symbol(),
                            listing.bars(),
                            Filters.of(listing.filters().tick().toPlainString(), "1"),
                            listing.halfSpread()))
                    .map(listing -> OandaExchange.pair(listing, MARGIN_RATE))
                    .toList();
            OandaExchange exchange = OandaExchange.start(
                    port,
                    time,
                    pairs,
                    OandaExchange.rehearsalKey(),
                    OandaExchange.Account.netting(quotes(listings).get(0)));
            exchange.transfer(capital);
            return new Running(exchange.uri(), exchange.apiKey(), exchange::close);
        }
    },
    /** Tradovate's REST API and quotes: one account in dollars, a hundred times the capital of others, as a contract is large. */
    TRADOVATE("tradovate") {
        @Override
        Running start(int port, Clock time, List<Listing> listings, BigDecimal capital) {
            TradovateExchange exchange = TradovateExchange.start(
                    port,
                    time,
                    FuturesMarket.of(listings, time.instant()),
                    MARGIN_PER_CONTRACT,
                    TradovateExchange.rehearsalUser());
            exchange.transfer(capital.movePointRight(2));
            return new Running(exchange.uri(), exchange.apiKey(), exchange::close);
        }
    };

    private static final BigDecimal MARGIN_PER_CONTRACT = new BigDecimal("1000");

    private static final BigDecimal MARGIN_RATE = new BigDecimal("0.05");

    /** An exchange that was started. */
    record Running(URI uri, ApiKey apiKey, Runnable close) {}

    private final String venue;

    Dialect(String venue) {
        this.venue = venue;
    }

    /**
     * Starts an exchange.
     *
     * @param capital the starting balance of each quote asset
     * @throws IllegalArgumentException when the venue has no such instruments
     */
    abstract Running start(int port, Clock time, List<Listing> listings, BigDecimal capital);

    static List<String> quotes(List<Listing> listings) {
        return listings.stream()
                .map(listing -> listing.symbol().quote())
                .distinct()
                .toList();
    }

    /** The venue's name, as on the command line. */
    @Override
    public String toString() {
        return venue;
    }
}
