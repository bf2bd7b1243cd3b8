package dev.scalpel.execution.portfolio;

import dev.scalpel.instruments.InstrumentRules;
import dev.scalpel.instruments.InstrumentStore;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.trading.VenueFilters;
import dev.scalpel.trading.instrument.Instrument;
import dev.scalpel.trading.instrument.InstrumentKind;
import dev.scalpel.trading.instrument.TradingSession;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The rules of a perpetual that can be sold short, without a step or a minimum. */
final class TwoSided {

    private TwoSided() {}

    static void store(ObjectStore store, InstrumentId id, Instant since) {
        Instrument perpetual = new Instrument(
                id,
                InstrumentKind.PERPETUAL,
                id.symbol().quote(),
                VenueFilters.UNKNOWN,
                TradingSession.ALWAYS_OPEN,
                true,
                Optional.of(Duration.ofHours(8)));
        new InstrumentStore(store, id.venue())
                .merge(
                        since,
                        Set.of(id.symbol()),
                        Map.of(id.symbol(), new InstrumentRules(perpetual, "OPEN", List.of())));
    }
}
