package dev.scalpel.venue.generic.kraken;

import dev.scalpel.market.Symbol;
import dev.scalpel.venue.market.PublicTrade;
import dev.scalpel.venue.market.TradePage;
import dev.scalpel.venue.market.TradeReader;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.knowm.xchange.kraken.dto.marketdata.KrakenPublicTrade;
import org.knowm.xchange.kraken.dto.marketdata.KrakenPublicTrades;
import org.knowm.xchange.kraken.dto.trade.KrakenType;

/** Kraken's public trades: the oldest after a time, as far back as a pair is listed ("Historical data", "Trade ticks"). */
final class KrakenTrades implements TradeReader {

    /** "Up to 1000 trades per call". */
    static final int PAGE_SIZE = 1_000;
    /** Of one read that is still in its first millisecond. */
    static final int MAX_PAGES = 20;

    private static final double MICROS = 1e6;

    private final KrakenApi api;
    private final Clock clock;

    /** @param clock the venue's */
    KrakenTrades(KrakenApi api, Clock clock) {
        this.api = api;
        this.clock = clock;
    }

    @Override
    public TradePage read(Symbol symbol, Instant from, Instant to) throws IOException {
        Instant requestedAt = clock.instant();
        Instant listedTo = requestedAt.isBefore(to) ? requestedAt : to;
        List<PublicTrade> trades = new ArrayList<>();
        // Whether a trade of that very time is "after" it does not matter: the time in the request is one less.
        long since = nanos(from) - 1;
        for (int pages = 0; pages < MAX_PAGES; pages++) {
            KrakenPublicTrades page = api.trades(KrakenAdapter.pair(symbol), since);
            for (KrakenPublicTrade row : page.getTrades()) {
                trades.add(trade(row));
            }
            if (page.getTrades().size() < PAGE_SIZE) {
                return page(trades, from, listedTo);
            }
            Instant newest = trades.get(trades.size() - 1).time().truncatedTo(ChronoUnit.MILLIS);
            if (newest.isAfter(from)) {
                // It may end within a millisecond: the next read starts with that millisecond again.
                return page(trades, from, newest.isBefore(listedTo) ? newest : listedTo);
            }
            // The page may end among trades of one nanosecond.
            long next = page.getLast() - 1;
            if (next <= since) {
                throw new IOException("a full page of trades ends at the nanosecond where it began: " + page.getLast());
            }
            since = next;
        }
        throw new IOException("the venue lists more than " + trades.size() + " trades of the millisecond " + from);
    }

    private static TradePage page(List<PublicTrade> trades, Instant from, Instant to) {
        List<PublicTrade> inside = trades.stream()
                .filter(trade -> !trade.time().isBefore(from) && trade.time().isBefore(to))
                .toList();
        return new TradePage(inside, from, to);
    }

    /** The side is that of the order that took. */
    private static PublicTrade trade(KrakenPublicTrade row) throws IOException {
        if (row.getTradeId().isEmpty() || row.getType() == null) {
            throw new IOException("a trade without id or side: " + row);
        }
        return new PublicTrade(
                row.getTradeId(),
                time(row.getTime()),
                row.getPrice(),
                row.getVolume(),
                row.getType() == KrakenType.BUY,
                1);
    }

    /** Seconds with fractions; rounded down, so that no trade leaves its minute. */
    private static Instant time(double seconds) {
        return Instant.EPOCH.plus((long) (seconds * MICROS), ChronoUnit.MICROS);
    }

    private static long nanos(Instant time) {
        return Duration.between(Instant.EPOCH, time).toNanos();
    }
}
