package dev.scalpel.retrieval;

import dev.scalpel.instruments.InstrumentDocument;
import dev.scalpel.instruments.InstrumentRules;
import dev.scalpel.instruments.InstrumentStore;
import dev.scalpel.invocation.Deadline;
import dev.scalpel.market.Symbol;
import dev.scalpel.venue.OrderKind;
import dev.scalpel.venue.VenueErrors;
import dev.scalpel.venue.VenueException;
import dev.scalpel.venue.VenueInstrument;
import dev.scalpel.venue.market.InstrumentReader;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Refreshes the stored instrument rules: with the first call of a UTC day, and where there are none yet. */
final class InstrumentRefresh {

    private static final long DAY_SECONDS = 86_400;

    private final VenueErrors errors;
    private final Optional<InstrumentReader> reader;
    private final InstrumentStore store;
    /** By symbol the day for which this process knows it to be checked: then not even the store is read. */
    private final Map<Symbol, Long> checkedDays = new ConcurrentHashMap<>();

    /** @param reader empty where the venue has no such call */
    InstrumentRefresh(VenueErrors errors, Optional<InstrumentReader> reader, InstrumentStore store) {
        this.errors = errors;
        this.reader = reader;
        this.store = store;
    }

    /**
     * What could be read is stored even if the rest fails.
     *
     * @throws VenueException when the venue does not answer
     */
    void refresh(List<Symbol> symbols, Instant now, Deadline deadline) {
        long today = Math.floorDiv(now.getEpochSecond(), DAY_SECONDS);
        List<Symbol> unchecked = symbols.stream()
                .filter(symbol -> checkedDays.getOrDefault(symbol, Long.MIN_VALUE) < today)
                .toList();
        if (reader.isEmpty() || unchecked.isEmpty()) {
            return;
        }
        InstrumentDocument document = store.read();
        List<Symbol> due = unchecked.stream()
                .filter(symbol -> !InstrumentStore.isCheckedOn(document.of(symbol), now))
                .toList();
        List<Symbol> checked = new ArrayList<>();
        Map<Symbol, InstrumentRules> found = new TreeMap<>();
        try {
            for (Symbol symbol : due) {
                if (deadline.passed()) {
                    break;
                }
                read(reader.get(), symbol).ifPresent(rules -> found.put(symbol, rules));
                checked.add(symbol);
            }
        } finally {
            if (!checked.isEmpty()) {
                store.merge(now.truncatedTo(ChronoUnit.SECONDS), checked, found);
            }
            unchecked.stream()
                    .filter(symbol -> checked.contains(symbol) || !due.contains(symbol))
                    .forEach(symbol -> checkedDays.put(symbol, today));
        }
    }

    private Optional<InstrumentRules> read(InstrumentReader source, Symbol symbol) {
        try {
            return Optional.of(rules(source.read(symbol)));
        } catch (VenueException rejected) {
            if (rejected.kind() == VenueException.Kind.NOT_LISTED) {
                return Optional.empty();
            }
            throw rejected;
        } catch (IOException | RuntimeException failure) {
            VenueException explained = errors.explain("the rules of " + symbol, failure);
            if (explained.kind() == VenueException.Kind.NOT_LISTED) {
                return Optional.empty();
            }
            throw explained;
        }
    }

    private static InstrumentRules rules(VenueInstrument instrument) {
        Stream<String> kinds = instrument.orderKinds().stream().map(OrderKind::name);
        Stream<String> lists = Stream.of(
                        instrument.ocoAllowed() ? InstrumentRules.LIST : "", instrument.otoAllowed() ? "OTO" : "")
                .filter(name -> !name.isEmpty());
        return new InstrumentRules(
                instrument.instrument(),
                instrument.status().name(),
                Stream.concat(kinds, lists).toList());
    }
}
