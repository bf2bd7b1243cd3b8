package dev.scalpel.venue.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.margin.MarginTerms;
import dev.scalpel.venue.VenueException;
import dev.scalpel.venue.VenueException.Kind;
import dev.scalpel.venue.trading.Broker;
import dev.scalpel.venue.trading.ClientIds;
import dev.scalpel.venue.trading.FillCause;
import dev.scalpel.venue.trading.Placement;
import dev.scalpel.venue.trading.VenueFill;
import dev.scalpel.venue.trading.margin.MarginAccount;
import dev.scalpel.venue.trading.margin.MarginPayment;
import dev.scalpel.venue.trading.margin.MarginPosition;
import dev.scalpel.venue.trading.margin.MarginSetup;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What the trading half of an adapter with isolated margin must do: set-up and its verification, positions and account, funding,
 * liquidation and auto-deleveraging, and a stop with a target beside it. An adapter's test extends it with the venue's stand-in.
 */
public abstract class MarginContract {

    private static final BigDecimal ONE = BigDecimal.ONE;

    private final Function<List<BigDecimal>, MarginStandIn> venues;
    private MarginStandIn venue;
    private Broker broker;
    private ContractIntents intents;

    /** @param venues makes a new stand-in whose market will be moved to these prices, in this sequence, if to any */
    protected MarginContract(Function<List<BigDecimal>, MarginStandIn> venues) {
        this.venues = venues;
        connect();
    }

    private void connect(String... moves) {
        venue = venues.apply(Stream.of(moves).map(BigDecimal::new).toList());
        broker = ContractBrokers.unprepared(venue);
        broker.synchronise();
        intents = new ContractIntents(
                broker.instrument(venue.symbol()), broker.capabilities().idempotency(), venue);
    }

    /** The stand-in of a test whose market moves. */
    private void startWithMoves(PositionSide side, String ofLong, String ofShort, String... more) {
        venue.close();
        connect(Stream.concat(Stream.of(side == PositionSide.LONG ? ofLong : ofShort), Stream.of(more))
                .toArray(String[]::new));
    }

    @AfterEach
    void close() {
        venue.close();
    }

    @Test
    void theVenueHasMargin() {
        assertThat(broker.capabilities().margin()).isTrue();
    }

    @Test
    void thePreparationIsConfirmedAndPreparingAgainChangesNothing() {
        assertThat(broker.prepareMargin(venue.symbol(), MarginStandIn.LEVERAGE))
                .isEqualTo(MarginSetup.wanted(MarginStandIn.LEVERAGE));
        assertThat(broker.prepareMargin(venue.symbol(), MarginStandIn.LEVERAGE))
                .isEqualTo(MarginSetup.wanted(MarginStandIn.LEVERAGE));
        assertThat(broker.prepareMargin(venue.symbol(), 1)).isEqualTo(MarginSetup.wanted(1));
    }

    @Test
    void aLeverageThatTheVenueDoesNotOfferIsRejectedAndForbidsEntries() {
        assertThat(kind(() -> broker.prepareMargin(venue.symbol(), MarginStandIn.EXCESSIVE_LEVERAGE)))
                .isEqualTo(Kind.REJECTED);
        assertThatThrownBy(() -> broker.send(venue.symbol(), intents.entry("e1")))
                .isInstanceOf(IllegalStateException.class);
        assertThat(venue.acceptedOrders()).isZero();
    }

    @Test
    void noEntryIsSentBeforeThePreparation() {
        assertThatThrownBy(() -> broker.send(venue.symbol(), intents.entry("e1")))
                .isInstanceOf(IllegalStateException.class);
        assertThat(venue.acceptedOrders()).isZero();
    }

