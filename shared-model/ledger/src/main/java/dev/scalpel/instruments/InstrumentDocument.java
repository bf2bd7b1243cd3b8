package dev.scalpel.instruments;

import dev.scalpel.market.Symbol;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The instruments of one venue with the history of their rules. */
public record InstrumentDocument(String venue, Map<Symbol, InstrumentHistory> instruments) {

    public InstrumentDocument {
        instruments = Collections.unmodifiableMap(new TreeMap<>(instruments));
    }

    static InstrumentDocument empty(String venue) {
        return new InstrumentDocument(venue, Map.of());
    }

    public Optional<InstrumentHistory> of(Symbol symbol) {
        return Optional.ofNullable(instruments.get(symbol));
    }

    /** The rules that held then, or, for a time before all that is known, the first ones. */
    public SimulationRules rules(Symbol symbol, Instant time) {
        return of(symbol)
                .flatMap(history -> history.at(time))
                .map(SimulationRules::of)
                .orElse(SimulationRules.UNKNOWN);
    }

    /** With what the venue said at this time. Applied twice it changes nothing more. */
    InstrumentDocument checked(Instant asOf, Collection<Symbol> asked, Map<Symbol, InstrumentRules> told) {
        Map<Symbol, InstrumentHistory> next = new TreeMap<>(instruments);
        for (Symbol symbol : asked) {
            InstrumentHistory known = of(symbol).orElseGet(() -> new InstrumentHistory(asOf, List.of()));
            next.put(symbol, known.checked(asOf, Optional.ofNullable(told.get(symbol))));
        }
        return new InstrumentDocument(venue, next);
    }
}
