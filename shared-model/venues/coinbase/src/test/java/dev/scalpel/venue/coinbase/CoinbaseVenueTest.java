package dev.scalpel.venue.coinbase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.scalpel.ledger.OrderReport;
import dev.scalpel.localexchange.coinbase.CoinbaseFaults;
import dev.scalpel.localexchange.faults.Fault;
import dev.scalpel.localexchange.market.SymbolStatus;
import dev.scalpel.market.Symbol;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.trading.OrderSide;
import dev.scalpel.venue.ConnectionParameters;
import dev.scalpel.venue.MarketStatus;
import dev.scalpel.venue.VenueAddress;
import dev.scalpel.venue.VenueClock;
import dev.scalpel.venue.VenueException;
import dev.scalpel.venue.VenueException.Kind;
import dev.scalpel.venue.adapter.VenueAdapters;
import dev.scalpel.venue.credentials.Credentials;
import dev.scalpel.venue.credentials.CredentialsForm;
import dev.scalpel.venue.trading.NewOrder;
import dev.scalpel.venue.trading.TradingRefusedException;
import dev.scalpel.venue.trading.TradingVenue;
import dev.scalpel.venue.trading.TradingVenue.OrderReference;
import dev.scalpel.venue.trading.TradingVenue.Signing;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What only this venue has, below the broker: ids, pages, cancellations, faults, refusals. */
class CoinbaseVenueTest {

    private static final Symbol BTC = CoinbaseStandIn.BTC;

    private final CoinbaseStandIn venue = new CoinbaseStandIn();
    private final VenueClock clock = new VenueClock(venue.clock());
    private final TradingVenue trading = connect(clock);

    private TradingVenue connect(VenueClock time) {
        return new CoinbaseAdapter()
                .trading()
                .orElseThrow()
                .connect(
                        new ConnectionParameters(VenueAddress.local(venue.address()), time, Duration.ofSeconds(5)),
                        Credentials.of(
                                CredentialsForm.KEY_AND_SECRET,
                                SettingsReader.fromText("test", "venue: coinbase", Map.of())
                                        .settings()
                                        .venueConnection(),
                                venue.environment(),
                                name -> {
                                    throw new AssertionError("read " + name);
                                }),
                        5_000);
    }

    @AfterEach
    void close() {
        venue.close();
    }

    @Test
    void theTestnetIsRefusedWithItsReason() {
        assertThatThrownBy(() -> VenueAdapters.connectBroker(
                        SettingsReader.fromText("test", "venue: coinbase\nmode: testnet", Map.of())
                                .settings(),
                        venue.environment(),
                        name -> "",
                        Clock.systemUTC()))
                .isInstanceOf(TradingRefusedException.class)
                .hasMessageContaining("no testnet");
    }

    @Test
    void aRepeatedClientIdCreatesNoSecondOrder() throws Exception {
        OrderReport first = trading.place(BTC, buy("same"), signing()).orders().get(0);
        OrderReport second = trading.place(BTC, buy("same"), signing()).orders().get(0);
        assertThat(second.venueId()).isEqualTo(first.venueId());
        assertThat(venue.exchange().orders()).hasSize(1);
    }

    @Test
    void anOrderIsFoundByTheVenuesIdOrAmongThoseSinceItWasSent() throws Exception {
        OrderReport placed = trading.place(BTC, buy("one"), signing()).orders().get(0);
        assertThat(trading.order(BTC, new OrderReference("one", Optional.of(placed.venueId()), Optional.empty()))
                        .orElseThrow()
                        .status())
                .isEqualTo(OrderReport.Status.FILLED);
        assertThat(trading.order(
                        BTC,
                        new OrderReference(
                                "one",
                                Optional.empty(),
                                Optional.of(venue.clock().instant()))))
                .isPresent();
        assertThat(trading.order(BTC, "one")).isPresent();
        venue.advance(Duration.ofMinutes(3));
        assertThat(trading.order(
                        BTC,
                        new OrderReference(
                                "one",
                                Optional.empty(),
                                Optional.of(venue.clock().instant()))))
                .isEmpty();
        assertThat(trading.order(BTC, new OrderReference("one", Optional.of("11111-00000"), Optional.empty())))
                .isEmpty();
    }

