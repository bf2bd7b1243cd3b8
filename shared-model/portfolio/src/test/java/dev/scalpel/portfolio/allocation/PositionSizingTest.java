package dev.scalpel.portfolio.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.market.InstrumentId;
import dev.scalpel.settings.value.AllocationPolicy;
import dev.scalpel.settings.value.Valuation;
import dev.scalpel.signals.Outcome;
import dev.scalpel.signals.TargetState;
import dev.scalpel.strategy.Origin;
import dev.scalpel.strategy.PositionSize;
import dev.scalpel.strategy.Strategy;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.VenueFilters;
import dev.scalpel.trading.instrument.InstrumentKind;
import dev.scalpel.venue.trading.Quote;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

/** Shares, units, contracts and risks as quantities; the numbers can be checked by hand. */
class PositionSizingTest {

    private static final VenueFilters UNITS = filters("0.00001", "1", "1");
    private static final VenueFilters CONTRACTS = filters("0.25", "1", "50");

    @Test
    void aShareIsOfTheBalanceTimesTheLeverage() {
        assertThat(quantity(share("0.2"), fx("1.25"), 1)).isEqualByComparingTo("1600");
        assertThat(quantity(share("0.2"), fx("1.25"), 5)).isEqualByComparingTo("8000");
    }

    @Test
    void unitsAreUnitsAndContractsContracts() {
        assertThat(quantity(new PositionSize.Units(decimal("5000")), fx("1.25"), 1))
                .isEqualByComparingTo("5000");
        assertThat(quantity(new PositionSize.Contracts(decimal("2")), future("100"), 5))
                .isEqualByComparingTo("2");
    }

    /** Of 10,000, 0.5 % are 50. A stop 1 % below 1.25 loses 0.0125 a unit: 4,000 units. */
    @Test
    void aRiskIsWhatIsLostAtTheStop() {
        assertThat(quantity(risk("0.005"), fx("1.25"), 1, stop("0.01"))).isEqualByComparingTo("4000");
    }

    /** One contract is 50 · 100 = 5,000; a stop 2 % away loses 100 of it. 1.5 % of 10,000 are 150: one contract, rounded down. */
    @Test
    void aRiskInContractsIsRoundedDown() {
        assertThat(quantity(risk("0.015"), future("100"), 5, stop("0.02"))).isEqualByComparingTo("1");
    }

    /** USD/JPY at 150 in an account in USD: a yen is 1/150. 4,000 USD of a share are 4,000 units, because a unit is a dollar. */
    @Test
    void aShareOfAPairInAnotherCurrencyIsConverted() {
        StrategyMarket usdJpy =
                fx("150").denominated(new Denomination(InstrumentKind.FX, decimal("0.00666666666666666667")));
        assertThat(quantity(share("0.4"), usdJpy, 1)).isEqualByComparingTo("3999");
    }

    /**
     * EUR/JPY at 160 with USD/JPY at 150: a stop 1 % away loses 1.6 yen a unit, 1.6/150 = 0.010667 dollars. 0.5 % of 10,000 dollars are 50:
     * 4,687 units.
     */
    @Test
    void aRiskInAnotherCurrencyIsConverted() {
        StrategyMarket eurJpy =
                fx("160").denominated(new Denomination(InstrumentKind.FX, decimal("0.00666666666666666667")));
        assertThat(quantity(risk("0.005"), eurJpy, 1, stop("0.01"))).isEqualByComparingTo("4687");
    }

    @Test
    void lessThanAUnitIsBelowTheMinimum() {
        Sizes sizes = entries(risk("0.0001"), fx("1000"), 1, stop("0.9"), "1");
        assertThat(sizes.orders()).isEmpty();
        assertThat(sizes.belowMinimum()).containsExactly("fx");
    }

    @Test
    void noSizeTakesMoreThanTheAccountHas() {
        assertThat(quantity(new PositionSize.Units(decimal("50000")), fx("1"), 1))
                .as("98 % of 10,000")
                .isEqualByComparingTo("9800");
        assertThat(quantity(new PositionSize.Units(decimal("50000")), fx("1"), 3))
                .isEqualByComparingTo("29400");
    }

