package dev.scalpel.instruments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.funding.Funding;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.Costs.TargetFill;
import dev.scalpel.trading.VenueFilters;
import dev.scalpel.trading.instrument.EntryWindow;
import dev.scalpel.trading.instrument.Instrument;
import dev.scalpel.trading.instrument.InstrumentKind;
import dev.scalpel.trading.instrument.TradingSession;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SimulationRulesTest {

    private static final InstrumentId BTC = InstrumentId.parse("sample/BTC-USDT");
    private static final Costs ASSUMED = Costs.of(0.001, 0).withFunding(new Funding(480, 0.0002));

    @Test
    void fundingIsChargedAtTheInstrumentsOwnInterval() {
        SimulationRules rules =
                rules(InstrumentKind.PERPETUAL, TradingSession.ALWAYS_OPEN, Optional.of(Duration.ofHours(1)));
        assertThat(rules.costs(ASSUMED))
                .isEqualTo(ASSUMED.withFunding(new Funding(60, 0.0002)).withTarget(TargetFill.TAKES));
    }

    @Test
    void withoutARateOrAnIntervalOfItsOwnTheCostsAreUnchanged() {
        Costs free = Costs.of(0.001, 0);
        assertThat(rules(InstrumentKind.PERPETUAL, TradingSession.ALWAYS_OPEN, Optional.of(Duration.ofHours(1)))
                        .costs(free))
                .isEqualTo(free.withTarget(TargetFill.TAKES));
        assertThat(SimulationRules.UNKNOWN.costs(ASSUMED)).isEqualTo(ASSUMED);
    }

    @Test
    void targetsRestWhereTheVenueHasListsOfAStopAndATarget() {
        assertThat(target("LIMIT", "OCO")).isEqualTo(TargetFill.RESTS);
        assertThat(target("LIMIT", "TARGET_MARKET")).isEqualTo(TargetFill.TAKES);
        assertThat(SimulationRules.UNKNOWN.target()).isEqualTo(TargetFill.RESTS);
    }

    private static TargetFill target(String... orderTypes) {
        InstrumentRules rules =
                new InstrumentRules(Instrument.spot(BTC, VenueFilters.UNKNOWN), "OPEN", List.of(orderTypes));
        return SimulationRules.of(new InstrumentVersion(Instant.EPOCH, rules))
                .costs(ASSUMED)
                .target();
    }

    @Test
    void entriesKeepToTheInstrumentsSession() {
        assertThat(rules(InstrumentKind.FUTURE, TradingSession.CME_FUTURES, Optional.empty())
                        .entryWindow(15))
                .isEqualTo(new EntryWindow(TradingSession.CME_FUTURES, 15));
    }

    private static SimulationRules rules(InstrumentKind kind, TradingSession session, Optional<Duration> funding) {
        Instrument instrument = new Instrument(BTC, kind, "USDT", VenueFilters.UNKNOWN, session, true, funding);
        return SimulationRules.of(
                new InstrumentVersion(Instant.EPOCH, new InstrumentRules(instrument, "OPEN", List.of())));
    }
}
