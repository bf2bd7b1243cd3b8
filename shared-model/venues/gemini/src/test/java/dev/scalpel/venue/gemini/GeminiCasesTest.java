package dev.scalpel.venue.gemini;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.scalpel.ledger.IdempotencyPolicy;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.localexchange.access.ApiKey;
import dev.scalpel.localexchange.faults.Fault;
import dev.scalpel.localexchange.gemini.GeminiFaults;
import dev.scalpel.localexchange.market.SymbolStatus;
import dev.scalpel.localexchange.protocol.Response;
import dev.scalpel.market.Symbol;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.trading.OrderSide;
import dev.scalpel.venue.VenueException;
import dev.scalpel.venue.VenueException.Kind;
import dev.scalpel.venue.adapter.VenueAdapters;
import dev.scalpel.venue.trading.Placement;
import dev.scalpel.venue.trading.TradingRefusedException;
import dev.scalpel.venue.trading.VenueBroker;
import dev.scalpel.venue.trading.VenueFill;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can go wrong at a spot venue, at this one. */
class GeminiCasesTest {

    private static final Symbol BTC = GeminiStandIn.BTC;
    private static final int VALID = 5_000;

    private final GeminiStandIn venue = new GeminiStandIn();
    private final VenueBroker broker = connect(venue, Duration.ZERO);

    @AfterEach
    void close() {
        venue.close();
    }

    @Test
    void anOrderWithoutFundsIsRejectedAlsoWhereTheVenueKeepsItsRecord() {
        Intent large = entry("e1", "1000");

        assertThat(kind(() -> broker.send(BTC, large))).isEqualTo(Kind.REJECTED);

        assertThat(broker.find(BTC, large).orders())
                .extracting(OrderReport::status)
                .containsExactly(OrderReport.Status.REJECTED);
        assertThat(broker.openOrders(BTC)).isEmpty();
        assertThat(broker.fillsSince(BTC, 0)).isEmpty();
    }

    /** "Symbols and minimums": an order has a least quantity, and no least value. */
    @Test
    void anOrderOfTheLeastQuantityIsAcceptedWhateverItIsWorth() {
        broker.send(BTC, entry("e1", "0.001"));
        assertThat(broker.netQuantity(BTC)).isEqualByComparingTo("0.001");
    }

    /** The fee comes on top of the price, in the quote asset. */
    @Test
    void aBuyThatLeavesNothingForItsFeeIsRejected() {
        venue.exchange.deposit("USD", new BigDecimal("2000"));
        assertThat(kind(() -> broker.send(BTC, entry("e1", "100")))).isEqualTo(Kind.REJECTED);
        broker.send(BTC, entry("e2", "99"));
        assertThat(broker.fillsSince(BTC, 0))
                .extracting(fill -> fill.fill().feeAsset())
                .containsOnly("USD");
        assertThat(broker.netQuantity(BTC)).isEqualByComparingTo("99");
    }

    @Test
    void anImmediateOrderThatFillsNothingThreeTimesIsCancelledThreeTimes() {
        venue.exchange.fillPartially(BTC, BigDecimal.ZERO, Duration.ZERO, 3);
        for (String id : List.of("e1", "e2", "e3")) {
            Placement sent = broker.send(BTC, entry(id, "1"));
            assertThat(sent.orders()).extracting(OrderReport::status).containsExactly(OrderReport.Status.CANCELLED);
            assertThat(broker.find(BTC, entry(id, "1")).orders())
                    .allSatisfy(order -> assertThat(order.filledQuantity()).isZero());
        }
        assertThat(broker.send(BTC, entry("e4", "1")).orders())
                .extracting(OrderReport::status)
                .containsExactly(OrderReport.Status.FILLED);
        assertThat(broker.netQuantity(BTC)).isEqualByComparingTo("1");
    }

    @Test
    void anImmediateOrderThatFillsInPartIsCancelledWithWhatItFilled() {
        venue.exchange.fillPartially(BTC, new BigDecimal("0.25"), Duration.ZERO, 1);

        OrderReport sent = broker.send(BTC, entry("e1", "1")).orders().get(0);

        assertThat(sent.status()).isEqualTo(OrderReport.Status.CANCELLED);
        assertThat(sent.filledQuantity()).isEqualByComparingTo("0.25");
        assertThat(broker.fills(BTC, sent))
                .singleElement()
                .satisfies(fill -> assertThat(fill.fill().quantity()).isEqualByComparingTo("0.25"));
    }

    /** The cancel of a trim comes too late: the stop's fills are those of its order. */
    @Test
    void aStopThatFillsBeforeItsCancelIsReportedFilled() {
        broker.send(BTC, entry("e1", "1"));
        OrderReport stop =
                broker.send(BTC, stop("p1", "1", "98.50", "90")).orders().get(0);
        assertThat(stop.clientId()).isEqualTo("p1-s");
        venue.advance(Duration.ofMinutes(5));

        Placement cancelled = broker.cancel(BTC, stop);

        assertThat(cancelled.orders()).extracting(OrderReport::status).containsExactly(OrderReport.Status.FILLED);
        assertThat(broker.find(BTC, stop("p1", "1", "98.50", "90")).orders())
                .singleElement()
                .satisfies(order -> assertThat(order.filledQuote()).isEqualByComparingTo("98.5"));
        assertThat(broker.netQuantity(BTC)).isZero();
    }

