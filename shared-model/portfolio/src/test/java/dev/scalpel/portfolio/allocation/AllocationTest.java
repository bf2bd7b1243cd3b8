package dev.scalpel.portfolio.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.portfolio.allocation.SizedOrder.Purpose;
import dev.scalpel.signals.Outcome;
import dev.scalpel.trading.OrderSide;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.VenueFilters;
import dev.scalpel.trading.futures.FuturesRoot;
import dev.scalpel.venue.trading.Quote;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the venue's limits do to sizes, and the cases that no vector has. */
class AllocationTest {

    @Test
    void anEntryBelowTheVenuesMinimumIsReportedAndNotSent() {
        VectorAccount account = VectorAccount.boost("100", "0.04", "0.5", "0.3")
                .filters("btc", filters("0.00001", "0.0001", "9000", "5"))
                .price("btc", "50000")
                .price("eth", "2500");
        SlotPlan plan = account.slot("eth buy", "btc buy");
        assertThat(plan.orders()).extracting(SizedOrder::strategy).containsExactly("eth");
        assertThat(plan.outcomes()).containsEntry("btc", Outcome.BELOW_MINIMUM).containsEntry("eth", Outcome.EXECUTED);
    }

    @Test
    void anEntryIsNoLargerThanTheVenueAllows() {
        VectorAccount account = VectorAccount.boost("100000", "0.4", "0.3", "0.2")
                .filters("btc", filters("0.01", "0.01", "0.505", "0"))
                .price("btc", "50000");
        account.slot("btc buy");
        assertThat(account.orders()).containsExactly("OPEN btc 0.5 at 50000");
    }

    /** One contract is 50 · 6,000 = 300,000. */
    @Test
    void halfAFuturesContractIsBelowTheMinimum() {
        VectorAccount account = VectorAccount.multi("300000", "0.5", "0.3", "0")
                .filters("btc", FuturesRoot.ES.filters())
                .price("btc", "6000");
        SlotPlan plan = account.slot("btc buy");
        assertThat(plan.orders()).isEmpty();
        assertThat(plan.outcomes()).containsEntry("btc", Outcome.BELOW_MINIMUM);

        VectorAccount larger = VectorAccount.multi("1000000", "0.5", "0.3", "0")
                .filters("btc", FuturesRoot.ES.filters())
                .price("btc", "6000");
        larger.slot("btc buy");
        assertThat(larger.orders()).containsExactly("OPEN btc 1 at 6000");
    }

    @Test
    void anExcessOfHalfAPercentOfTheValueIsNotTrimmed() {
        // BTC may have 600 of 1,000 and costs 605: the excess is the tolerance itself.
        VectorAccount account = tolerance("395", "605");
        account.slot("eth buy");
        assertThat(account.orders()).containsExactly("OPEN eth 0.15 at 2500");

        VectorAccount more = tolerance("394.9", "605.1");
        assertThat(more.slot("eth buy").orders())
                .extracting(SizedOrder::purpose)
                .containsExactly(Purpose.TRIM, Purpose.OPEN);
    }

    private static VectorAccount tolerance(String cash, String cost) {
        return VectorAccount.boost(cash, "0.6", "0.38", "0")
                .holding("btc", "0.01", cost)
                .price("btc", "60000")
                .price("eth", "2500");
    }

    @Test
    void aTrimBelowTheVenuesMinimumIsLeftOut() {
        VectorAccount account = VectorAccount.boost("380", "0.6", "0.38", "0")
                .filters("btc", filters("0.00001", "0.001", "9000", "0"))
                .holding("btc", "0.01", "620")
                .price("btc", "60000")
                .price("eth", "2500");
        SlotPlan plan = account.slot("eth buy");
        assertThat(plan.orders()).extracting(SizedOrder::strategy).containsExactly("eth");
        assertThat(account.cost("eth")).isEqualTo("360");
    }

