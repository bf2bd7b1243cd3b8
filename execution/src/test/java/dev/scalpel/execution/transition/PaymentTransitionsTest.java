package dev.scalpel.execution.transition;

import static dev.scalpel.execution.transition.TradeFixture.FILLED;
import static dev.scalpel.execution.transition.TradeFixture.NOW;
import static dev.scalpel.execution.transition.TradeFixture.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.scalpel.execution.state.VenueBooks;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.venue.trading.margin.MarginPayment;
import dev.scalpel.venue.trading.margin.MarginPayment.Kind;
import dev.scalpel.venue.trading.margin.PaymentState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Steps: funding and the fees of liquidations are read, booked once, and part of their trade's row. */
class PaymentTransitionsTest {

    private static final long MINUTE = 60_000;
    private static final SidedTrade LONG = new SidedTrade(PositionSide.LONG);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # read before, ms | closing | due
        50000             | false   | true
        49999             | false   | false
        49999             | true    | true
        0                 | true    | true
        """)
    void paymentsAreReadEveryFiftySecondsAndBeforeARowIsWritten(long before, boolean closing, boolean due) {
        VenueBooks books = with(LONG.holding(), PaymentState.NONE.withReadAt(NOW - before));
        Optional<Long> from = PaymentTransitions.dueFrom(books, NOW, closing);
        assertThat(from).isEqualTo(due ? Optional.of(FILLED - MINUTE) : Optional.empty());
    }

    @Test
    void withoutATradeThereIsNothingToRead() {
        assertThat(PaymentTransitions.dueFrom(TradeFixture.flat(), NOW, false)).isEmpty();
        assertThat(PaymentTransitions.dueFrom(LONG.entering(LONG.entry(Intent.Status.CLAIMED)), NOW, false))
                .isEmpty();
    }

    @Test
    void theFillsOfATradeThatHasEndedAreNoReasonToReadAndThoseOfAnEntryAre() {
        Intent filled = LONG.entered(TradeFixture.fill("e1", FILLED, "100", "1", "0", "USDT"));
        assertThat(PaymentTransitions.dueFrom(TradeFixture.flat(filled), NOW, true))
                .isEmpty();
        assertThat(PaymentTransitions.dueFrom(LONG.entering(filled), NOW, true)).contains(FILLED - MINUTE);
    }

    /** A clock that has just begun, where nothing has been traded. */
    @Test
    void beforeTheFirstTradeThereIsNothingToReadOrToBookWhateverTheTime() {
        assertThat(PaymentTransitions.dueFrom(TradeFixture.flat(), 1_000, true)).isEmpty();
        VenueBooks books = PaymentTransitions.booked(TradeFixture.flat(), List.of(funding("f", 1_000, "-1")), 2_000);
        assertThat(books.execution().margin().payments().funding()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"900000, true", "900001, false"})
    void aClosedTradesPaymentsAreLookedForAQuarterOfAnHour(long after, boolean due) {
        PaymentState state = PaymentState.NONE.afterTrade(NOW - 2_000_000, NOW - after);
        assertThat(PaymentTransitions.dueFrom(with(TradeFixture.flat(), state), NOW, false))
                .isEqualTo(due ? Optional.of(NOW - 2_000_000 - MINUTE) : Optional.empty());
        // A later trade's own payments follow from its own first fill, once the former one's are complete.
        assertThat(PaymentTransitions.dueFrom(with(LONG.holding(), state), NOW, false))
                .contains(due ? NOW - 2_000_000 - MINUTE : FILLED - MINUTE);
    }

    @Test
    void eachPaymentIsBookedOnceHoweverOftenItIsListed() {
        List<MarginPayment> listed =
                List.of(funding("f1", NOW, "-0.25"), fee("l1", NOW, "-1.5"), funding("f2", NOW, "0.05"));
        VenueBooks once = PaymentTransitions.booked(LONG.holding(), listed, NOW);
        VenueBooks twice = PaymentTransitions.booked(once, listed, NOW + 1);
        for (VenueBooks books : List.of(once, twice)) {
            PaymentState state = books.execution().margin().payments();
            assertThat(state.funding()).isEqualByComparingTo("-0.20");
            assertThat(state.fees()).isEqualByComparingTo("1.5");
        }
        assertThat(once.execution().margin().payments().readAt()).isEqualTo(NOW);
        assertThat(twice.execution().margin().payments().readAt()).isEqualTo(NOW + 1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # before the first fill, ms | booked
        60000                       | true
        60001                       | false
        """)
    void aPaymentFromBeforeTheTradeIsSomebodyElses(long before, boolean booked) {
        VenueBooks books = PaymentTransitions.booked(LONG.holding(), List.of(funding("f", FILLED - before, "-1")), NOW);
        assertThat(books.execution().margin().payments().funding()).isEqualByComparingTo(booked ? "-1" : "0");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # time of the payment against a trade from 1000000 to 2000000 | booked
        939999  | false
        940000  | true
        2060000 | true
        2060001 | false
        """)
    void whatIsListedAfterItsTradeIsBookedIfItsTimeFallsIntoIt(long time, boolean booked) {
        VenueBooks closed = with(TradeFixture.flat(), PaymentState.NONE.afterTrade(1_000_000, 2_000_000));
        VenueBooks books = PaymentTransitions.booked(closed, List.of(funding("f", time, "-1")), NOW);
        assertThat(books.execution().margin().payments().funding()).isEqualByComparingTo(booked ? "-1" : "0");
        VenueBooks fresh = PaymentTransitions.booked(TradeFixture.flat(), List.of(funding("f", time, "-1")), NOW);
        assertThat(fresh.execution().margin().payments().funding()).isZero();
    }

    @Test
    void aPaymentInAnotherAssetIsReportedAndNotBooked() {
        List<MarginPayment> listed = List.of(new MarginPayment(Kind.FUNDING, "f", NOW, number("-0.001"), "BNB"));
        VenueBooks books = PaymentTransitions.booked(LONG.holding(), listed, NOW);
        assertThat(books.execution().margin().payments().funding()).isZero();
        assertThat(PaymentTransitions.uncounted(books.symbol(), listed))
                .contains("a payment of -0.001 BNB for ETH/USDT is not in the ledger, which counts in USDT");
        assertThat(PaymentTransitions.uncounted(books.symbol(), List.of(funding("f", NOW, "-1"))))
                .isEmpty();
    }

    /** Sold at 104 what was bought at 100, without a fee: 4, less 0.25 of funding and 1.50 of a liquidation. */
    @ParameterizedTest
    @EnumSource
    void theRowOfATradeHasItsFundingAndItsFeesAndTheNextTradeBeginsWithNone(PositionSide side) {
        SidedTrade trade = new SidedTrade(side);
        PaymentState paid = PaymentState.NONE
                .withFunding(new PaymentState.Booked("f", NOW), number("-0.25"))
                .withFee(new PaymentState.Booked("l", NOW), number("1.50"));
        Transition after = Step.of(trade, with(trade.holding(trade.exited("104", "1", "0")), paid))
                .run();
        TradeRow row = after.trades().get(0);
        assertThat(row.netProfit()).isEqualByComparingTo("2.25");
        assertThat(row.funding()).isEqualByComparingTo("-0.25");
        assertThat(row.fees()).containsOnlyKeys("USDT");
        assertThat(row.fees().get("USDT")).isEqualByComparingTo("1.50");
        assertThat(row.exitReason()).isEqualTo(ExitReason.EXTERNAL);
        PaymentState left = after.books().execution().margin().payments();
        assertThat(left.net()).isZero();
        assertThat(left.tradedFrom()).isEqualTo(FILLED);
        assertThat(left.tradedUntil()).isEqualTo(NOW + 100);
        assertThat(after.books().account().settledEquity()).isEqualTo(1_002.25, within(1e-9));
    }

    @Test
    void aTradeWithoutAFeeOfALiquidationHasThoseOfItsFillsOnly() {
        Transition after =
                Step.of(LONG, LONG.holding(LONG.exited("104", "1", "0.104"))).run();
        assertThat(after.trades().get(0).fees()).isEqualTo(Map.of("USDT", number("0.104")));
        assertThat(after.trades().get(0).funding()).isZero();
    }

    @Test
    void theEquityHasWhatWasPaidSinceTheLastRow() {
        PaymentState paid = PaymentState.NONE.withFunding(new PaymentState.Booked("f", NOW), number("-0.25"));
        VenueBooks marked = BarTransitions.marked(with(LONG.holding(), paid), 101);
        assertThat(marked.account().equity()).isEqualTo(1_000.75, within(1e-9));
        assertThat(BarTransitions.marked(with(TradeFixture.flat(), paid), 101)
                        .account()
                        .equity())
                .isEqualTo(999.75, within(1e-9));
    }

    private static MarginPayment funding(String id, long time, String amount) {
        return new MarginPayment(Kind.FUNDING, id, time, number(amount), "USDT");
    }

    private static MarginPayment fee(String id, long time, String amount) {
        return new MarginPayment(Kind.LIQUIDATION_FEE, id, time, number(amount), "USDT");
    }

    private static VenueBooks with(VenueBooks books, PaymentState state) {
        return books.withExecution(
                books.execution().withMargin(books.execution().margin().withPayments(state)));
    }
}
