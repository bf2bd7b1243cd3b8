package dev.scalpel.trading.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Symbol;
import dev.scalpel.trading.VenueFilters;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InstrumentTest {

    private static final InstrumentId BTC = InstrumentId.parse("binance/BTC-USDT");

    @Test
    void aSpotPairSettlesInItsQuoteAssetAtAnyTimeAndIsNotShorted() {
        Instrument spot = Instrument.spot(BTC, VenueFilters.UNKNOWN);

        assertThat(spot.kind()).isEqualTo(InstrumentKind.SPOT);
        assertThat(spot.symbol()).isEqualTo(Symbol.parse("BTC/USDT"));
        assertThat(spot.settlement()).isEqualTo("USDT");
        assertThat(spot.session()).isEqualTo(TradingSession.ALWAYS_OPEN);
        assertThat(spot.shortable()).isFalse();
        assertThat(spot.fundingInterval()).isEmpty();
        assertThat(spot.filters().multiplier()).isEqualByComparingTo("1");
    }

    @Test
    void otherLimitsLeaveTheRestAsItIs() {
        VenueFilters coarse = new VenueFilters(
                BigDecimal.ONE, BigDecimal.ONE, BigDecimal.ONE, BigDecimal.TEN, BigDecimal.ZERO, new BigDecimal("50"));
        Instrument future = instrument(InstrumentKind.FUTURE, "USD", Optional.empty());

        assertThat(future.withFilters(coarse).filters()).isEqualTo(coarse);
        assertThat(future.withFilters(coarse).withFilters(future.filters())).isEqualTo(future);
    }

    @Test
    void aPerpetualHasFundingAndNothingElseHas() {
        Optional<Duration> eightHours = Optional.of(Duration.ofHours(8));
        assertThat(instrument(InstrumentKind.PERPETUAL, "USDT", eightHours).fundingInterval())
                .isEqualTo(eightHours);
        assertThatThrownBy(() -> instrument(InstrumentKind.PERPETUAL, "USDT", Optional.empty()))
                .hasMessageStartingWith("a perpetual has a funding interval, and nothing else has: binance/BTC-USDT");
        assertThatThrownBy(() -> instrument(InstrumentKind.FUTURE, "USDT", eightHours))
                .hasMessageStartingWith("a perpetual has a funding interval, and nothing else has: binance/BTC-USDT");
        assertThatThrownBy(() -> instrument(InstrumentKind.PERPETUAL, "USDT", Optional.of(Duration.ofSeconds(59))))
                .hasMessage("fundingInterval must be >= 1 minute: PT59S");
    }

    @Test
    void aSettlementThatCannotBeIsRefused() {
        assertThatThrownBy(() -> instrument(InstrumentKind.SPOT, "BTC", Optional.empty()))
                .hasMessage("a spot pair settles in its quote asset USDT, not in BTC: binance/BTC-USDT");
        assertThatThrownBy(() -> instrument(InstrumentKind.FUTURE, " ", Optional.empty()))
                .hasMessage("settlement of binance/BTC-USDT must name an asset");
    }

    private static Instrument instrument(InstrumentKind kind, String settlement, Optional<Duration> funding) {
        return new Instrument(BTC, kind, settlement, VenueFilters.UNKNOWN, TradingSession.ALWAYS_OPEN, true, funding);
    }
}