    @Test
    void aPartOfASizeIsOpenedWhereADecisionSaysSo() {
        EntryTerms half = new EntryTerms(decimal("0.5"), Optional.of(decimal("0.01")));
        assertThat(quantity(new PositionSize.Units(decimal("5000")), fx("1"), 1, half))
                .isEqualByComparingTo("2500");
        assertThat(quantity(risk("0.005"), fx("1.25"), 1, half)).isEqualByComparingTo("2000");
    }

    @Test
    void whatAnInstrumentCannotHaveIsRefusedInWords() {
        assertThat(refusal(new PositionSize.Contracts(BigDecimal.ONE), InstrumentKind.SPOT, EntryTerms.WHOLE))
                .hasValueSatisfying(text -> assertThat(text).contains("is a spot pair"));
        assertThat(refusal(new PositionSize.Contracts(BigDecimal.ONE), InstrumentKind.FX, EntryTerms.WHOLE))
                .hasValueSatisfying(text -> assertThat(text).contains("give strategy fx units"));
        assertThat(refusal(new PositionSize.Units(BigDecimal.ONE), InstrumentKind.FUTURE, EntryTerms.WHOLE))
                .hasValueSatisfying(text -> assertThat(text).contains("give strategy fx contracts"));
        assertThat(refusal(risk("0.01"), InstrumentKind.FX, EntryTerms.WHOLE))
                .hasValueSatisfying(text -> assertThat(text).contains("order_stop"));
        assertThat(refusal(risk("0.01"), InstrumentKind.FX, stop("0.01"))).isEmpty();
        assertThat(refusal(new PositionSize.Contracts(BigDecimal.ONE), InstrumentKind.PERPETUAL, EntryTerms.WHOLE))
                .isEmpty();
    }

    @Test
    void aPlanNamesWhatIsRefused() {
        Strategy strategy = strategy(risk("0.01"));
        Allocation allocation = allocation(strategy, 1);
        SlotPlan plan = SlotPlan.of(
                allocation,
                Books.ofCash(decimal("10000")),
                Map.of("fx", TargetState.LONG),
                Map.of("fx", fx("1.25")),
                BigDecimal.ZERO);
        assertThat(plan.orders()).isEmpty();
        assertThat(plan.outcomes()).containsEntry("fx", Outcome.FAILED);
    }

    @Test
    void sizesAndTermsThatAreNoneAreRefused() {
        assertThatThrownBy(() -> new PositionSize.Units(BigDecimal.ZERO)).hasMessage("units must be > 0: 0");
        assertThatThrownBy(() -> new PositionSize.Contracts(decimal("-1"))).hasMessage("contracts must be > 0: -1");
        assertThatThrownBy(() -> risk("1")).hasMessage("a risk must lie in (0, 1): 1");
        assertThatThrownBy(() -> EntryTerms.part(decimal("1.1"))).hasMessage("part must lie in (0, 1]: 1.1");
        assertThatThrownBy(() -> stop("1")).hasMessage("stop must lie in (0, 1): 1");
        assertThatThrownBy(() -> new Denomination(InstrumentKind.FX, BigDecimal.ZERO))
                .hasMessage("conversion must be > 0: 0");
        assertThatThrownBy(() -> allocation(strategy(risk("0.1")), 0)).hasMessage("leverage must be >= 1: 0");
        assertThat(List.of(
                        share("0.2"),
                        new PositionSize.Units(BigDecimal.TEN),
                        new PositionSize.Contracts(BigDecimal.ONE)))
                .extracting(PositionSize::text)
                .containsExactly("share 0.2", "units 10", "contracts 1");
    }

    /** At the stop, before slippage and fees, wherever within its limit the entry fills. */
    @Property(tries = 300)
    void neverMoreThanTheRiskIsLostAtTheStop(
            @ForAll @Scale(6) @BigRange(min = "0.0001", max = "0.5") BigDecimal risk,
            @ForAll @Scale(6) @BigRange(min = "0.0001", max = "0.9") BigDecimal distance,
            @ForAll @Scale(6) @BigRange(min = "0.01", max = "100000") BigDecimal price,
            @ForAll @Scale(6) @BigRange(min = "0.001", max = "100") BigDecimal conversion,
            @ForAll boolean shorted) {
        StrategyMarket market =
                market(UNITS, price, InstrumentKind.FX).denominated(new Denomination(InstrumentKind.FX, conversion));
        PositionSide side = shorted ? PositionSide.SHORT : PositionSide.LONG;
        EntryTerms terms = new EntryTerms(BigDecimal.ONE, Optional.of(distance));
        Sizes sizes = allocation(strategy(new PositionSize.Risk(risk)), 20)
                .entries(Books.ofCash(decimal("10000")), Map.of("fx", side), Map.of("fx", terms), Map.of("fx", market));
        for (SizedOrder order : sizes.orders()) {
            BigDecimal lost =
                    market.value(order.quantity(), market.sizingPrice(side)).multiply(distance);
            assertThat(lost).isLessThanOrEqualTo(risk.multiply(decimal("10000")));
            assertThat(order.quantity().remainder(BigDecimal.ONE)).isZero();
        }
    }

