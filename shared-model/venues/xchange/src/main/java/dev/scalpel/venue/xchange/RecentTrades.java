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
import org.knowm.xchange.dto.Order.OrderType;
import org.knowm.xchange.dto.marketdata.Trade;
import org.knowm.xchange.instrument.Instrument;

/** The newest public trades of any XChange venue: {@code getTrades(pair)} without further arguments. */
public final class RecentTrades implements TradeReader {

    private final Exchange exchange;
    private final Clock clock;

    /** @param clock the venue's */
    public RecentTrades(Exchange exchange, Clock clock) {
        this.exchange = exchange;
        this.clock = clock;
    }

    @Override
    public TradePage read(Symbol symbol, Instant from, Instant to) throws IOException {
        Instant requestedAt = clock.instant();
        List<PublicTrade> all =
                exchange.getMarketDataService().getTrades((Instrument) XChangePairs.of(symbol)).getTrades().stream()
                        .map(RecentTrades::publicTrade)
                        .sorted(Comparator.comparing(PublicTrade::time))
                        .toList();
        // More trades of the oldest one's millisecond may have been cut off.
        Instant completeFrom =
                all.isEmpty() ? from : later(from, all.get(0).time().plusMillis(1));
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
