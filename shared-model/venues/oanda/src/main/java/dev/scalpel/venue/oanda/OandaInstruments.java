package dev.scalpel.venue.oanda;

import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Symbol;
import dev.scalpel.trading.VenueFilters;
import dev.scalpel.trading.instrument.Instrument;
import dev.scalpel.trading.instrument.InstrumentKind;
import dev.scalpel.venue.MarketStatus;
import dev.scalpel.venue.OrderKind;
import dev.scalpel.venue.VenueException;
import dev.scalpel.venue.VenueInstrument;
import dev.scalpel.venue.market.InstrumentReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** One instrument as a {@link VenueInstrument}: "Account Endpoints", instruments, and whether it is tradeable by its price. */
final class OandaInstruments implements InstrumentReader {

    /** The venue has market orders, and no time after which it refuses one: an exit has a limit, so that it cannot come late. */
    private static final Set<OrderKind> KINDS = EnumSet.of(OrderKind.LIMIT, OrderKind.STOP_MARKET);

    private final OandaHttp http;

    OandaInstruments(OandaHttp http) {
        this.http = http;
    }

    @Override
    public VenueInstrument read(Symbol symbol) throws IOException {
        OandaResponses.Listed listed = listed(symbol);
        return new VenueInstrument(
                instrument(symbol, listed),
                OandaPrices.of(http, symbol).tradeable() ? MarketStatus.OPEN : MarketStatus.CLOSED,
                KINDS,
                false,
                false);
    }

    OandaResponses.Listed listed(Symbol symbol) throws IOException {
        String name = OandaAdapter.instrument(symbol);
        return OandaResponses.rows(http.get("/instruments?instruments=" + name, OandaResponses.Instruments.class)
                        .instruments())
                .stream()
                .filter(row -> row.name().equals(name))
                .findFirst()
                .orElseThrow(() -> notListed(symbol));
    }

    static VenueException notListed(Symbol symbol) {
        return new VenueException(
                VenueException.Kind.NOT_LISTED,
                OandaAdapter.NAME + ": there is no instrument " + OandaAdapter.instrument(symbol));
    }

    /** "displayPrecision: The number of decimal places that should be used to display prices"; more is rejected. */
    static Instrument instrument(Symbol symbol, OandaResponses.Listed listed) {
        VenueFilters filters = new VenueFilters(
                BigDecimal.ONE.movePointLeft(listed.displayPrecision()),
                BigDecimal.ONE.movePointLeft(listed.tradeUnitsPrecision()),
                listed.minimumTradeSize(),
                listed.maximumOrderUnits(),
                BigDecimal.ZERO);
        return new Instrument(
                new InstrumentId(OandaAdapter.NAME, symbol),
                InstrumentKind.FX,
                symbol.quote(),
                filters,
                OandaAdapter.SESSION,
                true,
                Optional.empty());
    }
}
