package dev.scalpel.venue.bybit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Symbol;
import dev.scalpel.trading.VenueFilters;
import dev.scalpel.trading.instrument.Instrument;
import dev.scalpel.trading.instrument.InstrumentKind;
import dev.scalpel.trading.instrument.TradingSession;
import dev.scalpel.venue.MarketStatus;
import dev.scalpel.venue.OrderKind;
import dev.scalpel.venue.VenueException;
import dev.scalpel.venue.VenueInstrument;
import dev.scalpel.venue.market.InstrumentReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** "Get Instruments Info". */
final class BybitInstruments implements InstrumentReader {

    /** The maximum quantity where none is stated. */
    private static final BigDecimal NO_LIMIT = new BigDecimal("1e12");

    private static final Set<OrderKind> SPOT_KINDS = EnumSet.of(
            OrderKind.LIMIT, OrderKind.POST_ONLY, OrderKind.MARKET, OrderKind.STOP_MARKET, OrderKind.STOP_LIMIT);

    private static final Set<OrderKind> LINEAR_KINDS = EnumSet.allOf(OrderKind.class);

    private final BybitHttp http;
    private final Category category;

    BybitInstruments(BybitHttp http, Category category) {
        this.http = http;
        this.category = category;
    }

    @Override
    public VenueInstrument read(Symbol symbol) throws IOException {
        JsonNode row = row(symbol);
        return category.isSpot() ? spot(symbol, row) : linear(symbol, row);
    }

    JsonNode row(Symbol symbol) throws IOException {
        JsonNode list =
                http.send(category.get("/v5/market/instruments-info", symbol)).path("list");
        for (JsonNode row : list) {
            if (Values.text(row, "symbol").equals(Category.name(symbol)) && isOurs(row)) {
                return row;
            }
        }
        throw new VenueException(
                VenueException.Kind.NOT_LISTED, category.venue() + ": instruments-info does not list " + symbol);
    }

    /**
     * Of the limits for limit and market orders the stricter one, so that any exit is one order. The smallest quantity is "deprecated,
     * no longer check minOrderQty, check minOrderAmt instead".
     */
    static VenueInstrument spot(Symbol symbol, JsonNode row) {
        JsonNode lots = row.path("lotSizeFilter");
        BigDecimal limit = Values.positive(lots, "maxLimitOrderQty")
                .or(() -> Values.positive(lots, "maxOrderQty"))
                .orElse(NO_LIMIT);
        BigDecimal market = Values.positive(lots, "maxMarketOrderQty")
                .or(() -> Values.positive(lots, "maxOrderQty"))
                .orElse(NO_LIMIT);
        VenueFilters filters = new VenueFilters(
                plain(Values.required(row.path("priceFilter"), "tickSize")),
                plain(Values.required(lots, "basePrecision")),
                BigDecimal.ZERO,
                plain(limit.min(market)),
                plain(Values.orZero(lots, "minOrderAmt")));
        return new VenueInstrument(
                Instrument.spot(new InstrumentId(Category.SPOT.venue(), symbol), filters),
                status(row),
                SPOT_KINDS,
                false,
                false);
    }

    /** Of contracts perpetuals only, because one with a delivery date ends: "Enums Definitions", "contractType". */
    private boolean isOurs(JsonNode row) {
        return category.isSpot() || Values.text(row, "contractType").equals("LinearPerpetual");
    }

    static VenueInstrument linear(Symbol symbol, JsonNode row) {
        JsonNode lots = row.path("lotSizeFilter");
        BigDecimal limit = Values.positive(lots, "maxOrderQty").orElse(NO_LIMIT);
        BigDecimal market = Values.positive(lots, "maxMktOrderQty").orElse(limit);
        VenueFilters filters = new VenueFilters(
                plain(Values.required(row.path("priceFilter"), "tickSize")),
                plain(Values.required(lots, "qtyStep")),
                plain(Values.orZero(lots, "minOrderQty")),
                plain(limit.min(market)),
                plain(Values.orZero(lots, "minNotionalValue")));
        return new VenueInstrument(
                new Instrument(
                        new InstrumentId(Category.LINEAR.venue(), symbol),
                        InstrumentKind.PERPETUAL,
                        Values.text(row, "settleCoin"),
                        filters,
                        TradingSession.ALWAYS_OPEN,
                        true,
                        Optional.of(fundingInterval(row))),
                status(row),
                LINEAR_KINDS,
                false,
                false);
    }

    /** In minutes. */
    static Duration fundingInterval(JsonNode row) {
        return Duration.ofMinutes(Values.required(row, "fundingInterval").longValueExact());
    }

    /** "Enums Definitions", "status". */
    static MarketStatus status(JsonNode row) {
        return switch (Values.text(row, "status")) {
            case "Trading" -> MarketStatus.OPEN;
            case "PreLaunch", "Delivering", "Closed" -> MarketStatus.CLOSED;
            default -> MarketStatus.UNKNOWN;
        };
    }

    private static BigDecimal plain(BigDecimal amount) {
        return Optional.of(amount.stripTrailingZeros())
                .map(size -> size.scale() < 0 ? size.setScale(0) : size)
                .orElseThrow();
    }
}
