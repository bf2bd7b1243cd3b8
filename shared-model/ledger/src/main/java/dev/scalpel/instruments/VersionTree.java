package dev.scalpel.instruments;

import dev.scalpel.market.InstrumentId;
import dev.scalpel.trading.VenueFilters;
import dev.scalpel.trading.instrument.Instrument;
import dev.scalpel.trading.instrument.InstrumentKind;
import dev.scalpel.trading.instrument.TradingSession;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** @param fundingMinutes 0 for an instrument without funding */
record VersionTree(
        String asOf,
        InstrumentKind kind,
        String settlement,
        String tick,
        String step,
        String minQuantity,
        String maxQuantity,
        String minNotional,
        String multiplier,
        TradingSession session,
        boolean shortable,
        long fundingMinutes,
        String status,
        List<String> orderTypes) {

    static VersionTree of(InstrumentVersion version) {
        InstrumentRules rules = version.rules();
        Instrument instrument = rules.instrument();
        VenueFilters filters = instrument.filters();
        return new VersionTree(
                version.asOf().toString(),
                instrument.kind(),
                instrument.settlement(),
                filters.tickSize().toPlainString(),
                filters.stepSize().toPlainString(),
                filters.minQuantity().toPlainString(),
                filters.maxQuantity().toPlainString(),
                filters.minNotional().toPlainString(),
                filters.multiplier().toPlainString(),
                instrument.session(),
                instrument.shortable(),
                instrument.fundingInterval().map(Duration::toMinutes).orElse(0L),
                rules.status(),
                rules.orderTypes());
    }

    InstrumentVersion of(InstrumentId id) {
        VenueFilters filters = new VenueFilters(
                new BigDecimal(tick),
                new BigDecimal(step),
                new BigDecimal(minQuantity),
                new BigDecimal(maxQuantity),
                new BigDecimal(minNotional),
                new BigDecimal(multiplier));
        Optional<Duration> funding =
                fundingMinutes == 0 ? Optional.empty() : Optional.of(Duration.ofMinutes(fundingMinutes));
        Instrument instrument = new Instrument(id, kind, settlement, filters, session, shortable, funding);
        return new InstrumentVersion(Instant.parse(asOf), new InstrumentRules(instrument, status, orderTypes));
    }
}
