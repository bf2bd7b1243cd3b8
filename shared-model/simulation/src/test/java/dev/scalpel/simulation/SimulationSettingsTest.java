package dev.scalpel.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.trading.Costs;
import dev.scalpel.trading.FeeAsset;
import dev.scalpel.trading.PriceTicks;
import dev.scalpel.trading.SizeSlippage;
import dev.scalpel.trading.VenueFilters;
import dev.scalpel.trading.risk.RiskLimits;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulationSettingsTest {

    private static final Costs BY_SIZE =
            Costs.of(0.001, 0).withSlippage(new SizeSlippage(0.001, List.of(new SizeSlippage.Step(3_000, 0.002))));
    private static final BigDecimal ONE = BigDecimal.ONE;
    private static final VenueFilters KNOWN = new VenueFilters(ONE, ONE, ONE, new BigDecimal("9000"), ONE);

    @Test
    void decisionsAssumeTheSlippageOfTheLargestOrderOfTheAccount() {
        SimulationSettings settings = new SimulationSettings(BY_SIZE, 0, RiskLimits.NONE, KNOWN, 0.3);

        assertThat(settings.withCapital(10_000).decisionCosts()).isEqualTo(Costs.of(0.001, 0.002));
        assertThat(settings.withCapital(9_999).decisionCosts()).isEqualTo(Costs.of(0.001, 0.001));
        assertThat(settings.withLimits(exposure(0.1)).withCapital(10_000).decisionCosts())
                .isEqualTo(Costs.of(0.001, 0.001));
    }

    @Test
    void theCapitalCountsWhereTheVenuesRulesOrSlippageDependOnIt() {
        SimulationSettings flat = SimulationSettings.of(Costs.FREE);

        assertThat(flat.withCapital(500)).isSameAs(flat);
        assertThat(flat.withFilters(KNOWN).withCapital(500).capital()).isEqualTo(500);
        assertThat(SimulationSettings.of(BY_SIZE).withCapital(500).capital()).isEqualTo(500);
    }

    @Test
    void dustIsTrackedWhereAFeeIsTakenFromAPurchaseOfWholeSteps() {
        Costs received = Costs.of(0.001, 0).withFeeAsset(FeeAsset.RECEIVED);

        assertThat(SimulationSettings.of(received).withFilters(KNOWN).tracksDust())
                .isTrue();
        assertThat(SimulationSettings.of(received).tracksDust()).isFalse();
        assertThat(SimulationSettings.of(Costs.of(0.001, 0)).withFilters(KNOWN).tracksDust())
                .isFalse();
        assertThat(SimulationSettings.of(Costs.FREE.withFeeAsset(FeeAsset.RECEIVED))
                        .withFilters(KNOWN)
                        .tracksDust())
                .isFalse();
    }

    @Test
    void ticksAreThoseOfTheVenue() {
        assertThat(SimulationSettings.of(Costs.FREE).ticks()).isEqualTo(PriceTicks.NONE);
        assertThat(SimulationSettings.of(Costs.FREE).withFilters(KNOWN).ticks()).isEqualTo(new PriceTicks(1));
    }

    @Test
    void aChangedCopyKeepsTheRest() {
        SimulationSettings settings =
                new SimulationSettings(BY_SIZE, 1, RiskLimits.DEFAULT, KNOWN, 0.3).withCapital(700);

        assertThat(settings.withEntryDelay(2).withEntryDelay(1)).isEqualTo(settings);
        assertThat(settings.withLimits(RiskLimits.NONE).withLimits(RiskLimits.DEFAULT))
                .isEqualTo(settings);
        assertThat(settings.withFilters(VenueFilters.UNKNOWN).withFilters(KNOWN))
                .isEqualTo(settings);
        assertThat(settings.withEntryDelay(2).entryDelayBars()).isEqualTo(2);
    }

    @Test
    void refusesWhatIsOutsideOfItsRange() {
        SimulationSettings settings = SimulationSettings.of(BY_SIZE);

        assertThat(settings.withEntryDelay(60).entryDelayBars()).isEqualTo(60);
        assertThat(settings.withEntryDelay(0).entryDelayBars()).isZero();
        assertThatThrownBy(() -> settings.withEntryDelay(61)).hasMessage("entryDelayBars must lie in [0, 60]: 61");
        assertThatThrownBy(() -> settings.withEntryDelay(-1)).hasMessage("entryDelayBars must lie in [0, 60]: -1");
        for (double share : new double[] {0, 1.01, Double.NaN}) {
            assertThatThrownBy(() -> new SimulationSettings(BY_SIZE, 0, RiskLimits.NONE, KNOWN, share))
                    .hasMessage("allocation must lie in (0, 1]: " + share);
        }
        for (double capital : new double[] {0, -1, Double.POSITIVE_INFINITY, Double.NaN}) {
            assertThatThrownBy(() -> settings.withCapital(capital))
                    .hasMessage("capital must be finite and > 0: " + capital);
        }
    }

    private static RiskLimits exposure(double max) {
        return new RiskLimits(1, 1, 99, 0, 1, 60, max);
    }
}
