package dev.scalpel.venue.xchange;

import dev.scalpel.market.Symbol;
import dev.scalpel.venue.market.PublicTrade;
import dev.scalpel.venue.market.TradePage;
import dev.scalpel.venue.market.TradeReader;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.knowm.xchange.Exchange;
import org.knowm.xchange.currency.CurrencyPair;
import org.knowm.xchange.dto.Order.OrderType;
import org.knowm.xchange.dto.marketdata.Trade;
import org.knowm.xchange.exceptions.NotAvailableFromExchangeException;
import org.knowm.xchange.exceptions.NotYetImplementedForExchangeException;
import org.knowm.xchange.instrument.Instrument;
import org.knowm.xchange.service.marketdata.MarketDataService;

/**
 * The newest public trades of a venue that takes no time in the request. An empty response proves nothing: a market that has ever traded
 * has newest trades.
 */
public final class RecentTrades implements TradeReader {

    private final Newest newest;
    private final Clock clock;

    /** @param clock the venue's */
    public RecentTrades(Newest newest, Clock clock) {
        this.newest = newest;
        this.clock = clock;
    }

    /** Those of any XChange venue: {@code getTrades} without further arguments. */
    public static RecentTrades of(Exchange exchange, Clock clock) {
        return new RecentTrades(symbol -> newest(exchange.getMarketDataService(), XChangePairs.of(symbol)), clock);
    }

    /** Each module of XChange has one of the two methods, most the older one. */
    @SuppressWarnings("deprecation")
    private static List<Trade> newest(MarketDataService service, CurrencyPair pair) throws IOException {
        try {
            return service.getTrades(pair).getTrades();
        } catch (NotYetImplementedForExchangeException | NotAvailableFromExchangeException absent) {
            return service.getTrades((Instrument) pair).getTrades();
        }
    }

    /** Reads them, in any order. */
    @FunctionalInterface
    public interface Newest {
        List<Trade> read(Symbol symbol) throws IOException;
    }

    @Override
    public TradePage read(Symbol symbol, Instant from, Instant to) throws IOException {
        Instant requestedAt = clock.instant();
        List<PublicTrade> all = newest.read(symbol).stream()
                .map(RecentTrades::publicTrade)
                .sorted(Comparator.comparing(PublicTrade::time))
                .toList();
        // More trades of the oldest one's millisecond may have been cut off.
        Instant completeFrom =
                all.isEmpty() ? to : later(from, all.get(0).time().plusMillis(1));
        List<PublicTrade> inside = all.stream()
                .filter(trade ->
                        !trade.time().isBefore(completeFrom) && trade.time().isBefore(to))
                .toList();
        return new TradePage(inside, completeFrom, requestedAt.isBefore(to) ? requestedAt : to);
    }

    private static PublicTrade publicTrade(Trade trade) {
        return new PublicTrade(
                trade.getId(),
                trade.getTimestamp().toInstant(),
                trade.getPrice(),
                trade.getOriginalAmount(),
                trade.getType() == OrderType.BID,
                1);
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
