package dev.scalpel.localexchange.market;

import dev.scalpel.localexchange.protocol.ApiException;
import dev.scalpel.localexchange.protocol.Parameters;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The listed pairs by name, in listing order. */
public final class Markets {

    /** The values that {@code symbolStatus} accepts. */
    private static final Set<SymbolStatus> SELECTABLE =
            Set.of(SymbolStatus.TRADING, SymbolStatus.HALT, SymbolStatus.BREAK);

    private final Map<String, Market> byName = new LinkedHashMap<>();

    public Markets(List<Listing> listings, int maxAggregatesPerBar) {
        for (Listing listing : listings) {
            if (byName.put(listing.name(), new Market(listing, maxAggregatesPerBar)) != null) {
                throw new IllegalArgumentException("a pair can be listed once: " + listing.name());
            }
        }
    }

    public Collection<Market> all() {
        return byName.values();
    }

    public Optional<Market> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The market of this name, or a refusal with -1121. */
    public Market named(String name) {
        return find(name).orElseThrow(() -> ApiException.refused(-1121, "Invalid symbol."));
    }

    /** Delists a pair; from now on its name is unknown. */
    public void remove(String name) {
        byName.remove(name);
    }

    /** The market of the mandatory parameter {@code symbol}. */
    public Market of(Parameters parameters) {
        return named(parameters.symbol().orElseThrow(() -> Parameters.missing("symbol")));
    }

    /** The same, and checks {@code symbolStatus} where the call has it. */
    public Market of(Parameters parameters, long now) {
        Market market = of(parameters);
        if (requestedStatus(parameters)
                .filter(status -> market.setStatus(now) != status)
                .isPresent()) {
            throw ApiException.refused(-1220, "The symbol's status does not match the requested symbolStatus.");
        }
        return market;
    }

    /** Whether the call names one pair, so that the response is an object instead of a list. */
    public static boolean isAboutOne(Parameters parameters) {
        return parameters.has("symbol");
    }

    /**
     * As {@link #selected(Parameters)}, limited to the status {@code symbolStatus} (rest-api.md, "24hr ticker
     * price change statistics"): a single pair of another status is refused; among several such pairs are left out.
     */
    public List<Market> selected(Parameters parameters, long now) {
        if (isAboutOne(parameters)) {
            selected(parameters);
            return List.of(of(parameters, now));
        }
        Optional<SymbolStatus> status = requestedStatus(parameters);
        return selected(parameters).stream()
                .filter(market -> status.isEmpty() || market.setStatus(now) == status.get())
                .toList();
    }

    private static Optional<SymbolStatus> requestedStatus(Parameters parameters) {
        return parameters
                .choice("symbolStatus", SymbolStatus.class, -1122, "Invalid symbolStatus.")
                .map(status -> {
                    if (!SELECTABLE.contains(status)) {
                        throw ApiException.refused(-1122, "Invalid symbolStatus.");
                    }
                    return status;
                });
    }

    /** The pairs of {@code symbol} or {@code symbols=["A","B"]}, or all of them. */
    public List<Market> selected(Parameters parameters) {
        if (parameters.has("symbol") && parameters.has("symbols")) {
            throw ApiException.refused(-1128, "Combination of optional parameters invalid.");
        }
        if (parameters.has("symbol")) {
            return List.of(of(parameters));
        }
        if (!parameters.has("symbols")) {
            return List.copyOf(byName.values());
        }
        String list = parameters.requiredText("symbols");
        if (!list.matches("\\[\"[A-Z0-9-_.]{1,20}\"(,\"[A-Z0-9-_.]{1,20}\")*]")) {
            throw ApiException.refused(
                    -1100,
                    "Illegal characters found in parameter 'symbols'; legal range is "
                            + "'^\\[(\"[A-Z0-9-_.]{1,20}\"(,\"[A-Z0-9-_.]{1,20}\"){0,}){0,1}\\]$'.");
        }
        Set<Market> selected = new LinkedHashSet<>();
        for (String quoted : list.substring(1, list.length() - 1).split(",")) {
            if (!selected.add(named(quoted.substring(1, quoted.length() - 1)))) {
                throw ApiException.refused(-1151, "Symbol is present multiple times in the list.");
            }
        }
        return List.copyOf(selected);
    }
}