    /** A larger risk, a larger balance and a nearer stop never open less. */
    @Property(tries = 300)
    void sizesAreMonotone(
            @ForAll @Scale(6) @BigRange(min = "0.0001", max = "0.2") BigDecimal risk,
            @ForAll @Scale(6) @BigRange(min = "0.001", max = "0.4") BigDecimal distance,
            @ForAll @IntRange(min = 1_000, max = 100_000) int balance) {
        BigDecimal base = opened(risk, distance, balance);
        BigDecimal two = BigDecimal.valueOf(2);
        assertThat(opened(risk.multiply(two), distance, balance)).isGreaterThanOrEqualTo(base);
        assertThat(opened(risk, distance.divide(two), balance)).isGreaterThanOrEqualTo(base);
        assertThat(opened(risk, distance, 2 * balance)).isGreaterThanOrEqualTo(base);
    }

    private static BigDecimal opened(BigDecimal risk, BigDecimal distance, int balance) {
        EntryTerms terms = new EntryTerms(BigDecimal.ONE, Optional.of(distance));
        return entries(new PositionSize.Risk(risk), fx("1.1"), 10, terms, Integer.toString(balance)).orders().stream()
                .map(SizedOrder::quantity)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal quantity(PositionSize size, StrategyMarket market, int leverage) {
        return quantity(size, market, leverage, EntryTerms.WHOLE);
    }

    private static BigDecimal quantity(PositionSize size, StrategyMarket market, int leverage, EntryTerms terms) {
        return entries(size, market, leverage, terms, "10000").orders().get(0).quantity();
    }

    private static Sizes entries(
            PositionSize size, StrategyMarket market, int leverage, EntryTerms terms, String balance) {
        return allocation(strategy(size), leverage)
                .entries(
                        Books.ofCash(decimal(balance)),
                        Map.of("fx", PositionSide.LONG),
                        Map.of("fx", terms),
                        Map.of("fx", market));
    }

    private static Optional<String> refusal(PositionSize size, InstrumentKind kind, EntryTerms terms) {
        StrategyMarket market = market(UNITS, BigDecimal.ONE, kind);
        return Allocation.refusal(strategy(size), Map.of("fx", terms), Map.of("fx", market));
    }

    private static Allocation allocation(Strategy strategy, int leverage) {
        return new Allocation(
                AllocationPolicy.MULTI_STRATEGY, Valuation.COST, BigDecimal.valueOf(leverage), List.of(strategy));
    }

    private static Strategy strategy(PositionSize size) {
        return new Strategy("fx", InstrumentId.parse("oanda/EUR-USD"), Origin.SIGNAL, size);
    }

    private static StrategyMarket fx(String price) {
        return market(UNITS, decimal(price), InstrumentKind.FX);
    }

    private static StrategyMarket future(String price) {
        return market(CONTRACTS, decimal(price), InstrumentKind.FUTURE);
    }

    private static StrategyMarket market(VenueFilters filters, BigDecimal price, InstrumentKind kind) {
        return new StrategyMarket(new Quote(price, price), filters, BigDecimal.ZERO).denominated(Denomination.of(kind));
    }

    private static VenueFilters filters(String tick, String step, String multiplier) {
        return new VenueFilters(
                decimal(tick), decimal(step), decimal(step), decimal("1e9"), BigDecimal.ZERO, decimal(multiplier));
    }

    private static PositionSize share(String share) {
        return new PositionSize.Share(decimal(share));
    }

    private static PositionSize risk(String risk) {
        return new PositionSize.Risk(decimal(risk));
    }

    private static EntryTerms stop(String distance) {
        return new EntryTerms(BigDecimal.ONE, Optional.of(decimal(distance)));
    }

    private static BigDecimal decimal(String text) {
        return new BigDecimal(text);
    }
}
