package dev.scalpel.venue.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.trading.Costs.TargetFill;
import dev.scalpel.trading.OrderSide;
import dev.scalpel.venue.VenueException;
import dev.scalpel.venue.VenueException.Kind;
import dev.scalpel.venue.VenueInstrument;
import dev.scalpel.venue.market.InstrumentReader;
import dev.scalpel.venue.trading.Broker;
import dev.scalpel.venue.trading.ClientIds;
import dev.scalpel.venue.trading.Holding;
import dev.scalpel.venue.trading.Placement;
import dev.scalpel.venue.trading.VenueFill;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the trading half of any adapter must do. An adapter's test extends it with the venue's stand-in. */
public abstract class TradingContract {

    protected final VenueStandIn venue;
    protected final Broker broker;
    private final VenueInstrument instrument;
    private final ContractIntents intents;

    protected TradingContract(VenueStandIn venue) {
        this.venue = venue;
        broker = ContractBrokers.taker(venue);
        broker.synchronise();
        instrument = broker.instrument(venue.symbol());
        intents = new ContractIntents(instrument, broker.capabilities().idempotency(), venue);
    }

    @AfterEach
    void close() {
        venue.close();
    }

    @Test
    void anEntryArrivesOnceAsItsIntentSaysAndIsFoundByItsId() {
        Intent entry = intents.entry("e1");

        Placement sent = broker.send(venue.symbol(), entry);

        assertThat(venue.acceptedOrders()).isEqualTo(1);
        assertThat(sent.orders()).singleElement().satisfies(order -> {
            assertThat(order.clientId()).isEqualTo("e1");
            assertThat(order.side()).isEqualTo(OrderSide.BUY);
            assertThat(order.quantity()).isEqualByComparingTo(venue.unit());
            assertThat(order.limit().orElseThrow())
                    .isEqualByComparingTo(entry.price().orElseThrow());
        });
        assertThat(found(entry).status()).isEqualTo(OrderReport.Status.FILLED);
        assertThat(found(entry).filledQuantity()).isEqualByComparingTo(venue.unit());
        assertThat(broker.openOrders(venue.symbol())).isEmpty();
    }

    @Test
    void anEntryThatDoesNotTradeAtOnceDoesNotRest() {
        Intent missed = intents.restingEntry("e1");

        broker.send(venue.symbol(), missed);

        assertThat(found(missed).isOpen()).isFalse();
        assertThat(found(missed).filledQuantity()).isZero();
        assertThat(broker.openOrders(venue.symbol())).isEmpty();
    }

    @Test
    void aMakerEntryRestsOrIsRefusedWhereTheVenueHasNoSuchOrder() {
        if (!broker.capabilities().postOnly()) {
            assertThatThrownBy(() -> ContractBrokers.maker(venue))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("no post-only orders");
            return;
        }
        Broker maker = ContractBrokers.maker(venue);
        maker.send(venue.symbol(), intents.restingEntry("m1"));
        assertThat(found(intents.restingEntry("m1")).isOpen()).isTrue();
        Intent taking = intents.entry("m2");
        assertThat(kind(() -> maker.send(venue.symbol(), taking))).isIn(Optional.empty(), Optional.of(Kind.REJECTED));
        assertThat(broker.find(venue.symbol(), taking).orders())
                .as("refused, or accepted and ended without a fill")
                .allMatch(order -> !order.isOpen() && order.filledQuantity().signum() == 0);
        assertThat(broker.netQuantity(venue.symbol())).isZero();
    }

    @Test
    void anExitClosesWhatIsHeldAndItsFillsAreExact() {
        long begin = venue.clock().millis();
        BigDecimal held = bought();
        venue.advance(Duration.ofSeconds(1));

        broker.send(venue.symbol(), intents.exit("x1", held));

        assertThat(found(intents.exit("x1", held)).status()).isEqualTo(OrderReport.Status.FILLED);
        List<VenueFill> fills = broker.fillsSince(venue.symbol(), begin);
        assertThat(total(fills, OrderSide.BUY)).isEqualByComparingTo(venue.unit());
        assertThat(total(fills, OrderSide.SELL)).isEqualByComparingTo(held);
        assertThat(fills).allSatisfy(fill -> {
            assertThat(fill.fill().fee()).isNotNegative();
            assertThat(fill.fill().price()).isBetween(new BigDecimal("90"), new BigDecimal("110"));
        });
        assertThat(broker.fills(venue.symbol(), found(intents.exit("x1", held))))
                .extracting(VenueFill::side)
                .containsOnly(OrderSide.SELL);
        assertThat(broker.fillsSince(venue.symbol(), begin + 1))
                .extracting(VenueFill::side)
                .containsOnly(OrderSide.SELL);
    }