    @Test
    void nothingIsTrimmedInTheMultiStrategyAllocation() {
        VectorAccount account = VectorAccount.multi("100", "0.4", "0.5", "0")
                .holding("btc", "0.02", "900")
                .price("btc", "50000")
                .price("eth", "2500");
        account.slot("eth buy");
        assertThat(account.orders()).containsExactly("OPEN eth 0.032 at 2500");
        assertThat(account.cash()).isEqualTo("20");
    }

    @Test
    void aCashBelowTheReserveOpensNothing() {
        VectorAccount account = VectorAccount.multi("10", "0.4", "0.5", "0")
                .holding("btc", "0.02", "900")
                .price("btc", "50000")
                .price("eth", "2500");
        SlotPlan plan = account.slot("eth buy");
        assertThat(plan.orders()).isEmpty();
        assertThat(plan.outcomes()).containsEntry("eth", Outcome.BELOW_MINIMUM);
        assertThat(account.allocation().spendable(account.books(), account.markets()))
                .isEqualByComparingTo("0");
    }

    @Test
    void aReversalClosesFirstAndIsSizedByWhatTheCloseBrought() {
        VectorAccount account = VectorAccount.multi("500", "0.5", "0.3", "0")
                .holding("btc", "0.01", "500")
                .price("btc", "60000");
        account.slot("btc short");
        // 500 + 600 = 1,100; half of it short.
        assertThat(account.orders()).hasSize(2).first().isEqualTo("CLOSE btc 0.01 at 60000");
        assertThat(account.books().holding("btc").orElseThrow().side()).isEqualTo(PositionSide.SHORT);
        assertThat(new BigDecimal(account.cost("btc")))
                .isCloseTo(new BigDecimal("550"), org.assertj.core.api.Assertions.within(new BigDecimal("1e-12")));

        account.price("btc", "54000").slot("btc sell");
        // Bought back for nine tenths of what it was sold for.
        assertThat(account.books().cash())
                .isCloseTo(new BigDecimal("1155"), org.assertj.core.api.Assertions.within(new BigDecimal("1e-12")));
    }

    @Test
    void anEntryOnTheShortSideIsSizedByTheBestPriceAndLimitedBelowIt() {
        VectorAccount account = VectorAccount.multi("1000", "0.5", "0.3", "0")
                .incrementBp("100")
                .filters("btc", "0.01", "0.001")
                .price("btc", "100");
        account.slot("btc short");
        assertThat(account.orders()).containsExactly("OPEN btc 5 at 99");
        assertThat(account.cash()).isEqualTo("500");
    }

    @Test
    void aContractsMultiplierIsPartOfItsValue() {
        VenueFilters contract = new VenueFilters(
                new BigDecimal("0.25"),
                BigDecimal.ONE,
                BigDecimal.ONE,
                new BigDecimal("1000"),
                BigDecimal.ZERO,
                new BigDecimal("5"));
        VectorAccount account = VectorAccount.multi("100000", "0.6", "0.3", "0")
                .filters("btc", contract)
                .price("btc", "5000");
        account.slot("btc buy");
        assertThat(account.orders()).containsExactly("OPEN btc 2 at 5000");
        assertThat(account.cash()).isEqualTo("50000");
        account.price("btc", "5100").slot("btc sell");
        assertThat(account.cash()).isEqualTo("101000");
    }

    @Test
    void whatCannotBeSoldIsDustAndWrittenOff() {
        VectorAccount account = VectorAccount.multi("1000", "0.5", "0.3", "0")
                .filters("btc", filters("0.001", "0.001", "9000", "10"))
                .holding("btc", "0.0104", "520")
                .price("btc", "50000");
        account.slot("btc sell");
        assertThat(account.orders()).containsExactly("CLOSE btc 0.01 at 50000");
        assertThat(account.books().holding("btc")).isEmpty();
        assertThat(account.cash()).isEqualTo("1500");

        VectorAccount crumbs = VectorAccount.multi("1000", "0.5", "0.3", "0")
                .filters("btc", filters("0.00001", "0.00001", "9000", "10"))
                .holding("btc", "0.0001", "5")
                .price("btc", "50000");
        crumbs.slot("btc sell");
        assertThat(crumbs.orders()).isEmpty();
        assertThat(crumbs.books().holdings()).isEmpty();
    }

