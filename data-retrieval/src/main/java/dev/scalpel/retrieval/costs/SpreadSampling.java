package dev.scalpel.retrieval.costs;

import dev.scalpel.costs.SpreadRepository;
import dev.scalpel.costs.SpreadSample;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import dev.scalpel.store.StoreException;
import dev.scalpel.venue.VenueErrors;
import dev.scalpel.venue.VenueException;
import dev.scalpel.venue.market.BestPrices;
import dev.scalpel.venue.market.BestPricesReader;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Samples the spread of several instruments by one request, at most once per minute. */
final class SpreadSampling {

    private final BestPricesReader reader;
    private final VenueErrors errors;
    private final SpreadRepository spreads;
    private final int everyMinutes;
    /** By instrument the minute that this process has sampled: a repeated call sends no request. */
    private final Map<InstrumentId, Long> sampled = new ConcurrentHashMap<>();

    SpreadSampling(BestPricesReader reader, VenueErrors errors, SpreadRepository spreads, int everyMinutes) {
        this.reader = reader;
        this.errors = errors;
        this.spreads = spreads;
        this.everyMinutes = everyMinutes;
    }

    /**
     * @return what could not be sampled, and why
     * @throws VenueException when the venue does not answer
     */
    List<String> sample(List<InstrumentId> instruments, Instant now) {
        long minute = Minutes.floor(now);
        List<InstrumentId> due = instruments.stream()
                .filter(instrument -> sampled.getOrDefault(instrument, Long.MIN_VALUE) < minute)
                .toList();
        if (due.isEmpty() || Math.floorMod(Minutes.between(0, minute), everyMinutes) != 0) {
            return List.of();
        }
        Map<Symbol, BestPrices> tickers =
                read(due.stream().map(InstrumentId::symbol).collect(Collectors.toSet())).stream()
                        .collect(Collectors.toMap(BestPrices::symbol, ticker -> ticker, (first, second) -> second));
        List<String> problems = new ArrayList<>();
        for (InstrumentId instrument : due) {
            BestPrices ticker = tickers.get(instrument.symbol());
            if (ticker == null) {
                problems.add(instrument.symbol() + ": the venue lists no order book");
            } else if (ticker.isEmpty()) {
                problems.add(instrument.symbol() + ": one side of the order book is empty");
            } else if (ticker.isCrossed()) {
                problems.add(instrument.symbol() + ": the order book is crossed, bid " + ticker.bid() + " above ask "
                        + ticker.ask());
            } else {
                append(instrument, new SpreadSample(minute, ticker.bid(), ticker.ask()))
                        .ifPresent(problems::add);
            }
            sampled.put(instrument, minute);
        }
        return problems;
    }

    /** One instrument's damaged object does not keep the others from being sampled. */
    private Optional<String> append(InstrumentId instrument, SpreadSample sample) {
        try {
            spreads.append(instrument, List.of(sample));
            return Optional.empty();
        } catch (StoreException failure) {
            return Optional.of(instrument.symbol() + ": the store failed: " + failure.getMessage());
        }
    }

    private List<BestPrices> read(Set<Symbol> symbols) {
        try {
            return reader.read(symbols);
        } catch (IOException | RuntimeException failure) {
            throw errors.explain("the best prices of " + symbols.size() + " symbols", failure);
        }
    }
}
