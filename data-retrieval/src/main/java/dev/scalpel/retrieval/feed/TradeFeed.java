package dev.scalpel.retrieval.feed;

import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import dev.scalpel.venue.VenueClock;
import dev.scalpel.venue.VenueErrors;
import dev.scalpel.venue.VenueException;
import dev.scalpel.venue.market.PublicTrade;
import dev.scalpel.venue.market.TradePage;
import dev.scalpel.venue.market.TradeReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Builds bars from public trades, for venues without bars of their own. */
final class TradeFeed implements BarFeed {

    /** A call ends after this many once it has seen a whole minute: its caller's time is checked between calls only. */
    private static final int PAGES_PER_CALL = 20;
    /** Bounds the pages of a single minute. */
    private static final int MAX_PAGES = 200;
    /** After this time a minute without trades counts as quiet even without a later trade. */
    private static final long MAX_LISTING_DELAY = 10 * Minutes.MILLIS;

    private final VenueErrors errors;
    private final TradeReader reader;
    private final VenueClock clock;

    TradeFeed(VenueErrors errors, TradeReader reader, VenueClock clock) {
        this.errors = errors;
        this.reader = reader;
        this.clock = clock;
    }

    @Override
    public FetchedBars fetch(Symbol symbol, long from, long to) {
        Instant now = clock.instant();
        long until = Math.min(to, Minutes.plus(Minutes.lastClosed(now), 1));
        if (until <= from) {
            return FetchedBars.nothing(from);
        }
        // Beyond the end: a later trade proves that everything before it is listed.
        long readTo = Math.max(until, Math.min(now.toEpochMilli(), until + MAX_LISTING_DELAY));
        Map<String, PublicTrade> trades = new LinkedHashMap<>();
        long seenFrom = Long.MAX_VALUE;
        long seenTo = from;
        Optional<VenueException> failure = Optional.empty();
        for (int pages = 0; pages < MAX_PAGES && seenTo < readTo && !isEnough(pages, from, seenTo); pages++) {
            TradePage page;
            try {
                page = reader.read(symbol, Instant.ofEpochMilli(seenTo), Instant.ofEpochMilli(readTo));
            } catch (IOException | RuntimeException e) {
                // What the pages before it listed is kept: the next call goes on from there.
                failure = Optional.of(errors.explain("trades of " + symbol, e));
                break;
            }
            page.trades().forEach(trade -> trades.put(trade.id(), trade));
            seenFrom = Math.min(seenFrom, page.completeFrom().toEpochMilli());
            long completeTo = page.completeTo().toEpochMilli();
            if (completeTo <= seenTo) {
                break;
            }
            seenTo = completeTo;
        }
        // A minute counts only if all its trades were seen.
        long firstWhole = Math.max(from, ceiling(seenFrom == Long.MAX_VALUE ? from : seenFrom));
        long settled =
                now.toEpochMilli() - until >= MAX_LISTING_DELAY ? until : endOfNewestTrade(from, trades.values());
        long lastWhole = Math.min(Math.min(until, settled), Minutes.floor(seenTo));
        FetchedBars fetched = firstWhole > from || lastWhole <= from
                ? upTo(from, firstWhole, lastWhole, trades.values())
                : new FetchedBars(bars(trades.values(), from, lastWhole), List.of(), from, lastWhole);
        return fetched.endedBy(failure);
    }

    private static boolean isEnough(int pages, long from, long seenTo) {
        return pages >= PAGES_PER_CALL && Minutes.floor(seenTo) > from;
    }

    /** Trades older than the venue still lists are lost: the feed continues where the list begins. */
    private static FetchedBars upTo(long from, long firstWhole, long lastWhole, Collection<PublicTrade> trades) {
        return lastWhole <= firstWhole
                ? FetchedBars.nothing(from)
                : new FetchedBars(bars(trades, firstWhole, lastWhole), List.of(), firstWhole, lastWhole);
    }

    /** The end of the minute of the newest trade: later minutes may be quiet, or not listed yet. */
    private static long endOfNewestTrade(long from, Collection<PublicTrade> trades) {
        return trades.stream()
                .mapToLong(trade -> Minutes.plus(Minutes.floor(trade.time()), 1))
                .max()
                .orElse(from);
    }

    /** Bars of the minutes in {@code [from, to)} that had trades. */
    static BarSeries bars(Collection<PublicTrade> trades, long from, long to) {
        SortedMap<Long, List<PublicTrade>> minutes = new TreeMap<>();
        for (PublicTrade trade : trades) {
            long minute = Minutes.floor(trade.time());
            if (minute >= from && minute < to) {
                minutes.computeIfAbsent(minute, none -> new ArrayList<>()).add(trade);
            }
        }
        BarSeries.Builder bars = new BarSeries.Builder(minutes.size());
        minutes.forEach((minute, inside) -> bars.add(bar(minute, inside)));
        return bars.build();
    }

    /** Trades of the same instant keep the order of the venue. */
    private static Bar bar(long minute, List<PublicTrade> inside) {
        List<PublicTrade> inOrder = new ArrayList<>(inside);
        inOrder.sort((a, b) -> a.time().compareTo(b.time()));
        BigDecimal high = inOrder.get(0).price();
        BigDecimal low = high;
        BigDecimal volume = BigDecimal.ZERO;
        BigDecimal takerBuys = BigDecimal.ZERO;
        long count = 0;
        for (PublicTrade trade : inOrder) {
            high = high.max(trade.price());
            low = low.min(trade.price());
            volume = volume.add(trade.quantity());
            takerBuys = trade.takerBought() ? takerBuys.add(trade.quantity()) : takerBuys;
            count += trade.count();
        }
        return new Bar(
                minute,
                inOrder.get(0).price().doubleValue(),
                high.doubleValue(),
                low.doubleValue(),
                inOrder.get(inOrder.size() - 1).price().doubleValue(),
                volume.doubleValue(),
                count,
                takerBuys.doubleValue());
    }

    private static long ceiling(long epochMillis) {
        long floor = Minutes.floor(epochMillis);
        return floor == epochMillis ? floor : Minutes.plus(floor, 1);
    }
}
