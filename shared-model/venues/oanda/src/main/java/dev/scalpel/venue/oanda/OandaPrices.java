package dev.scalpel.venue.oanda;

import dev.scalpel.market.Symbol;
import dev.scalpel.venue.market.BestPrices;
import dev.scalpel.venue.trading.Quote;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Best prices: "Pricing Endpoints". The venue refuses a request that names an instrument it does not list. */
final class OandaPrices {

    private final OandaHttp http;

    OandaPrices(OandaHttp http) {
        this.http = http;
    }

    static OandaResponses.Price of(OandaHttp http, Symbol symbol) throws IOException {
        String name = OandaAdapter.instrument(symbol);
        return OandaResponses.rows(http.get("/pricing?instruments=" + name, OandaResponses.Pricing.class)
                        .prices())
                .stream()
                .filter(price -> price.instrument().equals(name))
                .findFirst()
                .orElseThrow(() -> OandaInstruments.notListed(symbol));
    }

    Quote quote(Symbol symbol) throws IOException {
        OandaResponses.Price price = of(http, symbol);
        return new Quote(OandaResponses.Price.best(price.bids()), OandaResponses.Price.best(price.offers()));
    }

    /**
     * What a unit of the symbol's quote currency is in the account's: the higher one of the rates of a loss and of a position's value, so
     * that a size by it is not too large ("Pricing Endpoints", includeHomeConversions; "Pricing Definitions", HomeConversions).
     */
    BigDecimal conversion(Symbol symbol) throws IOException {
        String name = OandaAdapter.instrument(symbol);
        return OandaResponses.rows(http.get(
                                "/pricing?instruments=" + name + "&includeHomeConversions=true",
                                OandaResponses.Pricing.class)
                        .homeConversions())
                .stream()
                .filter(rates -> rates.currency().equals(symbol.quote()))
                .flatMap(rates -> Stream.of(rates.accountLoss(), rates.positionValue()))
                .filter(Objects::nonNull)
                .filter(rate -> rate.signum() > 0)
                .max(Comparator.naturalOrder())
                .orElseThrow(() -> new IOException("the venue reports no rate of " + symbol.quote()
                        + " into the account's currency, so " + symbol + " cannot be sized"));
    }

    /** Of those that are listed; which they are is read only when the venue refuses the names. */
    List<BestPrices> best(Collection<Symbol> symbols) throws IOException {
        if (symbols.isEmpty()) {
            return List.of();
        }
        Map<String, Symbol> names =
                symbols.stream().distinct().collect(Collectors.toMap(OandaAdapter::instrument, Function.identity()));
        try {
            return best(names);
        } catch (OandaException refused) {
            if (refused.status() != OandaErrors.BAD_REQUEST) {
                throw refused;
            }
            names.keySet().retainAll(listed());
            return names.isEmpty() ? List.of() : best(names);
        }
    }

    private List<String> listed() throws IOException {
        return OandaResponses.rows(http.get("/instruments", OandaResponses.Instruments.class)
                        .instruments())
                .stream()
                .map(OandaResponses.Listed::name)
                .toList();
    }

    private List<BestPrices> best(Map<String, Symbol> names) throws IOException {
        List<BestPrices> found = new ArrayList<>();
        String list = String.join(",", names.keySet());
        for (OandaResponses.Price price :
                OandaResponses.rows(http.get("/pricing?instruments=" + list, OandaResponses.Pricing.class)
                        .prices())) {
            Symbol symbol = names.get(price.instrument());
            if (symbol != null) {
                found.add(new BestPrices(
                        symbol, OandaResponses.Price.best(price.bids()), OandaResponses.Price.best(price.offers())));
            }
        }
        return found;
    }
}