    @ParameterizedTest
    @EnumSource(names = {"TRUNCATED_RESPONSE", "UNAVAILABLE", "RATE_LIMITED", "CREDENTIALS_REJECTED"})
    void aPreparationThatMeetsAFaultHasItsKindAndForbidsEntries(VenueFault fault) {
        venue.failNext(fault);
        assertThat(kind(() -> broker.prepareMargin(venue.symbol(), MarginStandIn.LEVERAGE)))
                .isEqualTo(fault.kind());
        assertThatThrownBy(() -> broker.send(venue.symbol(), intents.entry("e1")))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void withoutAPositionThereIsNoneToLiquidate() {
        MarginPosition position = broker.marginPosition(venue.symbol());
        assertThat(position.isOpen()).isFalse();
        assertThat(position.liquidationPrice()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aPositionReportsItsSignItsPricesAndItsMargin(PositionSide side) {
        BigDecimal before = account().available();
        opened(side, MarginStandIn.LEVERAGE);

        MarginPosition position = broker.marginPosition(venue.symbol());

        assertThat(position.quantity()).isEqualByComparingTo(BigDecimal.valueOf(side.sign()));
        assertThat(position.quantity()).isEqualByComparingTo(broker.netQuantity(venue.symbol()));
        assertThat(position.entryPrice()).isBetween(new BigDecimal("90"), new BigDecimal("110"));
        assertThat(position.markPrice()).isBetween(new BigDecimal("90"), new BigDecimal("110"));
        BigDecimal loss = position.entryPrice()
                .subtract(position.liquidationPrice().orElseThrow())
                .multiply(BigDecimal.valueOf(side.sign()));
        assertThat(loss).isBetween(new BigDecimal("5"), new BigDecimal("22"));
        assertThat(position.margin()).isBetween(new BigDecimal("17"), new BigDecimal("23"));
        MarginAccount account = account();
        assertThat(account.asset()).isEqualTo(venue.symbol().quote());
        assertThat(account.available()).isLessThan(before);
        assertThat(account.maintenanceMargin()).isPositive();
        assertThat(account.unrealisedProfit()).isEqualByComparingTo(position.unrealisedProfit());
    }

    @Test
    void theTermsHoldForTheLeverageAndDemandLessThanTheInitialMargin() {
        MarginTerms terms = broker.marginTerms(venue.symbol(), MarginStandIn.LEVERAGE);
        BigDecimal notional = new BigDecimal("100");
        assertThat(terms.leverage()).isEqualTo(MarginStandIn.LEVERAGE);
        assertThat(terms.tiers().maintenance(notional)).isPositive().isLessThan(terms.initialMargin(notional));
        assertThat(terms.maxNotional()).isGreaterThan(notional);
    }

    @Test
    void withAPositionTheModeCannotBeChangedButItsLeverageIsConfirmed() {
        opened(PositionSide.LONG, MarginStandIn.LEVERAGE);
        assertThat(broker.prepareMargin(venue.symbol(), MarginStandIn.LEVERAGE))
                .isEqualTo(MarginSetup.wanted(MarginStandIn.LEVERAGE));
    }

    @ParameterizedTest
    @EnumSource
    void fundingIsPaidOnceAndMovesTheWalletByItsAmount(PositionSide side) {
        opened(side, 1);
        long begin = venue.clock().millis();
        BigDecimal before = account().walletBalance();

        venue.advance(venue.untilFunding());

        List<MarginPayment> payments = broker.paymentsSince(venue.symbol(), begin);
        assertThat(payments).isNotEmpty().allSatisfy(payment -> {
            assertThat(payment.kind()).isEqualTo(MarginPayment.Kind.FUNDING);
            assertThat(payment.amount().signum()).isNotZero();
            assertThat(payment.asset()).isEqualTo(venue.symbol().quote());
        });
        assertThat(payments).extracting(MarginPayment::id).doesNotHaveDuplicates();
        assertThat(broker.paymentsSince(venue.symbol(), begin)).isEqualTo(payments);
        BigDecimal paid = payments.stream().map(MarginPayment::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(account().walletBalance()).isEqualByComparingTo(before.add(paid));
        assertThat(broker.paymentsSince(
                        venue.symbol(), payments.get(payments.size() - 1).time() + 1))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aLiquidationIsSeenInItsFillsAndTheAccountLosesNoMoreThanTheMargin(PositionSide side) {
        startWithMoves(side, "75", "130");
        BigDecimal start = account().walletBalance();
        opened(side, MarginStandIn.LEVERAGE);
        BigDecimal margin = broker.marginPosition(venue.symbol()).margin();
        long begin = venue.clock().millis() + 1;
        venue.advance(Duration.ofSeconds(1));

        venue.moveTo(new BigDecimal(side == PositionSide.LONG ? "75" : "130"));

        assertThat(broker.netQuantity(venue.symbol())).isZero();
        List<VenueFill> fills = broker.fillsSince(venue.symbol(), begin);
        assertThat(fills).isNotEmpty().allSatisfy(fill -> {
            assertThat(fill.cause()).isEqualTo(FillCause.LIQUIDATION);
            assertThat(fill.side()).isEqualTo(side.exitSide());
        });
        // The fee of the entry comes on top.
        BigDecimal lost = start.subtract(account().walletBalance());
        assertThat(lost).isPositive().isLessThan(margin.add(ONE));
    }

    @Test
    void aDeleveragingIsSeenInItsFillsAndLeavesTheRest() {
        opened(PositionSide.LONG, 1);
        venue.advance(Duration.ofSeconds(1));
        long begin = venue.clock().millis();

        venue.deleverage(new BigDecimal("0.4"));

        assertThat(broker.netQuantity(venue.symbol())).isEqualByComparingTo("0.6");
        assertThat(broker.fillsSince(venue.symbol(), begin))
                .isNotEmpty()
                .allSatisfy(fill -> assertThat(fill.cause()).isEqualTo(FillCause.AUTO_DELEVERAGING));
    }

    @Test
    void fillsOfOrdersAreCausedByOrders() {
        long begin = venue.clock().millis();
        opened(PositionSide.LONG, 1);
        assertThat(broker.fillsSince(venue.symbol(), begin))
                .isNotEmpty()
                .allSatisfy(fill -> assertThat(fill.cause()).isEqualTo(FillCause.ORDER));
    }

    @ParameterizedTest
    @EnumSource
    void aTargetRestsBesideItsStopAndBothAreFound(PositionSide side) {
        Intent protection = protect(side);

        List<OrderReport> open = broker.openOrders(venue.symbol());

        assertThat(open)
                .extracting(OrderReport::clientId)
                .containsExactlyInAnyOrder(ClientIds.stop("p1"), ClientIds.target("p1"));
        assertThat(open)
                .allMatch(order ->
                        order.side() == side.exitSide() && order.quantity().compareTo(ONE) == 0);
        assertThat(broker.find(venue.symbol(), protection).orders()).containsExactlyInAnyOrderElementsOf(open);
        OrderReport stop = part(protection, true);
        OrderReport target = part(protection, false);
        assertThat(stop.trigger().orElseThrow())
                .isEqualByComparingTo(protection.stopPrice().orElseThrow());
        assertThat(stop.triggered()).isFalse();
        assertThat(target.limit().orElseThrow())
                .isEqualByComparingTo(protection.targetPrice().orElseThrow());
    }

    @ParameterizedTest
    @EnumSource
    void eachOfTheTwoIsCancelledByItself(PositionSide side) {
        Intent protection = protect(side);

        assertThat(broker.cancel(venue.symbol(), part(protection, false)).isFound())
                .isTrue();
        assertThat(part(protection, true).isOpen()).isTrue();
        assertThat(part(protection, false).isOpen()).isFalse();
        assertThat(broker.cancel(venue.symbol(), part(protection, true)).isFound())
                .isTrue();

        assertThat(broker.openOrders(venue.symbol())).isEmpty();
        assertThat(broker.netQuantity(venue.symbol()).abs()).isEqualByComparingTo("1");
    }

    @ParameterizedTest
    @EnumSource
    void aTargetClosesThePositionAndItsStopOpensNothing(PositionSide side) {
        startWithMoves(side, "160", "50", side == PositionSide.LONG ? "65" : "135");
        Intent protection = protect(side);
        boolean sells = side == PositionSide.LONG;

        venue.moveTo(protection.targetPrice().orElseThrow());

        assertThat(broker.netQuantity(venue.symbol())).isZero();
        OrderReport target = part(protection, false);
        assertThat(target.status()).isEqualTo(OrderReport.Status.FILLED);
        assertThat(target.filledQuantity()).isEqualByComparingTo("1");
        assertThat(broker.fills(venue.symbol(), target)).isNotEmpty().allMatch(fill -> fill.side() == side.exitSide());

        Placement cancelled = broker.cancel(venue.symbol(), part(protection, true));
        venue.moveTo(new BigDecimal(sells ? "65" : "135"));

        assertThat(cancelled.orders()).noneMatch(OrderReport::isOpen);
        assertThat(broker.netQuantity(venue.symbol())).isZero();
        assertThat(broker.openOrders(venue.symbol())).isEmpty();
    }

    /** Nobody has cancelled the survivor in time. */
    @ParameterizedTest
    @EnumSource
    void aStopThatSurvivesItsTargetOpensNothing(PositionSide side) {
        startWithMoves(side, "160", "50", side == PositionSide.LONG ? "65" : "135");
        Intent protection = protect(side);
        venue.moveTo(protection.targetPrice().orElseThrow());

        venue.moveTo(new BigDecimal(side == PositionSide.LONG ? "65" : "135"));

        assertThat(broker.netQuantity(venue.symbol())).isZero();
        assertThat(part(protection, true).filledQuantity()).isZero();
    }

    @Test
    void aTargetThatArrivesAfterItsValidityIsNotAccepted() {
        opened(PositionSide.LONG, 1);
        Intent protection = intents.protection("p1", ONE);
        broker.send(venue.symbol(), protection);
        int accepted = venue.acceptedOrders();
        venue.advance(Duration.ofMillis(ContractIntents.VALID_MILLIS + 1_001));

        assertThat(kind(() -> broker.sendTarget(venue.symbol(), protection))).isIn(Kind.CLOCK_OFF, Kind.REJECTED);

        assertThat(venue.acceptedOrders()).isEqualTo(accepted);
        assertThat(broker.find(venue.symbol(), protection).orders()).hasSize(1);
    }

    @Test
    void aTargetWhoseResponseIsLostIsFound() {
        opened(PositionSide.LONG, 1);
        Intent protection = intents.protection("p1", ONE);
        broker.send(venue.symbol(), protection);
        venue.failNext(VenueFault.LOST_RESPONSE);

        assertThat(kind(() -> broker.sendTarget(venue.symbol(), protection))).isEqualTo(Kind.OUTCOME_UNKNOWN);

        assertThat(part(protection, false).isOpen()).isTrue();
        assertThat(venue.faultsMet()).isEqualTo(1);
    }

    private MarginAccount account() {
        return broker.marginAccount(venue.symbol().quote());
    }

    private Intent protect(PositionSide side) {
        Assumptions.assumeTrue(broker.capabilities().targetOrders(), "no target rests beside its stop");
        opened(side, 1);
        Intent protection = intents.protection("p1", side, ONE);
        broker.send(venue.symbol(), protection);
        broker.sendTarget(venue.symbol(), protection);
        return protection;
    }

    /** One unit. */
    private void opened(PositionSide side, int leverage) {
        broker.prepareMargin(venue.symbol(), leverage);
        broker.send(venue.symbol(), intents.entry("opened", side, ONE));
        assertThat(broker.netQuantity(venue.symbol()).signum()).isEqualTo(side.sign());
    }

    private OrderReport part(Intent protection, boolean stop) {
        String id = stop ? ClientIds.stop(protection.clientId()) : ClientIds.target(protection.clientId());
        return broker.find(venue.symbol(), protection).orders().stream()
                .filter(order -> order.clientId().equals(id) && order.isStop() == stop)
                .findFirst()
                .orElseThrow(() -> new AssertionError("not found: " + id));
    }

    private static Kind kind(Runnable call) {
        VenueException failure = catchThrowableOfType(VenueException.class, call::run);
        assertThat(failure).as("a VenueException").isNotNull();
        return failure.kind();
    }
}
