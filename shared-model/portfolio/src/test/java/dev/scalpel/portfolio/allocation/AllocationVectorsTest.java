package dev.scalpel.portfolio.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.scalpel.signals.Outcome;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** The computed examples of allocation: each account, its slots, and what must come of them. */
class AllocationVectorsTest {

    @Test
    void v1BoostsTheOnlyHolderTrimsItForALargerShareAndKeepsTheReserve() {
        VectorAccount account = v1();

        account.slot("btc buy");
        assertThat(account.orders()).containsExactly("OPEN btc 0.19 at 50000");
        assertThat(account.cash()).isEqualTo("500");

        account.slot("eth buy");
        assertThat(account.orders()).containsExactly("TRIM btc 0.15 at 50000", "OPEN eth 3 at 2500");
        assertThat(account.cash()).isEqualTo("500");
        assertThat(account.cost("btc")).isEqualTo("2000");
        assertThat(account.cost("eth")).isEqualTo("7500");

        account.slot("btc sell", "eth sell");
        assertThat(account.cash()).isEqualTo("10000");

        account.slot("btc buy", "sol buy");
        assertThat(account.orders()).containsExactly("OPEN btc 0.04 at 50000", "OPEN sol 37.5 at 200");

        account.slot("btc sell", "sol sell");
        assertThat(account.cash()).isEqualTo("10000");
        assertThat(account.books().holdings()).isEmpty();
    }

    @Test
    void v2CountsFeesLimitsStepsAndTicks() {
        VectorAccount account = v1().feeBp("10")
                .incrementBp("10")
                .filters("btc", "0.01", "0.00001")
                .filters("eth", "0.01", "0.0001")
                .filters("sol", "0.01", "0.001");

        account.slot("btc buy");
        assertThat(account.orders()).containsExactly("OPEN btc 0.18981 at 50050");
        assertThat(account.cost("btc")).isEqualTo("9490.5");
        assertThat(account.cash()).isEqualTo("500.0095");
        assertThat(account.value()).isEqualTo("9990.5095");

        account.price("btc", "52000").price("eth", "2600").slot("eth buy");
        assertThat(account.orders()).containsExactly("TRIM btc 0.14984 at 51948", "OPEN eth 2.9631 at 2602.6");
        assertThat(account.cash()).isEqualTo("572.13376");
        assertThat(account.cost("btc")).isEqualTo("1998.5");
        assertThat(account.cost("eth")).isEqualTo("7704.06");
        assertThat(account.books().holding("btc").orElseThrow().quantity()).isEqualByComparingTo("0.03997");
        // Before the entry's own fee of 7.70406.
        assertThat(account.value()).isEqualTo("10274.69376");

        account.price("btc", "51000").price("eth", "2700").slot("btc sell", "eth sell");
        assertThat(account.cash()).isEqualTo("10600.93492");
        assertThat(account.value()).isEqualTo("10600.93492");

        account.price("btc", "51500").price("sol", "150").slot("btc buy", "sol buy");
        assertThat(account.orders()).containsExactly("OPEN btc 0.04112 at 51551.5", "OPEN sol 52.951 at 150.15");
        assertThat(account.cash()).isEqualTo("530.54459");
        assertThat(account.value()).isEqualTo("10590.87459");

        account.price("btc", "53000").price("sol", "140").slot("btc sell", "sol sell");
        assertThat(account.cash()).isEqualTo("10113.45209");
        assertThat(account.value()).isEqualTo("10113.45209");
    }

    @Test
    void v3GivesTheOnlyStrategyThatHoldsAllSharesTogether() {
        VectorAccount account = v3("1000").price("btc", "50000");
        account.slot("btc buy");
        assertThat(account.orders()).containsExactly("OPEN btc 0.0196 at 50000");
        assertThat(account.cost("btc")).isEqualTo("980");
    }

    @Test
    void v4TrimsAHolderToItsShareWithoutRoundingTheShare() {
        VectorAccount account =
                v3("20").holding("btc", "0.0196", "980").price("btc", "51000").price("sol", "150");
        account.slot("sol buy");
        assertThat(account.orders()).containsExactly("TRIM btc 0.0156 at 51000", "OPEN sol 5.28112 at 150");
        assertThat(account.cost("sol")).isEqualTo("792.168");
    }

