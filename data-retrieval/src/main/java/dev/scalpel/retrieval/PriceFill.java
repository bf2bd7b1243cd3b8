package dev.scalpel.retrieval;

import dev.scalpel.funding.PriceBar;
import dev.scalpel.funding.PriceSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.store.funding.StoredPrices;
import dev.scalpel.venue.VenueErrors;
import dev.scalpel.venue.VenueException;
import dev.scalpel.venue.market.PriceReader;
import dev.scalpel.venue.market.PriceRow;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Reads the absent minutes of a computed price page by page, and stores each page before it requests the next. */
final class PriceFill {

    private final VenueErrors errors;
    private final PriceReader reader;
    private final PriceSeries series;
    private final StoredPrices store;

    /** @param store of the series */
    PriceFill(VenueErrors errors, PriceReader reader, PriceSeries series, StoredPrices store) {
        this.errors = errors;
        this.reader = reader;
        this.series = series;
        this.store = store;
    }

    /**
     * Fills {@code [from, end)}: each request begins with an absent minute, so that what is stored costs none.
     *
     * @param end minutes before it have been closed for a minute, so that the venue changes them no more
     * @param rejected receives each row that is no minute of the series, with its reason
     * @throws VenueException when the venue does not answer
     */
    void fill(InstrumentId instrument, long from, long end, Consumer<String> rejected) {
        OptionalLong absent = firstAbsent(instrument, from, end);
        while (absent.isPresent()) {
            long begin = absent.getAsLong();
            int minutes = (int) Math.min(reader.pageSize(), Minutes.between(begin, end));
            long until = Minutes.plus(begin, minutes);
            store.append(instrument, valid(read(instrument, begin, minutes), begin, until, rejected));
            absent = firstAbsent(instrument, until, end);
        }
    }

    private List<PriceRow> read(InstrumentId instrument, long begin, int minutes) {
        try {
            return reader.read(series, instrument.symbol(), begin, minutes);
        } catch (IOException | RuntimeException failure) {
            throw errors.explain("the " + series.title() + " of " + instrument.symbol(), failure);
        }
    }

    /** Without rows outside of the request, and without repeated minutes. */
    private List<PriceBar> valid(List<PriceRow> rows, long begin, long until, Consumer<String> rejected) {
        List<PriceBar> bars = new ArrayList<>();
        long last = Long.MIN_VALUE;
        for (PriceRow row : rows) {
            if (row.time() < begin || row.time() >= until || row.time() <= last) {
                continue;
            }
            try {
                bars.add(row.toBar(series));
                last = row.time();
            } catch (IllegalArgumentException invalid) {
                rejected.accept(series.title() + " " + Instant.ofEpochMilli(row.time()) + ": " + invalid.getMessage());
            }
        }
        return bars;
    }

    private OptionalLong firstAbsent(InstrumentId instrument, long from, long end) {
        long at = from;
        while (at < end) {
            LocalDate day = LocalDate.ofInstant(Instant.ofEpochMilli(at), ZoneOffset.UTC);
            Set<Long> stored =
                    store.read(instrument, day).stream().map(PriceBar::time).collect(Collectors.toSet());
            long nextDay = day.plusDays(1).toEpochDay() * Minutes.PER_DAY * Minutes.MILLIS;
            while (at < Math.min(nextDay, end) && stored.contains(at)) {
                at = Minutes.plus(at, 1);
            }
            if (at < Math.min(nextDay, end)) {
                return OptionalLong.of(at);
            }
        }
        return OptionalLong.empty();
    }
}
