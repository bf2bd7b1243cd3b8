package dev.scalpel.instruments;

import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Symbol;
import dev.scalpel.trading.PositionSide;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The instruments of one venue with the history of their rules. */
public record InstrumentDocument(String venue, Map<Symbol, InstrumentHistory> instruments) {

    public InstrumentDocument {
        instruments = Collections.unmodifiableMap(new TreeMap<>(instruments));
        instruments.forEach((symbol, history) -> requireOf(new InstrumentId(venue, symbol), history));
    }

    private static void requireOf(InstrumentId id, InstrumentHistory history) {
        history.versions().stream()
                .map(version -> version.rules().instrument().id())
                .filter(other -> !other.equals(id))
                .findFirst()
                .ifPresent(other -> {
                    throw new IllegalArgumentException(other + " is described as the rules of " + id);
                });
    }

    static InstrumentDocument empty(String venue) {
        return new InstrumentDocument(venue, Map.of());
    }

    public Optional<InstrumentHistory> of(Symbol symbol) {
        return Optional.ofNullable(instruments.get(symbol));
    }

    /** The rules at that time, or the first known ones for an earlier time. */
    public SimulationRules rules(Symbol symbol, Instant time) {
        return of(symbol)
                .flatMap(history -> history.at(time))
                .map(SimulationRules::of)
                .orElse(SimulationRules.UNKNOWN);
    }

    /** The sides on which positions could be opened at that time: long alone where no rules say that short ones can be. */
    public Set<PositionSide> sides(Symbol symbol, Instant time) {
        return of(symbol)
                        .flatMap(history -> history.at(time))
                        .filter(version -> version.rules().instrument().shortable())
                        .isPresent()
                ? EnumSet.allOf(PositionSide.class)
                : EnumSet.of(PositionSide.LONG);
    }

    /** With the rules that the venue reported at this time. Idempotent. */
    InstrumentDocument updated(Instant asOf, Collection<Symbol> requested, Map<Symbol, InstrumentRules> reported) {
        Map<Symbol, InstrumentHistory> next = new TreeMap<>(instruments);
        for (Symbol symbol : requested) {
            InstrumentHistory known = of(symbol).orElseGet(() -> new InstrumentHistory(asOf, List.of()));
            next.put(symbol, known.updated(asOf, Optional.ofNullable(reported.get(symbol))));
        }
        return new InstrumentDocument(venue, next);
    }
}
