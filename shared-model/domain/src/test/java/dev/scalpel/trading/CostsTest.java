package dev.scalpel.trading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.scalpel.market.Minutes;
import org.junit.jupiter.api.Test;

class CostsTest {

    private static final long HOUR = 60 * Minutes.MILLIS;

    @Test
    void aRoundTripIsFeeAndSlippageOnBothSides() {
        assertThat(Costs.of(0.001, 0.0002).roundTrip()).isEqualTo(0.0024, within(1e-15));
    }

    @Test
    void aTargetBelowTwiceTheRoundTripIsNotACandidate() {
        Costs costs = Costs.of(0.0005, 0);
        Bracket bracket = new Bracket(PositionSide.LONG, 1, 2, 60);

        assertThat(costs.allows(bracket, 0.001)).isTrue();
        assertThat(costs.allows(bracket, 0.00099)).isFalse();
    }

    @Test
    void aLongFrom100To110AtOnePercentPerSideEarnsTenLessOneLessOnePointOnePercent() {
        assertThat(Costs.of(0.01, 0).netReturn(PositionSide.LONG, 100, 110, 0, HOUR))
                .isEqualTo(0.079, within(1e-12));
    }

    @Test
    void aShortFrom100To90AtOnePercentPerSideEarnsTenLessOneLessPointNinePercent() {
        assertThat(Costs.of(0.01, 0).netReturn(PositionSide.SHORT, 100, 90, 0, HOUR))
                .isEqualTo(0.081, within(1e-12));
    }

    @Test
    void anOpenPositionHasPaidItsEntryFeeOnly() {
        assertThat(Costs.of(0.01, 0).markedReturn(PositionSide.LONG, 100, 110, 0, HOUR))
                .isEqualTo(0.09, within(1e-12));
    }

    @Test
    void fundingIsPaidByTheLongAtEachStampAfterTheEntryUpToTheExit() {
        Funding funding = new Funding(480, 0.0001);

        assertThat(funding.paid(PositionSide.LONG, 0, 8 * HOUR)).isEqualTo(0.0001);
        assertThat(funding.paid(PositionSide.LONG, 0, 8 * HOUR - Minutes.MILLIS))
                .isZero();
        assertThat(funding.paid(PositionSide.LONG, 8 * HOUR, 9 * HOUR)).isZero();
        assertThat(funding.paid(PositionSide.LONG, 1, 24 * HOUR)).isEqualTo(0.0003, within(1e-15));
    }

    @Test
    void fundingIsReceivedByTheShort() {
        Costs costs = new Costs(0, 0, new Funding(480, 0.0001));

        assertThat(costs.netReturn(PositionSide.SHORT, 100, 100, 0, 8 * HOUR)).isEqualTo(0.0001);
        assertThat(costs.netReturn(PositionSide.LONG, 100, 100, 0, 8 * HOUR)).isEqualTo(-0.0001);
    }

    @Test
    void refusesAFeeGivenInPercent() {
        assertThatThrownBy(() -> Costs.of(0.1, 0)).hasMessage("feeRate must lie in [0.0, 0.05]: 0.1");
    }
}
