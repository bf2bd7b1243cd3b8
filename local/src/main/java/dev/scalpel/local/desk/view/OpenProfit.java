package dev.scalpel.local.desk.view;

import dev.scalpel.local.desk.data.DeskData;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the positions of an account had earned at each time, from the stored bars of the last weeks. */
final class OpenProfit {

    /** Before these days only closed trades count: their bars are not read. */
    private static final Duration READ = Duration.ofDays(31);

    /** By then also a retrieval that was late has stored the minutes of a trade. */
    private static final Duration SETTLED = Duration.ofHours(1);

    private static final int MAX_SETTLED = 20_000;
    private static final int DECIMALS = 8;

    private final DeskData data;

    /**
     * What changed at a time.
     *
     * @param realised by all trades closed until then
     * @param open profit of what was held then
     */
    record Change(long at, BigDecimal realised, BigDecimal open) {}

    /** Of trades whose bars are all stored: what they earned does not change. */
    private final Map<Holding, MinuteProfits> settled = Collections.synchronizedMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Holding, MinuteProfits> eldest) {
            return size() > MAX_SETTLED;
        }
    });

    /** What a position earned until a minute's close, or that it was closed. */
    private record Event(long at, int holding, double profit, boolean closed) {}

    OpenProfit(DeskData data) {
        this.data = data;
    }

    /** At the end of each minute in which something was held, and at each exit, in order. */
    List<Change> changes(List<Holding> holdings, Instant now) {
        List<Event> events = events(holdings, now);
        List<Change> changes = new ArrayList<>();
        double[] profits = new double[holdings.size()];
        double open = 0;
        int held = 0;
        boolean[] counted = new boolean[holdings.size()];
        BigDecimal realised = BigDecimal.ZERO;
        for (int i = 0; i < events.size(); i++) {
            Event event = events.get(i);
            int number = event.holding();
            open += (event.closed() ? 0 : event.profit()) - profits[number];
            profits[number] = event.profit();
            held += (event.closed() ? 0 : 1) - (counted[number] ? 1 : 0);
            counted[number] = !event.closed();
            if (event.closed()) {
                realised = realised.add(holdings.get(number).netProfit());
            }
            // Rounding must not leave a trace of what is closed.
            open = held == 0 ? 0 : open;
            if (i + 1 == events.size() || events.get(i + 1).at() > event.at()) {
                changes.add(new Change(event.at(), realised, exact(open)));
            }
        }
        return changes;
    }

    private static BigDecimal exact(double profit) {
        return profit == 0 ? BigDecimal.ZERO : BigDecimal.valueOf(profit).setScale(DECIMALS, RoundingMode.HALF_EVEN);
    }

    private List<Event> events(List<Holding> holdings, Instant now) {
        Map<InstrumentId, BarSeries> bars = bars(holdings, now);
        List<Event> events = new ArrayList<>();
        for (int number = 0; number < holdings.size(); number++) {
            Holding holding = holdings.get(number);
            MinuteProfits profits = profits(holding, bars, now);
            for (int minute = 0; minute < profits.count(); minute++) {
                events.add(new Event(profits.close(minute), number, profits.profit(minute), false));
            }
            if (!holding.isOpen()) {
                events.add(new Event(holding.to(), number, 0, true));
            }
        }
        events.sort(Comparator.comparingLong(Event::at));
        return events;
    }

    private MinuteProfits profits(Holding holding, Map<InstrumentId, BarSeries> bars, Instant now) {
        MinuteProfits known = settled.get(holding);
        if (known != null) {
            return known;
        }
        MinuteProfits found =
                MinuteProfits.of(holding, bars.getOrDefault(holding.instrument(), BarSeries.empty()), now);
        if (holding.to() < now.minus(SETTLED).toEpochMilli()) {
            settled.put(holding, found);
        }
        return found;
    }

    /** By instrument, from the first entry on whose minutes are not known. */
    private Map<InstrumentId, BarSeries> bars(List<Holding> holdings, Instant now) {
        long earliest = now.minus(READ).toEpochMilli();
        Map<InstrumentId, Span> spans = new HashMap<>();
        for (Holding holding : holdings) {
            if (holding.to() > earliest && !settled.containsKey(holding)) {
                spans.merge(
                        holding.instrument(),
                        new Span(
                                Minutes.floor(Math.max(earliest, holding.from())),
                                Math.min(holding.to(), now.toEpochMilli())),
                        Span::and);
            }
        }
        Map<InstrumentId, BarSeries> bars = new HashMap<>();
        spans.forEach((instrument, span) -> bars.put(
                instrument,
                data.repositories().bars().readRecent(instrument, span.from(), span.to(), now.toEpochMilli())));
        return bars;
    }

    private record Span(long from, long to) {

        Span and(Span other) {
            return new Span(Math.min(from, other.from), Math.max(to, other.to));
        }
    }
}