    @Test
    void aDepositAndAForeignOrderShowInBalancesAndFills() {
        long begin = venue.clock().millis();
        venue.exchange.deposit("BTC", new BigDecimal("0.7"));
        assertThat(broker.netQuantity(BTC)).isEqualByComparingTo("0.7");
        VenueBroker byHand = connect(venue, Duration.ZERO);
        byHand.send(BTC, exit("by-hand", "0.7"));
        assertThat(broker.netQuantity(BTC)).isZero();
        assertThat(broker.fillsSince(BTC, begin)).extracting(VenueFill::side).containsExactly(OrderSide.SELL);
    }

    @Test
    void aCoinThatWasRenamedIsNotListed() {
        Symbol renamed = Symbol.parse("OLD/USD");
        assertThat(kind(() -> broker.instrumentNow(renamed))).isEqualTo(Kind.NOT_LISTED);
        assertThat(kind(() -> broker.quote(renamed))).isEqualTo(Kind.NOT_LISTED);
    }

    /** A clock 40 seconds off lies outside the venue's window; it is measured before anything is sent. */
    @ParameterizedTest
    @ValueSource(longs = {-40, 40})
    void aClockThatIsFortySecondsOffIsNoticedAndCorrected(long seconds) {
        VenueBroker off = connect(venue, Duration.ofSeconds(seconds));
        assertThat(kind(off::balances)).isEqualTo(Kind.CLOCK_OFF);

        off.synchronise();

        assertThat(off.balances().of("USD").free()).isEqualByComparingTo("10000");
        assertThat(Math.abs(off.venueMillis() - venue.clock().millis())).isLessThanOrEqualTo(500);
        Intent entry = intent("e1", Intent.Kind.ENTRY, OrderSide.BUY, "1", "120", null, off.venueMillis());
        assertThat(off.send(BTC, entry).isFound()).isTrue();
    }

    /** Such a key would take an order that arrives minutes later: it cannot send one. */
    @Test
    void aKeyWhoseNoncesMustIncreaseCannotTrade() {
        venue.exchange.setTimeBasedNonces(false);
        broker.synchronise();

        VenueException failure = failure(() -> broker.send(BTC, entry("e1", "1")));

        assertThat(failure.kind()).isEqualTo(Kind.KEY_REJECTED);
        assertThat(failure).hasMessageContaining("Uses a time based nonce");
        assertThat(venue.acceptedOrders()).isZero();
    }

    /** The request is under way for longer than the order is valid: the nonce is too old when it arrives. */
    @Test
    void anOrderThatIsLongUnderWayIsRefusedAndThenNotFoundIsFinal() {
        Intent entry = entry("e1", "1");
        broker.synchronise();
        failOrder(Fault.delayedExecution(Duration.ofMillis(VALID)));

        assertThat(kind(() -> broker.send(BTC, entry))).isEqualTo(Kind.OUTCOME_UNKNOWN);

        assertThat(entry.notFoundIsFinal(venue.clock().millis())).isFalse();
        venue.advance(Duration.ofMillis(VALID + Intent.GRACE_MILLIS + 1));
        assertThat(entry.notFoundIsFinal(venue.clock().millis())).isTrue();
        assertThat(broker.find(BTC, entry).isFound()).isFalse();
        assertThat(venue.acceptedOrders()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 403, 502, 503})
    void aPageInsteadOfJsonIsNeverTakenForAnAnswer(int status) {
        broker.synchronise();
        failOrder(new Fault.Refusal("page", new Response(status, Map.of(), "text/html", "<html>wait</html>")));

        Kind kind = kind(() -> broker.send(BTC, entry("e1", "1")));

        // 403: the firewall in front of the venue.
        assertThat(kind).isEqualTo(status == 403 ? Kind.RATE_LIMITED : Kind.OUTCOME_UNKNOWN);
        assertThat(broker.find(BTC, entry("e1", "1")).isFound()).isFalse();
    }

    @Test
    void aRateLimitMayOrMayNotSayHowLongToWait() {
        venue.exchange.faults().failNext(GeminiFaults.rateLimited());
        VenueException silent = failure(broker::balances);
        assertThat(silent.kind()).isEqualTo(Kind.RATE_LIMITED);
        assertThat(silent.retryAfter()).isEmpty();
        venue.exchange.faults().failNext(GeminiFaults.rateLimited(Duration.ofSeconds(11)));
        assertThat(failure(broker::balances).retryAfter()).contains(Duration.ofSeconds(11));
    }