    @Test
    void aProtectionRestsAsAStopAndWithATargetWhereTheVenueHasLists() {
        Intent protection = intents.protection("p1", bought());

        broker.send(venue.symbol(), protection);

        List<OrderReport> open = broker.openOrders(venue.symbol());
        assertThat(open).extracting(OrderReport::clientId).contains(ClientIds.stop("p1"));
        assertThat(open).hasSize(broker.capabilities().orderLists() ? 2 : 1);
        assertThat(broker.find(venue.symbol(), protection).orders()).containsExactlyInAnyOrderElementsOf(open);
        OrderReport stop = open.stream().filter(OrderReport::isStop).findFirst().orElseThrow();
        assertThat(stop.side()).isEqualTo(OrderSide.SELL);
        assertThat(stop.trigger().orElseThrow())
                .isEqualByComparingTo(protection.stopPrice().orElseThrow());
        assertThat(stop.triggered()).isFalse();
    }

    /** Simulations read it in the stored rules, which are those of the market half; orders are by the trading half. */
    @Test
    void aTargetRestsAsALimitOrderWhereBothHalvesSaySo() throws IOException {
        boolean rests = broker.capabilities().target() == TargetFill.RESTS;

        broker.send(venue.symbol(), intents.protection("p1", bought()));

        assertThat(broker.openOrders(venue.symbol()).stream().filter(order -> !order.isStop()))
                .hasSize(rests ? 1 : 0)
                .allMatch(
                        target -> target.limit().isPresent() && target.trigger().isEmpty());
        assertThat(instrument.ocoAllowed()).isEqualTo(rests);
        Optional<InstrumentReader> described = ContractBrokers.market(venue).instruments();
        if (described.isPresent()) {
            assertThat(described.get().read(venue.symbol()).ocoAllowed()).isEqualTo(rests);
        }
    }

    @Test
    void anEntryWithItsProtectionIsRefusedWhereTheVenueHasNone() {
        Assumptions.assumeFalse(broker.capabilities().entryWithProtection());
        assertThatThrownBy(() -> broker.sendProtected(
                        venue.symbol(), intents.entry("e1"), intents.protection("p1", venue.unit())))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(venue.acceptedOrders()).isZero();
    }

    @Test
    void cancellingEndsAnOrderAndCancellingItAgainIsNoError() {
        Intent protection = intents.protection("p1", bought());
        broker.send(venue.symbol(), protection);
        OrderReport stop = broker.openOrders(venue.symbol()).stream()
                .filter(OrderReport::isStop)
                .findFirst()
                .orElseThrow();

        assertThat(broker.cancel(venue.symbol(), stop).isFound()).isTrue();

        assertThat(broker.openOrders(venue.symbol())).isEmpty();
        assertThat(broker.find(venue.symbol(), protection).orders()).noneMatch(OrderReport::isOpen);
        assertThat(broker.cancel(venue.symbol(), stop).orders()).noneMatch(OrderReport::isOpen);
    }

    @Test
    void cancellingAFilledOrderIsNoError() {
        broker.send(venue.symbol(), intents.entry("e1"));
        assertThat(broker.cancel(venue.symbol(), found(intents.entry("e1"))).orders())
                .allSatisfy(order -> assertThat(order.status()).isEqualTo(OrderReport.Status.FILLED));
    }

    @Test
    void anIntentThatWasNeverSentIsNotFound() {
        assertThat(broker.find(venue.symbol(), intents.entry("never")).isFound())
                .isFalse();
        assertThat(broker.find(venue.symbol(), intents.protection("never", venue.unit()))
                        .isFound())
                .isFalse();
    }