    @Test
    void v4bLeavesAHolderWithinItsShareAlone() {
        VectorAccount account = v3("820.7")
                .holding("btc", "0.0039", "195")
                .price("btc", "51000")
                .price("sol", "150");
        account.slot("sol buy");
        assertThat(account.orders()).containsExactly("OPEN sol 5.28164 at 150");
        assertThat(account.cost("sol")).isEqualTo("792.246");
    }

    @Test
    void v5TrimsTheLargestShareDownToItselfWhenAllStrategiesHold() {
        VectorAccount account = v3("28.45")
                .holding("btc", "0.0039", "195")
                .holding("sol", "5.2816", "792.25")
                .price("btc", "51000")
                .price("eth", "2500")
                .price("sol", "155");
        SlotPlan plan = account.slot("eth buy");
        assertThat(plan.orders()).extracting(SizedOrder::strategy).containsExactly("sol", "eth");
        assertThat(plan.orders().get(0).quantity())
                .isCloseTo(new BigDecimal("1.692838632"), within(new BigDecimal("1e-9")));
        assertThat(new BigDecimal(account.cost("eth")))
                .isCloseTo(new BigDecimal("256.040247"), within(new BigDecimal("5e-7")));
        // SOL is left with 53 % of the value before the sale.
        assertThat(new BigDecimal(account.cost("sol")))
                .isCloseTo(new BigDecimal("1015.70").multiply(new BigDecimal("0.53")), within(new BigDecimal("1e-15")));
    }

    @Test
    void v6SellsNothingWhileTheCashIsEnough() {
        VectorAccount account = v3("500")
                .holding("sol", "3.5333", "530")
                .price("btc", "50000")
                .price("eth", "2500")
                .price("sol", "150");
        account.slot("btc buy", "eth buy");
        assertThat(account.orders()).containsExactly("OPEN btc 0.00412 at 50000", "OPEN eth 0.103 at 2500");
        assertThat(account.cost("btc")).isEqualTo("206");
        assertThat(account.cost("eth")).isEqualTo("257.5");
    }

    @Test
    void v7GivesTheLargerShareWhatIsIdleBesideAHolder() {
        VectorAccount account =
                v3("1000").holding("btc", "0.004", "200").price("btc", "50000").price("sol", "150");
        account.slot("sol buy");
        assertThat(account.orders()).containsExactly("OPEN sol 6.24 at 150");
        assertThat(account.cost("sol")).isEqualTo("936");
    }

    @Test
    void v8CountsNoUnrealisedGain() {
        VectorAccount account = v8();
        account.slot("btc buy");
        assertThat(account.cost("btc")).isEqualTo("4000");
        account.price("btc", "80000").slot("eth buy");
        assertThat(account.cost("eth")).isEqualTo("3000");
    }

    @Test
    void v9ScalesAnEntryThatNeedsMoreThanMayBeSpent() {
        VectorAccount account = v8();
        account.slot("btc buy");
        account.slot("eth buy", "sol buy");
        assertThat(account.cost("eth")).isEqualTo("3000");
        assertThat(account.cost("sol")).isEqualTo("2800");
        assertThat(account.cash()).isEqualTo("200");

        account.price("btc", "20000").slot("btc sell");
        assertThat(account.cash()).isEqualTo("2200");
        assertThat(account.value()).isEqualTo("8000");

        account.slot("btc buy");
        assertThat(account.orders()).containsExactly("OPEN btc 0.102 at 20000");
        assertThat(account.cost("btc")).isEqualTo("2040");
        assertThat(account.cash()).isEqualTo("160");
    }

    @Test
    void v10PrefersTheFirstInstrumentAmongEqualShares() {
        VectorAccount account = VectorAccount.boost("10000", "0.3", "0.3", "0.3")
                .price("btc", "50000")
                .price("eth", "2500");
        account.slot("eth buy", "btc buy");
        assertThat(account.cost("btc")).isEqualTo("6000");
        assertThat(account.cost("eth")).isEqualTo("3000");
    }

    @Test
    void v11SizesAnEntryByWhatTheTrimHasBrought() {
        VectorAccount account = v1();
        account.slot("btc buy");
        account.price("btc", "25000").slot("eth buy");
        assertThat(account.orders()).containsExactly("TRIM btc 0.15 at 25000", "OPEN eth 1.65 at 2500");
        assertThat(account.value()).isEqualTo("6250");
        assertThat(account.cost("eth")).isEqualTo("4125");
        assertThat(account.cash()).isEqualTo("125");
    }

