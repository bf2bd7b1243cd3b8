package dev.scalpel.trading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.scalpel.funding.Funding;
import dev.scalpel.funding.FundingRate;
import dev.scalpel.funding.FundingSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.trading.Costs.TargetFill;
import dev.scalpel.trading.margin.LiquidationPrices;
import dev.scalpel.trading.margin.MarginTerms;
import dev.scalpel.trading.margin.MarginTier;
import dev.scalpel.trading.margin.MarginTiers;
import java.math.BigDecimal;
import java.util.List;
import java.util.SplittableRandom;
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
        assertThat(Costs.of(0.01, 0).netReturn(PositionSide.LONG, 100, 110, 0, HOUR, ExitReason.STOP))
                .isEqualTo(0.079, within(1e-12));
    }

    @Test
    void aShortFrom100To90AtOnePercentPerSideEarnsTenLessOneLessPointNinePercent() {
        assertThat(Costs.of(0.01, 0).netReturn(PositionSide.SHORT, 100, 90, 0, HOUR, ExitReason.STOP))
                .isEqualTo(0.081, within(1e-12));
    }

    @Test
    void anOpenPositionHasPaidItsEntryFeeOnly() {
        assertThat(Costs.of(0.01, 0).markedReturn(PositionSide.LONG, 100, 110, 0, HOUR))
                .isEqualTo(0.09, within(1e-12));
    }

    @Test
    void actualFundingRatesReplaceAssumedOnesAndExcludeThem() {
        Funding assumption = new Funding(480, 0.0002);
        Costs assumed = Costs.of(0.001, 0).withFunding(assumption);
        FundingSeries rates = FundingSeries.of(List.of(FundingRate.near(8 * HOUR, new BigDecimal("0.0001"))));

        assertThat(assumed.withFundingRates(FundingSeries.NONE)).isSameAs(assumed);
        Costs actual = assumed.withFundingRates(rates);
        assertThat(actual.funding()).isEqualTo(Funding.NONE);
        assertThat(actual.fundingRates()).isEqualTo(rates);
        assertThat(actual.takerFeeRate()).isEqualTo(0.001);
        assertThatThrownBy(() -> actual.withFunding(assumption))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("none is assumed");
        assertThat(actual.isContract()).isTrue();
        assertThat(assumed.isContract()).isFalse();
    }

    @Test
    void fundingIsPaidByTheLongAtEachStampAfterTheEntryUpToTheExit() {
        Funding funding = new Funding(480, 0.0001);

        assertThat(funding.paidByLong(0, 8 * HOUR)).isEqualTo(0.0001);
        assertThat(funding.paidByLong(0, 8 * HOUR - Minutes.MILLIS)).isZero();
        assertThat(funding.paidByLong(8 * HOUR, 9 * HOUR)).isZero();
        assertThat(funding.paidByLong(1, 24 * HOUR)).isEqualTo(0.0003, within(1e-15));
    }

    @Test
    void fundingIsReceivedByTheShort() {
        Costs costs = Costs.FREE.withFunding(new Funding(480, 0.0001));

        assertThat(costs.netReturn(PositionSide.SHORT, 100, 100, 0, 8 * HOUR, ExitReason.STOP))
                .isEqualTo(0.0001);
        assertThat(costs.netReturn(PositionSide.LONG, 100, 100, 0, 8 * HOUR, ExitReason.STOP))
                .isEqualTo(-0.0001);
    }

    @Test
    void theSameRateMayBePaidAtAnotherInterval() {
        assertThat(new Funding(480, 0.0001).every(60)).isEqualTo(new Funding(60, 0.0001));
        assertThat(Funding.NONE.every(60)).isSameAs(Funding.NONE);
    }

    @Test
    void onlyATargetPaysTheMakerFee() {
        Costs costs = Costs.of(0.01, 0).withMakerFee(0.004);

        // 10 % less 1 % of 100 less 0.4 % of 110; less 1 % of 110 for the others.
        assertThat(costs.netReturn(PositionSide.LONG, 100, 110, 0, HOUR, ExitReason.TARGET))
                .isEqualTo(0.1 - 0.01 - 0.0044, within(1e-12));
        for (ExitReason reason :
                List.of(ExitReason.STOP, ExitReason.TIME_LIMIT, ExitReason.HALT, ExitReason.EXTERNAL)) {
            assertThat(costs.netReturn(PositionSide.LONG, 100, 110, 0, HOUR, reason))
                    .isEqualTo(0.1 - 0.01 - 0.011, within(1e-12));
        }
    }

    @Test
    void aTargetRestsOrTakesAsTheVenueSaysAndALiquidationFillsAtItsPrice() {
        MarginTier tier = new MarginTier(BigDecimal.ZERO, BigDecimal.TEN, 5, new BigDecimal("0.01"), BigDecimal.ZERO);
        MarginTerms terms = new MarginTerms(5, new MarginTiers(List.of(tier)), new BigDecimal("0.02"));
        Costs spot = Costs.of(0.01, 0).withMakerFee(0.004);
        Costs margin = spot.withMargin(LiquidationPrices.of(terms));

        for (Costs costs : List.of(spot, margin)) {
            assertThat(costs.takesAt(ExitReason.TARGET)).isFalse();
            assertThat(costs.exitFeeRate(ExitReason.TARGET)).isEqualTo(0.004);
            Costs takes = costs.withTarget(TargetFill.TAKES);
            assertThat(takes.takesAt(ExitReason.TARGET)).isTrue();
            assertThat(takes.exitFeeRate(ExitReason.TARGET)).isEqualTo(0.01);
            assertThat(takes.withFees(0, 0.01, FeeAsset.QUOTE)
                            .withHalfSpread(0.001)
                            .withSlippage(SizeSlippage.flat(0))
                            .withFunding(Funding.NONE)
                            .ofHolding()
                            .target())
                    .isEqualTo(TargetFill.TAKES);
        }
        assertThat(margin.takesAt(ExitReason.LIQUIDATION)).isFalse();
        assertThat(margin.exitFeeRate(ExitReason.LIQUIDATION)).isEqualTo(0.02);
        assertThat(spot.takesAt(ExitReason.STOP)).isTrue();
    }

    @Test
    void anEntryThatRestedPaysTheMakerFee() {
        Costs costs = Costs.of(0.01, 0).withMakerFee(0.004);

        assertThat(costs.entryFeeRate(true)).isEqualTo(0.004);
        assertThat(costs.entryFeeRate(false)).isEqualTo(0.01);
        // 10 % less 0.4 % of 100 less 1 % of 110.
        assertThat(costs.netReturn(PositionSide.LONG, 100, 110, 0, HOUR, ExitReason.STOP, costs.entryFeeRate(true)))
                .isEqualTo(0.1 - 0.004 - 0.011, within(1e-12));
    }

    @Test
    void anOpenPositionHasPaidOrReceivedItsFunding() {
        Costs costs = Costs.FREE.withFunding(new Funding(480, 0.0001));

        assertThat(costs.markedReturn(PositionSide.LONG, 100, 100, 0, 8 * HOUR)).isEqualTo(-0.0001);
        assertThat(costs.markedReturn(PositionSide.SHORT, 100, 100, 0, 8 * HOUR))
                .isEqualTo(0.0001);
    }

    @Test
    void anOpenPositionHasPaidTheTakerFee() {
        assertThat(Costs.of(0.01, 0).withMakerFee(0).markedReturn(PositionSide.LONG, 100, 100, 0, HOUR))
                .isEqualTo(-0.01);
    }

    @Test
    void whereMakerAndTakerFeeAreEqualTheNetReturnHasTheBitsOfOneFeeOnBothSides() {
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 10_000; i++) {
            double fee = random.nextDouble() * 0.01;
            double entry = 1 + random.nextDouble() * 1e5;
            double exit = entry * (0.9 + 0.2 * random.nextDouble());
            double ratio = exit / entry;

            assertThat(Costs.of(fee, 0).netReturn(PositionSide.LONG, entry, exit, 0, HOUR, ExitReason.TARGET))
                    .isEqualTo(ratio - 1 - fee * (1 + ratio));
        }
    }

    @Test
    void aTakerOrderPaysHalfTheSpreadAndSlippageFromTheTradedPriceAndSlippageFromTheQuotedOne() {
        Costs costs = Costs.of(0, 0.01).withHalfSpread(0.02);

        assertThat(costs.takerPrice(OrderSide.BUY, 100, 1)).isEqualTo(103, within(1e-9));
        assertThat(costs.takerPrice(OrderSide.SELL, 100, 1)).isEqualTo(97, within(1e-9));
        assertThat(costs.takerPriceFromQuote(OrderSide.BUY, 100, 1)).isEqualTo(101, within(1e-9));
        assertThat(costs.takerPriceFromQuote(OrderSide.SELL, 100, 1)).isEqualTo(99, within(1e-9));
        assertThat(costs.worsening(1)).isEqualTo(0.03, within(1e-12));
    }

    @Test
    void aRoundTripIsTakerFeeHalfSpreadAndSlippageOnBothSides() {
        Costs costs = Costs.of(0.001, 0.0002).withMakerFee(0).withHalfSpread(0.0003);

        assertThat(costs.roundTrip()).isEqualTo(0.003, within(1e-15));
        assertThat(costs.minTargetDistance()).isEqualTo(0.006, within(1e-15));
    }

    @Test
    void costsThatDependOnTheSizeHaveNoRoundTripUntilASizeIsGiven() {
        Costs costs =
                Costs.of(0, 0).withSlippage(new SizeSlippage(0.001, List.of(new SizeSlippage.Step(10_000, 0.002))));

        assertThatThrownBy(costs::roundTrip)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("slippage depends on the size of an order: take the costs atNotional of one. ");
        assertThat(costs.atNotional(9_999).roundTrip()).isEqualTo(0.002);
        assertThat(costs.atNotional(10_000).roundTrip()).isEqualTo(0.004);
        assertThat(costs.atNotional(10_000).worsening(1)).isEqualTo(0.002);
        assertThat(Costs.FREE.atNotional(1e9)).isSameAs(Costs.FREE);
    }

    @Test
    void aBookHasTheCostsOfEachInstrument() {
        InstrumentId btc = InstrumentId.parse("binance/BTC-USDT");
        InstrumentId eth = InstrumentId.parse("binance/ETH-USDT");
        InstrumentId elsewhere = InstrumentId.parse("kraken/BTC-USDT");
        Costs sized = Costs.FREE.withSlippage(new SizeSlippage(0, List.of(new SizeSlippage.Step(100, 0.001))));
        CostBook book = instrument -> instrument.equals(btc) ? sized : Costs.of(0.001, 0);

        assertThat(CostBook.same(sized).of(eth)).isEqualTo(sized);
        assertThat(book.of(elsewhere)).isEqualTo(Costs.of(0.001, 0));
        assertThat(book.atNotional(instrument -> instrument.equals(btc) ? 100 : 0)
                        .of(btc))
                .isEqualTo(Costs.of(0, 0.001));
        assertThat(book.atNotional(instrument -> 100).of(eth)).isEqualTo(Costs.of(0.001, 0));
    }

    @Test
    void refusesAFeeGivenInPercent() {
        assertThatThrownBy(() -> Costs.of(0.1, 0)).hasMessage("makerFeeRate must lie in [0.0, 0.05]: 0.1");
    }

    @Test
    void refusesARateOutsideOfItsRange() {
        assertThatThrownBy(() -> Costs.FREE.withMakerFee(-0.0001))
                .hasMessage("makerFeeRate must lie in [0.0, 0.05]: -1.0E-4");
        assertThatThrownBy(() -> new Costs(0, 0.06, 0, SizeSlippage.flat(0), Funding.NONE, FeeAsset.QUOTE))
                .hasMessage("takerFeeRate must lie in [0.0, 0.05]: 0.06");
        assertThatThrownBy(() -> Costs.FREE.withHalfSpread(0.1))
                .hasMessage("halfSpreadRate must lie in [0.0, 0.05]: 0.1");
    }
}