    /** Look-ups and fills come in pages of 250. */
    @Test
    void anOrderOnALaterPageIsFoundAndNoFillIsMissing() throws Exception {
        venue.exchange().deposit("USD", new BigDecimal("1000000"));
        for (int order = 0; order < 260; order++) {
            trading.place(BTC, buy("o" + order, "0.1"), signing());
        }
        assertThat(trading.order(BTC, "o0")).isPresent();
        assertThat(trading.fillsSince(BTC, 0, venue.clock().millis())).hasSize(260);
    }

    @Test
    void anUnfilledImmediateOrderEndsCancelled() throws Exception {
        trading.place(
                BTC,
                new NewOrder(
                        "low",
                        OrderSide.BUY,
                        NewOrder.Type.IMMEDIATE,
                        BigDecimal.ONE,
                        Optional.of(new BigDecimal("60")),
                        Optional.empty(),
                        false),
                signing());
        assertThat(trading.order(BTC, "low").orElseThrow().status()).isEqualTo(OrderReport.Status.CANCELLED);
    }

    @Test
    void anOrderOfSomebodyElseIsListedAsTheVenueHasIt() throws Exception {
        OrderReport resting =
                trading.place(BTC, maker("foreign"), signing()).orders().get(0);
        assertThat(trading.openOrders(BTC)).singleElement().satisfies(open -> {
            assertThat(open.venueId()).isEqualTo(resting.venueId());
            assertThat(open.limit()).contains(new BigDecimal("60"));
        });
    }

    @Test
    void anOrderThatTheAccountCannotPayIsRefused() {
        assertThat(kindOf(() -> trading.place(BTC, buy("dear", "1000"), signing())))
                .isEqualTo(Kind.REJECTED);
    }

    @Test
    void aClosedMarketRefusesOrdersAndSaysSo() throws Exception {
        venue.exchange().setStatus(BTC, SymbolStatus.HALT);
        assertThat(trading.instrument(BTC).status()).isEqualTo(MarketStatus.CLOSED);
        assertThat(kindOf(() -> trading.place(BTC, buy("halted"), signing()))).isEqualTo(Kind.MARKET_CLOSED);
        venue.exchange().setStatus(BTC, SymbolStatus.CANCEL_ONLY);
        assertThat(trading.instrument(BTC).status()).isEqualTo(MarketStatus.CANCEL_ONLY);
    }

    @Test
    void aRenamedCoinIsNotListed() {
        venue.exchange().delist(BTC);
        assertThat(kindOf(() -> trading.instrument(BTC))).isEqualTo(Kind.NOT_LISTED);
        assertThat(kindOf(() -> trading.place(BTC, buy("gone"), signing()))).isEqualTo(Kind.NOT_LISTED);
        assertThat(kindOf(() -> trading.quote(BTC))).isEqualTo(Kind.NOT_LISTED);
    }

    /** Our clock is 40 seconds ahead and nobody has read the venue's. */
    @Test
    void aClockThatIsOffIsRefusedLikeAWrongKeyUntilTheVenuesIsRead() throws Exception {
        VenueClock ahead = new VenueClock(Clock.offset(venue.clock(), Duration.ofSeconds(40)));
        TradingVenue off = connect(ahead);
        assertThat(kindOf(off::balances)).isEqualTo(Kind.KEY_REJECTED);
        ahead.synchronise(ahead.instant(), off.serverTime(), ahead.instant());
        assertThat(off.balances().of("USD").free()).isPositive();
    }

    @Test
    void aRateLimitWithoutATimeHasNone() {
        venue.exchange().faults().failNext(CoinbaseFaults.tooManyRequests());
        VenueException failure = failure(() -> trading.balances());
        assertThat(failure.kind()).isEqualTo(Kind.RATE_LIMITED);
        assertThat(failure.retryAfter()).isEmpty();
    }

    @Test
    void aPageInsteadOfJsonLeavesTheOutcomeOpen() {
        venue.exchange().faults().failNext(Fault.unavailableHtml());
        assertThat(kindOf(() -> trading.place(BTC, buy("page"), signing()))).isEqualTo(Kind.OUTCOME_UNKNOWN);
        assertThat(venue.exchange().orders()).isEmpty();
    }