    @Test
    void v12SellsFirstWithinASlot() {
        VectorAccount account = VectorAccount.boost("500", "0.2", "0.25", "0.5")
                .holding("eth", "3.8", "9500")
                .price("btc", "50000")
                .price("eth", "2600")
                .price("sol", "200");
        SlotPlan plan = account.slot("eth sell", "sol buy", "btc buy");
        assertThat(plan.orders())
                .extracting(SizedOrder::purpose)
                .containsExactly(SizedOrder.Purpose.CLOSE, SizedOrder.Purpose.OPEN, SizedOrder.Purpose.OPEN);
        assertThat(account.cost("btc")).isEqualTo("2076");
        assertThat(account.cost("sol")).isEqualTo("7785");
        assertThat(account.cash()).isEqualTo("519");
    }

    @Test
    void v13BuysNoMoreForAHolderThatHasPrecedence() {
        VectorAccount account = VectorAccount.boost("500", "0.2", "0.25", "0.5")
                .holding("eth", "1", "2500")
                .holding("sol", "35", "7000")
                .price("btc", "50000")
                .price("eth", "2500")
                .price("sol", "200");
        account.slot("sol sell");
        account.slot("btc buy");
        assertThat(account.orders()).containsExactly("OPEN btc 0.04 at 50000");
        assertThat(account.cash()).isEqualTo("5500");
        account.slot("sol buy");
        assertThat(account.orders()).containsExactly("OPEN sol 25 at 200");
        assertThat(account.cost("sol")).isEqualTo("5000");
    }

    @Test
    void atMarketAnUnrealisedGainCounts() {
        VectorAccount account = VectorAccount.boostAtMarket("6000", "0.4", "0.3", "0.28")
                .holding("btc", "0.1", "4000")
                .price("btc", "80000")
                .price("eth", "2500");
        account.slot("eth buy");
        // Value 14,000: BTC, with precedence and the idle 28 %, may have 9,520; ETH gets 30 %.
        assertThat(account.orders()).containsExactly("OPEN eth 1.68 at 2500");
        assertThat(account.cost("eth")).isEqualTo("4200");
    }

    @Test
    void atMarketAHolderIsTrimmedByItsWorth() {
        VectorAccount account = VectorAccount.boostAtMarket("100", "0.2", "0.25", "0.53")
                .holding("btc", "0.018", "900")
                .price("btc", "75000")
                .price("sol", "150");
        // BTC is worth 1,350 of 1,450; its target is 290, so 1,060 of 1,350 are sold, 0.0141333…
        SlotPlan plan = account.slot("sol buy");
        assertThat(plan.orders().get(0).quantity())
                .isCloseTo(new BigDecimal("0.014133333"), within(new BigDecimal("1e-9")));
        assertThat(new BigDecimal(account.cost("sol")))
                .isCloseTo(new BigDecimal("1131"), within(new BigDecimal("1e-9")));
    }

    @Test
    void aRepeatedBuyASaleOfNothingAndAShareOfZeroMoveNothing() {
        VectorAccount account = VectorAccount.boost("10000", "0.4", "0.5", "0")
                .price("btc", "50000")
                .price("eth", "2500")
                .price("sol", "200");
        account.slot("btc buy");
        Books before = account.books();
        SlotPlan plan = account.slot("btc buy", "eth sell", "sol buy");
        assertThat(plan.orders()).isEmpty();
        assertThat(plan.books()).isEqualTo(before);
        assertThat(plan.outcomes())
                .containsEntry("btc", Outcome.ALREADY)
                .containsEntry("eth", Outcome.NOT_HELD)
                .containsEntry("sol", Outcome.DISABLED);
    }

    private static VectorAccount v1() {
        return VectorAccount.boost("10000", "0.2", "0.25", "0.5")
                .price("btc", "50000")
                .price("eth", "2500")
                .price("sol", "200");
    }

    private static VectorAccount v3(String cash) {
        return VectorAccount.boost(cash, "0.20", "0.25", "0.53");
    }

    private static VectorAccount v8() {
        return VectorAccount.multi("10000", "0.4", "0.3", "0.28")
                .price("btc", "40000")
                .price("eth", "2500")
                .price("sol", "100");
    }
}