    @Test
    void aRemainderThatTheVenueAcceptsIsKept() {
        VectorAccount account = VectorAccount.multi("1000", "0.5", "0.3", "0")
                .filters("btc", filters("0.001", "0.001", "0.01", "10"))
                .holding("btc", "0.025", "1250")
                .price("btc", "50000");
        account.slot("btc sell");
        assertThat(account.orders()).containsExactly("CLOSE btc 0.01 at 50000");
        assertThat(account.books().holding("btc").orElseThrow().quantity()).isEqualByComparingTo("0.015");
    }

    @Test
    void aCloseAndItsLimitFollowTheSide() {
        StrategyMarket market = new StrategyMarket(
                new Quote(new BigDecimal("99"), new BigDecimal("101")),
                filters("0.1", "0.1", "100", "0"),
                new BigDecimal("100"));
        Holding bought = new Holding(PositionSide.LONG, new BigDecimal("2"), new BigDecimal("200"));
        Holding sold = new Holding(PositionSide.SHORT, new BigDecimal("2"), new BigDecimal("200"));
        SizedOrder sale = Allocation.close("btc", bought, market).orElseThrow();
        assertThat(sale.side()).isEqualTo(OrderSide.SELL);
        assertThat(sale.limit()).isEqualByComparingTo("98.1");
        SizedOrder buy = Allocation.close("btc", sold, market).orElseThrow();
        assertThat(buy.side()).isEqualTo(OrderSide.BUY);
        assertThat(buy.limit()).isEqualByComparingTo("102");
    }

    @Test
    void aHolderThatIsNoLongerAStrategyCountsAndIsLeftAlone() {
        VectorAccount account = VectorAccount.boost("100", "0.4", "0.5", "0")
                .price("btc", "50000")
                .price("eth", "2500");
        account.holding("gone", "1", "900").price("gone", "900").filters("gone", "0.01", "0.01");
        SlotPlan plan = account.slot("eth buy");
        assertThat(plan.orders()).extracting(SizedOrder::strategy).containsExactly("eth");
        assertThat(account.books().holding("gone")).isPresent();
        assertThat(account.cash()).isEqualTo("20");
    }

    @Test
    void aMissingMarketIsNamed() {
        VectorAccount account = VectorAccount.boost("100", "0.4", "0.5", "0");
        assertThatThrownBy(() -> account.slot("eth buy"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no market is given for strategy eth");
        VectorAccount holder = VectorAccount.boost("100", "0.4", "0.5", "0").holding("btc", "1", "100");
        assertThatThrownBy(() -> holder.slot("btc sell")).hasMessage("no market is given for strategy btc");
        VectorAccount market =
                VectorAccount.boostAtMarket("100", "0.4", "0.5", "0").holding("btc", "1", "100");
        assertThatThrownBy(() -> market.allocation().value(market.books(), Map.of()))
                .hasMessage("no market is given for strategy btc");
        assertThatThrownBy(() -> new StrategyMarket(
                        new Quote(BigDecimal.ONE, BigDecimal.ONE),
                        filters("0.1", "0.1", "1", "0"),
                        new BigDecimal("-1")))
                .hasMessage("incrementBp must be >= 0: -1");
    }

    private static VenueFilters filters(String step, String minimum, String maximum, String minNotional) {
        return new VenueFilters(
                new BigDecimal("0.1"),
                new BigDecimal(step),
                new BigDecimal(minimum),
                new BigDecimal(maximum),
                new BigDecimal(minNotional));
    }
}