    /** "Rate Limits": 120 public and 600 private requests a minute. */
    @Test
    void theVenuesOwnLimitRefusesAndTheNextMinuteIsFree() {
        venue.exchange.limitRequests(2, 2);
        broker.balances();
        broker.balances();
        assertThat(kind(broker::balances)).isEqualTo(Kind.RATE_LIMITED);
        broker.quote(BTC);
        venue.advance(Duration.ofMinutes(1));
        broker.balances();
    }

    @Test
    void maintenanceLeavesTheOutcomeOpen() {
        broker.synchronise();
        failOrder(Fault.executedButRefused(GeminiFaults.maintenance()));

        assertThat(kind(() -> broker.send(BTC, entry("e1", "1")))).isEqualTo(Kind.OUTCOME_UNKNOWN);

        assertThat(broker.find(BTC, entry("e1", "1")).isFound()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"HALT", "CANCEL_ONLY"})
    void aMarketThatTakesNoOrdersIsClosed(String status) {
        broker.synchronise();
        venue.exchange.setStatus(BTC, SymbolStatus.valueOf(status));
        assertThat(broker.instrumentNow(BTC).status().takesOrders()).isFalse();
        assertThat(kind(() -> broker.send(BTC, entry("e1", "1")))).isEqualTo(Kind.MARKET_CLOSED);
    }

    /** "maker-or-cancel": the venue takes the order and cancels it, which other venues refuse. */
    @Test
    void aMakersEntryThatWouldTakeIsRejectedAndFoundCancelled() {
        VenueBroker maker = connect(venue, Duration.ZERO, "execution:\n  entry: maker\n");

        assertThat(kind(() -> maker.send(BTC, entry("e1", "1")))).isEqualTo(Kind.REJECTED);

        assertThat(maker.find(BTC, entry("e1", "1")).orders())
                .extracting(OrderReport::status)
                .containsExactly(OrderReport.Status.CANCELLED);
    }

    /** "Roles": a fund manager may withdraw. */
    @Test
    void aKeyThatMayWithdrawTradesNowhere() {
        requireRefused(new ApiKey(GeminiStandIn.KEY, GeminiStandIn.SECRET, true, true), "withdraw or transfer");
    }

    @Test
    void aKeyThatMayNotTradeTradesNowhere() {
        requireRefused(new ApiKey(GeminiStandIn.KEY, GeminiStandIn.SECRET, false, false), "may not trade");
    }

    /** The next order meets this fault. */
    private void failOrder(Fault fault) {
        venue.exchange.faults().failNext(fault, "POST /v1/order/new", 1);
    }

    private void requireRefused(ApiKey key, String reason) {
        try (GeminiStandIn other = new GeminiStandIn(key)) {
            assertThatThrownBy(() -> connect(other, Duration.ZERO).send(BTC, entry("e1", "1")))
                    .isInstanceOf(TradingRefusedException.class)
                    .hasMessageContaining(reason);
            assertThat(other.acceptedOrders()).isZero();
        }
    }

    private static VenueBroker connect(GeminiStandIn venue, Duration ahead) {
        return connect(venue, ahead, "");
    }

    /** @param ahead how far our clock is ahead of the venue's */
    private static VenueBroker connect(GeminiStandIn venue, Duration ahead, String more) {
        String yaml = "venue: gemini\nmode: testnet\nvenueConnection:\n  address: " + venue.address() + "\n" + more;
        return VenueAdapters.connectBroker(
                SettingsReader.fromText("test", yaml, Map.of()).settings(),
                venue.environment(),
                name -> {
                    throw new AssertionError("read " + name);
                },
                Clock.offset(venue.clock(), ahead));
    }

    private static Kind kind(Runnable call) {
        return failure(call).kind();
    }

    private static VenueException failure(Runnable call) {
        VenueException failure = catchThrowableOfType(VenueException.class, call::run);
        assertThat(failure).as("a VenueException").isNotNull();
        return failure;
    }

    private Intent entry(String id, String quantity) {
        return intent(
                id,
                Intent.Kind.ENTRY,
                OrderSide.BUY,
                quantity,
                "120",
                null,
                venue.clock().millis());
    }

    private Intent exit(String id, String quantity) {
        return intent(
                id,
                Intent.Kind.EXIT,
                OrderSide.SELL,
                quantity,
                "80",
                null,
                venue.clock().millis());
    }

    private Intent stop(String id, String quantity, String trigger, String limit) {
        return intent(
                id,
                Intent.Kind.PROTECTION,
                OrderSide.SELL,
                quantity,
                limit,
                trigger,
                venue.clock().millis());
    }

    private static Intent intent(
            String id,
            Intent.Kind kind,
            OrderSide side,
            String quantity,
            String price,
            @Nullable String trigger,
            long signed) {
        return new Intent(
                id,
                1,
                kind,
                side,
                signed,
                new BigDecimal(quantity),
                Optional.of(new BigDecimal(price)),
                Optional.ofNullable(trigger).map(BigDecimal::new),
                Optional.empty(),
                signed,
                signed + VALID,
                IdempotencyPolicy.TOKEN,
                Intent.Status.CLAIMED,
                List.of());
    }
}
