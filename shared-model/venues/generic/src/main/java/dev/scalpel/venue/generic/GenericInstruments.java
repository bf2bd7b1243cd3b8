package dev.scalpel.venue.generic;

import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Symbol;
import dev.scalpel.trading.VenueFilters;
import dev.scalpel.trading.instrument.Instrument;
import dev.scalpel.venue.MarketStatus;
import dev.scalpel.venue.OrderKind;
import dev.scalpel.venue.VenueException;
import dev.scalpel.venue.VenueInstrument;
import dev.scalpel.venue.market.InstrumentReader;
import dev.scalpel.venue.xchange.XChangePairs;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.knowm.xchange.Exchange;
import org.knowm.xchange.dto.meta.InstrumentMetaData;

/** Instruments as XChange describes them: it has no market status, so that a listed one counts as open. */
final class GenericInstruments implements InstrumentReader {

    private final String venue;
    private final Exchange exchange;

    GenericInstruments(String venue, Exchange exchange) {
        this.venue = venue;
        this.exchange = exchange;
    }

    /** All of the venue's instruments are read: XChange has no call for one. */
    @Override
    public VenueInstrument read(Symbol symbol) throws IOException {
        exchange.remoteInit();
        InstrumentMetaData row = exchange.getExchangeMetaData().getInstruments().get(XChangePairs.of(symbol));
        if (row == null) {
            throw new VenueException(VenueException.Kind.NOT_LISTED, venue + ": XChange finds no instrument " + symbol);
        }
        return new VenueInstrument(
                Instrument.spot(new InstrumentId(venue, symbol), filters(row)),
                MarketStatus.OPEN,
                kinds(row),
                false,
                false);
    }

    private static VenueFilters filters(InstrumentMetaData row) {
        return new VenueFilters(
                size(row.getPriceStepSize())
                        .orElseGet(() -> decimals(row.getPriceScale(), VenueFilters.UNKNOWN.tickSize())),
                size(row.getAmountStepSize())
                        .orElseGet(() -> decimals(row.getVolumeScale(), VenueFilters.UNKNOWN.stepSize())),
                size(row.getMinimumAmount()).orElse(BigDecimal.ZERO),
                size(row.getMaximumAmount()).orElse(VenueFilters.UNKNOWN.maxQuantity()),
                size(row.getCounterMinimumAmount()).orElse(BigDecimal.ZERO));
    }

    private static Set<OrderKind> kinds(InstrumentMetaData row) {
        return row.isMarketOrderEnabled() ? EnumSet.of(OrderKind.LIMIT, OrderKind.MARKET) : EnumSet.of(OrderKind.LIMIT);
    }

    private static BigDecimal decimals(@Nullable Integer scale, BigDecimal unknown) {
        return scale == null ? unknown : BigDecimal.ONE.movePointLeft(scale);
    }

    private static Optional<BigDecimal> size(@Nullable BigDecimal size) {
        return Optional.ofNullable(size).filter(given -> given.signum() > 0);
    }
}