    /** What makes a late send harmless: a window of the request, or an expiry of the order. */
    @Test
    void anOrderThatArrivesAfterItsValidityIsNotAccepted() {
        BigDecimal held = bought();
        Intent entry = intents.entry("e1");
        Intent protection = intents.protection("p1", held);
        venue.advance(Duration.ofMillis(ContractIntents.VALID_MILLIS + 1_001));

        assertThat(failure(() -> broker.send(venue.symbol(), entry)).kind()).isIn(Kind.CLOCK_OFF, Kind.REJECTED);
        assertThat(failure(() -> broker.send(venue.symbol(), protection)).kind())
                .isIn(Kind.CLOCK_OFF, Kind.REJECTED);

        assertThat(venue.acceptedOrders()).isEqualTo(1);
        assertThat(broker.find(venue.symbol(), entry).isFound()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void anEntryThatMeetsAFaultArrivesOnceAndItsOutcomeIsFound(VenueFault fault) {
        Intent entry = intents.entry("e1");
        broker.find(venue.symbol(), entry);
        venue.failNext(fault);

        VenueException failure = failure(() -> broker.send(venue.symbol(), entry));

        assertThat(failure.kind()).isEqualTo(fault.kind());
        assertThat(failure).hasNoCause();
        assertThat(failure.retryAfter())
                .isEqualTo(
                        fault == VenueFault.RATE_LIMITED
                                ? Optional.of(Duration.ofSeconds(VenueFault.RETRY_AFTER_SECONDS))
                                : Optional.empty());
        assertThat(venue.faultsMet()).isEqualTo(1);
        assertThat(venue.acceptedOrders()).isEqualTo(fault.isExecuted() ? 1 : 0);
        assertThat(broker.find(venue.symbol(), entry).isFound()).isEqualTo(fault.isExecuted());
    }

    /** A cancel may be repeated by a library: it is harmless. */
    @Test
    void aCancelWithALostResponseEndsTheOrderAndIsAtMostUnknown() {
        broker.send(venue.symbol(), intents.protection("p1", bought()));
        OrderReport stop = broker.openOrders(venue.symbol()).get(0);
        venue.failNext(VenueFault.LOST_RESPONSE);

        Optional<Kind> failure = Optional.ofNullable(
                        catchThrowableOfType(VenueException.class, () -> broker.cancel(venue.symbol(), stop)))
                .map(VenueException::kind);

        assertThat(failure).isIn(Optional.empty(), Optional.of(Kind.OUTCOME_UNKNOWN));
        assertThat(venue.faultsMet()).isEqualTo(1);
        assertThat(broker.openOrders(venue.symbol())).isEmpty();
    }

    @Test
    void balancesArePlainAmountsAndAnUnknownAssetIsZero() {
        BigDecimal held = bought();
        boolean netted = broker.capabilities().holding() == Holding.NETTED;
        assertThat(broker.balances().of(venue.symbol().base()).total())
                .isEqualByComparingTo(netted ? BigDecimal.ZERO : held);
        assertThat(broker.balances().of(venue.symbol().quote()).free()).isPositive();
        assertThat(broker.balances().of("NOSUCHCOIN").total()).isZero();
    }

    @Test
    void theBestPricesAreThoseOfTheBook() {
        assertThat(broker.quote(venue.symbol()).bid()).isPositive();
        assertThat(broker.quote(venue.symbol()).ask())
                .isGreaterThanOrEqualTo(broker.quote(venue.symbol()).bid());
    }

    /** One unit, less the fee where the venue takes it in the base asset. */
    private BigDecimal bought() {
        broker.send(venue.symbol(), intents.entry("bought"));
        BigDecimal held = broker.netQuantity(venue.symbol());
        return instrument.filters().floorQuantity(held);
    }

    private OrderReport found(Intent intent) {
        return broker.find(venue.symbol(), intent).orders().stream()
                .findFirst()
                .orElseThrow(() -> new AssertionError("not found: " + intent.clientId()));
    }

    private static BigDecimal total(List<VenueFill> fills, OrderSide side) {
        return fills.stream()
                .filter(fill -> fill.side() == side)
                .map(fill -> fill.fill().quantity())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Optional<Kind> kind(Runnable call) {
        return Optional.ofNullable(catchThrowableOfType(VenueException.class, call::run))
                .map(VenueException::kind);
    }

    private static VenueException failure(Runnable call) {
        VenueException failure = catchThrowableOfType(VenueException.class, call::run);
        assertThat(failure).as("a VenueException").isNotNull();
        return failure;
    }
}
