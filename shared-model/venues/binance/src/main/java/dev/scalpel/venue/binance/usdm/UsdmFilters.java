package dev.scalpel.venue.binance.usdm;

import dev.scalpel.trading.VenueFilters;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The units and limits of a contract. */
final class UsdmFilters {

    /** The maximum quantity without a filter. */
    private static final BigDecimal NO_LIMIT = new BigDecimal("1e12");

    private UsdmFilters() {}

    /** "Filters": of the rules for limit and market orders the stricter one, so that any exit is one order. */
    static VenueFilters of(UsdmResponses.Contract contract) {
        BigDecimal step = size(contract, "LOT_SIZE", UsdmResponses.Filter::stepSize)
                .orElseThrow(() -> new IllegalArgumentException(
                        "exchangeInfo: " + contract.symbol() + " has no LOT_SIZE with a stepSize"));
        BigDecimal largest =
                size(contract, "LOT_SIZE", UsdmResponses.Filter::maxQty).orElse(NO_LIMIT);
        return new VenueFilters(
                size(contract, "PRICE_FILTER", UsdmResponses.Filter::tickSize)
                        .orElseThrow(() -> new IllegalArgumentException(
                                "exchangeInfo: " + contract.symbol() + " has no PRICE_FILTER with a tickSize")),
                size(contract, "MARKET_LOT_SIZE", UsdmResponses.Filter::stepSize)
                        .map(step::max)
                        .orElse(step),
                size(contract, "LOT_SIZE", UsdmResponses.Filter::minQty)
                        .orElse(BigDecimal.ZERO)
                        .max(size(contract, "MARKET_LOT_SIZE", UsdmResponses.Filter::minQty)
                                .orElse(BigDecimal.ZERO)),
                size(contract, "MARKET_LOT_SIZE", UsdmResponses.Filter::maxQty)
                        .map(largest::min)
                        .orElse(largest),
                size(contract, "MIN_NOTIONAL", UsdmResponses.Filter::notional).orElse(BigDecimal.ZERO));
    }

    /** A size that applies: present, and not 0. */
    private static Optional<BigDecimal> size(
            UsdmResponses.Contract contract, String type, Function<UsdmResponses.Filter, @Nullable BigDecimal> field) {
        return contract.filters().stream()
                .filter(filter -> filter.filterType().equals(type))
                .findFirst()
                .flatMap(filter -> Optional.ofNullable(field.apply(filter)))
                .map(BigDecimal::stripTrailingZeros)
                .filter(size -> size.signum() > 0)
                .map(size -> size.scale() < 0 ? size.setScale(0) : size);
    }
}
