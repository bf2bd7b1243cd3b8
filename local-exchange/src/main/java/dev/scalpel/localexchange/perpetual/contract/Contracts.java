package dev.scalpel.localexchange.perpetual.contract;

import dev.scalpel.localexchange.market.Markets;
import dev.scalpel.localexchange.protocol.ApiException;
import dev.scalpel.localexchange.protocol.Parameters;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The listed contracts by name, in listing order. */
public final class Contracts {

    private final Map<String, Contract> byName = new LinkedHashMap<>();
    private final Markets markets;

    public Contracts(List<PerpetualListing> listings, int maxAggregatesPerBar) {
        markets = new Markets(listings.stream().map(PerpetualListing::listing).toList(), maxAggregatesPerBar);
        for (PerpetualListing each : listings) {
            String name = each.listing().name();
            byName.put(name, new Contract(each, markets.named(name)));
        }
    }

    public Collection<Contract> all() {
        return byName.values();
    }

    /** The same as markets: price path, public trades, filters. */
    public Markets markets() {
        return markets;
    }

    public Optional<Contract> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    public Contract named(String name) {
        return find(name).orElseThrow(() -> ApiException.refused(-1121, "Invalid symbol."));
    }

    /** The contract of the mandatory parameter {@code symbol}. */
    public Contract of(Parameters parameters) {
        return named(parameters.symbol().orElseThrow(() -> Parameters.missing("symbol")));
    }

    /** The contract of {@code symbol}, or all of them. */
    public List<Contract> selected(Parameters parameters) {
        return parameters.has("symbol") ? List.of(of(parameters)) : List.copyOf(byName.values());
    }
}
