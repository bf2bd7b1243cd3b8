package dev.scalpel.localexchange;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The listed pairs by name, in the order of listing. */
final class Markets {

    private final Map<String, Market> byName = new LinkedHashMap<>();

    Markets(List<Listing> listings, int mostAggregatesABar) {
        for (Listing listing : listings) {
            if (byName.put(listing.name(), new Market(listing, mostAggregatesABar)) != null) {
                throw new IllegalArgumentException("a pair can be listed once: " + listing.name());
            }
        }
        if (byName.isEmpty()) {
            throw new IllegalArgumentException("an exchange lists at least one pair");
        }
    }

    Collection<Market> all() {
        return byName.values();
    }

    Optional<Market> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    Market named(String name) {
        return find(name).orElseThrow(() -> ApiException.refused(-1121, "Invalid symbol."));
    }

    /** Takes a pair off the list; from now on its name is unknown. */
    void remove(String name) {
        byName.remove(name);
    }

    /** The market of the mandatory parameter {@code symbol}. */
    Market of(Parameters parameters) {
        return named(parameters.symbol().orElseThrow(() -> Parameters.missing("symbol")));
    }

    /** Whether the call is about one pair, and so is answered by one object instead of a list. */
    static boolean isAboutOne(Parameters parameters) {
        return parameters.has("symbol");
    }

    /** The pairs of {@code symbol} or {@code symbols=["A","B"]}, or all of them. */
    List<Market> selected(Parameters parameters) {
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
        List<Market> selected = new ArrayList<>();
        for (String quoted : list.substring(1, list.length() - 1).split(",")) {
            selected.add(named(quoted.substring(1, quoted.length() - 1)));
        }
        return selected;
    }
}