    @Test
    void anOrderThatWasExecutedBehindAnErrorIsFound() throws Exception {
        venue.exchange().faults().failNext(Fault.executedButRefused(CoinbaseFaults.internalError()));
        assertThat(kindOf(() -> trading.place(BTC, buy("hidden"), signing()))).isEqualTo(Kind.OUTCOME_UNKNOWN);
        assertThat(trading.order(BTC, "hidden").orElseThrow().status()).isEqualTo(OrderReport.Status.FILLED);
    }

    /** What the venue executes later than the token allows, it refuses. */
    @Test
    void anOrderThatIsDelayedBeyondItsTokenIsNeverExecuted() throws Exception {
        venue.exchange().faults().failNext(Fault.delayedExecution(Duration.ofSeconds(8)));
        assertThat(kindOf(() -> trading.place(BTC, buy("late"), signing()))).isEqualTo(Kind.OUTCOME_UNKNOWN);
        venue.advance(Duration.ofSeconds(9));
        assertThat(trading.order(BTC, "late")).isEmpty();
    }

    @Test
    void commissionsAreInTheQuoteCurrencyAndExact() throws Exception {
        String id = trading.place(BTC, buy("fee"), signing()).orders().get(0).venueId();
        assertThat(trading.fills(BTC, id)).singleElement().satisfies(fill -> {
            assertThat(fill.fill().feeAsset()).isEqualTo("USD");
            assertThat(fill.fill().fee())
                    .isEqualByComparingTo(fill.fill().price().multiply(new BigDecimal("0.001")));
            assertThat(fill.maker()).isFalse();
        });
        assertThat(trading.balances().of("BTC").free()).isEqualByComparingTo("1");
    }

    @Test
    void aStopHoldsItsQuantityUntilItIsCancelled() throws Exception {
        trading.place(BTC, buy("bought"), signing());
        OrderReport stop =
                trading.place(BTC, stop("stop-s"), signing()).orders().get(0);
        assertThat(trading.balances().of("BTC").locked()).isEqualByComparingTo("1");
        assertThat(trading.cancel(BTC, stop).isFound()).isTrue();
        assertThat(trading.balances().of("BTC").locked()).isZero();
        assertThat(trading.cancel(BTC, stop).isFound()).isFalse();
    }

    @Test
    void aStopAboveThePriceIsRefused() throws Exception {
        trading.place(BTC, buy("bought"), signing());
        NewOrder above = new NewOrder(
                "above",
                OrderSide.SELL,
                NewOrder.Type.STOP_LIMIT,
                BigDecimal.ONE,
                Optional.of(new BigDecimal("110")),
                Optional.of(new BigDecimal("120")),
                true);
        assertThat(kindOf(() -> trading.place(BTC, above, signing()))).isEqualTo(Kind.REJECTED);
    }

    private Signing signing() {
        long now = venue.clock().millis();
        return new Signing(now, now + 5_000);
    }

    private static NewOrder buy(String id) {
        return buy(id, "1");
    }

    private static NewOrder buy(String id, String quantity) {
        return new NewOrder(
                id,
                OrderSide.BUY,
                NewOrder.Type.IMMEDIATE,
                new BigDecimal(quantity),
                Optional.of(new BigDecimal("120")),
                Optional.empty(),
                false);
    }

    private static NewOrder maker(String id) {
        return new NewOrder(
                id,
                OrderSide.BUY,
                NewOrder.Type.POST_ONLY,
                BigDecimal.ONE,
                Optional.of(new BigDecimal("60")),
                Optional.empty(),
                false);
    }

    private static NewOrder stop(String id) {
        return new NewOrder(
                id,
                OrderSide.SELL,
                NewOrder.Type.STOP_LIMIT,
                BigDecimal.ONE,
                Optional.of(new BigDecimal("60")),
                Optional.of(new BigDecimal("70")),
                true);
    }

    private static Kind kindOf(Request request) {
        return failure(request).kind();
    }

    private static VenueException failure(Request request) {
        Exception failure = catchThrowableOfType(Exception.class, request::execute);
        assertThat(failure).as("a failure").isNotNull();
        return new CoinbaseAdapter().errors().explain("something", failure);
    }

    /** A request that may fail. */
    @FunctionalInterface
    private interface Request {
        Object execute() throws IOException;
    }
}
