package dev.scalpel.venue.binance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Symbol;
import dev.scalpel.trading.VenueFilters;
import dev.scalpel.trading.instrument.Instrument;
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
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * One symbol of Binance's {@code exchangeInfo} as a {@link VenueInstrument}. rest-api.md, "Exchange information": all
 * filters are optional. filters.md: a size of 0 disables its rule; types that are not listed there are ignored.
 */
final class BinanceInstruments implements InstrumentReader {

    /** The maximum quantity without a filter. */
    private static final BigDecimal NO_LIMIT = new BigDecimal("1e12");

    private static final int DEFAULT_PRECISION = 8;

    private final BinancePublicApi api;

    BinanceInstruments(BinancePublicApi api) {
        this.api = api;
    }

    @Override
    public VenueInstrument read(Symbol symbol) throws IOException {
        return instrument(symbol, api.exchangeInfo(symbol.base() + symbol.quote()));
    }

    @Override
    public Optional<Set<Symbol>> open(String quote) throws IOException {
        return Optional.of(StreamSupport.stream(
                        api.exchangeInfo("TRADING", false).path("symbols").spliterator(), false)
                .filter(row -> quote.equals(row.path("quoteAsset").asText())
                        && status(row).takesOrders())
                .flatMap(row -> Symbol.ofAssets(row.path("baseAsset").asText(), quote).stream())
                .collect(Collectors.toUnmodifiableSet()));
    }

    static VenueInstrument instrument(Symbol symbol, JsonNode exchangeInfo) {
        String name = symbol.base() + symbol.quote();
        JsonNode row = StreamSupport.stream(exchangeInfo.path("symbols").spliterator(), false)
                .filter(each -> name.equals(each.path("symbol").asText()))
                .findFirst()
                .orElseThrow(() -> new VenueException(
                        VenueException.Kind.NOT_LISTED, "binance: exchangeInfo does not list " + symbol));
        JsonNode lots = filter(row, "LOT_SIZE");
        JsonNode marketLots = filter(row, "MARKET_LOT_SIZE");
        BigDecimal step = size(lots, "stepSize")
                .orElseGet(() -> BigDecimal.ONE.movePointLeft(precision(row, "baseAssetPrecision")));
        BigDecimal largest = size(lots, "maxQty").orElse(NO_LIMIT);
        VenueFilters filters = new VenueFilters(
                size(filter(row, "PRICE_FILTER"), "tickSize")
                        .orElseGet(() -> BigDecimal.ONE.movePointLeft(precision(row, "quoteAssetPrecision"))),
                size(marketLots, "stepSize").map(step::max).orElse(step),
                size(lots, "minQty")
                        .orElse(BigDecimal.ZERO)
                        .max(size(marketLots, "minQty").orElse(BigDecimal.ZERO)),
                size(marketLots, "maxQty").map(largest::min).orElse(largest),
                size(filter(row, "NOTIONAL"), "minNotional")
                        .or(() -> size(filter(row, "MIN_NOTIONAL"), "minNotional"))
                        .orElse(BigDecimal.ZERO));
        return new VenueInstrument(
                Instrument.spot(new InstrumentId(BinanceAdapter.NAME, symbol), filters),
                status(row),
                kinds(row),
                row.path("ocoAllowed").asBoolean(),
                row.path("otoAllowed").asBoolean());
    }

    /** enums.md, "Symbol status". */
    private static MarketStatus status(JsonNode row) {
        return switch (row.path("status").asText()) {
            case "TRADING" ->
                row.path("isSpotTradingAllowed").asBoolean(true) ? MarketStatus.OPEN : MarketStatus.CLOSED;
            case "CANCEL_ONLY" -> MarketStatus.CANCEL_ONLY;
            case "END_OF_DAY", "HALT", "BREAK" -> MarketStatus.CLOSED;
            default -> MarketStatus.UNKNOWN;
        };
    }

    /** enums.md, "Order types". */
    private static Set<OrderKind> kinds(JsonNode row) {
        Set<OrderKind> kinds = EnumSet.noneOf(OrderKind.class);
        row.path("orderTypes").forEach(type -> {
            switch (type.asText()) {
                case "LIMIT" -> kinds.add(OrderKind.LIMIT);
                case "LIMIT_MAKER" -> kinds.add(OrderKind.POST_ONLY);
                case "MARKET" -> kinds.add(OrderKind.MARKET);
                case "STOP_LOSS" -> kinds.add(OrderKind.STOP_MARKET);
                case "STOP_LOSS_LIMIT" -> kinds.add(OrderKind.STOP_LIMIT);
                default -> {
                    // TAKE_PROFIT and others that we do not use.
                }
            }
        });
        return kinds;
    }

    private static JsonNode filter(JsonNode row, String type) {
        for (JsonNode filter : row.path("filters")) {
            if (type.equals(filter.path("filterType").asText())) {
                return filter;
            }
        }
        return row.path("no such filter");
    }

    /** A size that applies: present, and not 0. */
    private static Optional<BigDecimal> size(JsonNode filter, String field) {
        JsonNode value = filter.path(field);
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        try {
            BigDecimal size = new BigDecimal(value.asText()).stripTrailingZeros();
            return size.signum() > 0 ? Optional.of(size.scale() < 0 ? size.setScale(0) : size) : Optional.empty();
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException("exchangeInfo: " + field + " of "
                    + filter.path("filterType").asText() + " is not a number");
        }
    }

    private static int precision(JsonNode row, String field) {
        return row.path(field).asInt(DEFAULT_PRECISION);
    }
}
