package dev.scalpel.venue.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.venue.VenueException;
import dev.scalpel.venue.VenueException.Kind;
import dev.scalpel.venue.VenueInstrument;
import dev.scalpel.venue.trading.Broker;
import dev.scalpel.venue.trading.Holding;
import dev.scalpel.venue.trading.VenueFill;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What the trading half of any adapter must do with a position, on each side that its venue offers: what its capabilities do
 * not offer is skipped with a message. An adapter's test extends it with the venue's stand-in.
 */
public abstract class PositionsContract {

    protected final VenueStandIn venue;
    protected final Broker broker;
    private final VenueInstrument instrument;
    private final ContractIntents intents;

    protected PositionsContract(VenueStandIn venue) {
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

    @ParameterizedTest
    @EnumSource
    void aPositionOpensWithItsSignAndClosesToNothing(PositionSide side) {
        long begin = venue.clock().millis();
        assertThat(broker.netQuantity(venue.symbol())).isZero();

        BigDecimal held = opened(side);

        assertThat(held).isBetween(intents.units("0.99"), venue.unit());
        assertThat(net().signum()).isEqualTo(side.sign());

        broker.send(venue.symbol(), intents.exit("x1", side, held));

        assertThat(net()).isZero();
        List<VenueFill> fills = broker.fillsSince(venue.symbol(), begin);
        assertThat(fills).extracting(VenueFill::side).containsExactly(side.entrySide(), side.exitSide());
    }

    @ParameterizedTest
    @EnumSource
    void aPartOfAPositionCloses(PositionSide side) {
        BigDecimal held = opened(side);

        broker.send(venue.symbol(), intents.exit("x1", side, intents.units("0.4")));

        assertThat(net()).isEqualByComparingTo(signed(side, held.subtract(intents.units("0.4"))));
    }

    /** It is refused, or closes no more than there is. */
    @ParameterizedTest
    @EnumSource
    void anExitLargerThanThePositionDoesNotTurnIt(PositionSide side) {
        BigDecimal held = opened(side);

        Optional<Kind> refused = outcome(intents.exit("x1", side, held.add(venue.unit())));

        assertThat(refused).isIn(Optional.empty(), Optional.of(Kind.REJECTED));
        assertThat(net().signum()).isIn(0, side.sign());
    }

    @ParameterizedTest
    @EnumSource
    void anExitWithoutAPositionOpensNone(PositionSide side) {
        assumeOffered(side);

        Optional<Kind> refused = outcome(intents.exit("x1", side, venue.unit()));

        assertThat(refused).isIn(Optional.empty(), Optional.of(Kind.REJECTED));
        assertThat(net()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void anExitThatArrivesAfterItsValidityChangesNothing(PositionSide side) {
        BigDecimal held = opened(side);
        Intent exit = intents.exit("x1", side, held);
        venue.advance(Duration.ofMillis(ContractIntents.VALID_MILLIS + 1_001));

        assertThat(outcome(exit)).isIn(Optional.of(Kind.CLOCK_OFF), Optional.of(Kind.REJECTED));

        assertThat(net()).isEqualByComparingTo(signed(side, held));
        assertThat(broker.find(venue.symbol(), exit).isFound()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void anEntryThatArrivesAfterItsValidityOpensNothing(PositionSide side) {
        assumeOffered(side);
        Intent entry = intents.entry("e1", side, venue.unit());
        venue.advance(Duration.ofMillis(ContractIntents.VALID_MILLIS + 1_001));

        assertThat(outcome(entry)).isIn(Optional.of(Kind.CLOCK_OFF), Optional.of(Kind.REJECTED));

        assertThat(net()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void aStopRestsOnTheClosingSideAndClosesThePositionAtItsTrigger(PositionSide side) {
        BigDecimal held = opened(side);
        Intent protection = intents.nearProtection("p1", side, held);
        broker.send(venue.symbol(), protection);
        OrderReport resting = stop(protection);
        assertThat(resting.isOpen()).isTrue();
        assertThat(resting.side()).isEqualTo(side.exitSide());
        assertThat(resting.triggered()).isFalse();

        venue.advance(VenueStandIn.STOPS_WITHIN);

        assertThat(stop(protection).filledQuantity()).isEqualByComparingTo(held);
        assertThat(net()).isZero();
        assertThat(broker.openOrders(venue.symbol())).isEmpty();
    }

    /** A balance that is not there cannot be sold; some venues with netted positions are as strict. */
    @ParameterizedTest
    @EnumSource
    void aStopThatNeedsAPositionIsRefusedAtOnceWithoutOne(PositionSide side) {
        assumeOffered(side);
        Assumptions.assumeTrue(
                stopsNeedAPosition(), () -> venue.adapter().name() + " lets a stop rest without a position");
        Intent protection = intents.nearProtection("p1", side, venue.unit());

        assertThat(outcome(protection)).contains(Kind.REJECTED);

        assertThat(broker.find(venue.symbol(), protection).orders())
                .allSatisfy(order -> assertThat(order.status()).isEqualTo(OrderReport.Status.REJECTED));
        assertThat(broker.openOrders(venue.symbol())).isEmpty();
        venue.advance(VenueStandIn.STOPS_WITHIN);
        assertThat(net()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void aStopThatNeedsNoPositionRestsAndOpensNothing(PositionSide side) {
        assumeOffered(side);
        Assumptions.assumeFalse(
                stopsNeedAPosition(), () -> venue.adapter().name() + " refuses a stop without a position");
        Intent protection = intents.nearProtection("p1", side, venue.unit());

        assertThat(outcome(protection)).isEmpty();
        assertThat(stop(protection).isOpen()).isTrue();

        venue.advance(VenueStandIn.STOPS_WITHIN);
        assertThat(net()).isZero();
        assertThat(stop(protection).filledQuantity()).isZero();
        assertThat(broker.openOrders(venue.symbol())).isEmpty();
    }

    private boolean stopsNeedAPosition() {
        return broker.capabilities().holding() == Holding.SPOT || venue.refusesStopsWithoutPosition();
    }

    @Test
    void opposingEntriesNet() {
        assumeNetted();
        send(PositionSide.LONG, "1");
        send(PositionSide.SHORT, "0.4");
        assertThat(net()).isEqualByComparingTo(intents.units("0.6"));
        send(PositionSide.SHORT, "1");
        assertThat(net()).isEqualByComparingTo(intents.units("-0.4"));
        send(PositionSide.LONG, "0.4");
        assertThat(net()).isZero();
    }

    /** Somebody closes a part by hand; the stop must not turn what is left. */
    @ParameterizedTest
    @EnumSource
    void aRestingStopClosesNoMoreThanIsLeft(PositionSide side) {
        assumeNetted();
        Assumptions.assumeTrue(
                broker.capabilities().reducesAtRest(),
                () -> venue.adapter().name() + " has no resting orders that only reduce");
        BigDecimal held = opened(side);
        Intent protection = intents.nearProtection("p1", side, held);
        broker.send(venue.symbol(), protection);
        send(side.opposite(), "0.4");

        venue.advance(VenueStandIn.STOPS_WITHIN);

        assertThat(net()).isZero();
        assertThat(stop(protection).filledQuantity()).isEqualByComparingTo(intents.units("0.6"));
        assertThat(broker.openOrders(venue.symbol())).isEmpty();
    }

    private void send(PositionSide side, String quantity) {
        String id = side + "-" + quantity.replace('.', '_');
        broker.send(venue.symbol(), intents.entry(id, side, intents.units(quantity)));
    }

    /** One unit, less the fee where the venue takes it in the base asset. */
    private BigDecimal opened(PositionSide side) {
        assumeOffered(side);
        broker.send(venue.symbol(), intents.entry("opened", side, venue.unit()));
        return instrument.filters().floorQuantity(net().abs());
    }

    private BigDecimal net() {
        return broker.netQuantity(venue.symbol());
    }

    private OrderReport stop(Intent protection) {
        return broker.find(venue.symbol(), protection).orders().stream()
                .filter(OrderReport::isStop)
                .findFirst()
                .orElseThrow(() -> new AssertionError("not found: " + protection.clientId()));
    }

    private Optional<Kind> outcome(Intent intent) {
        return Optional.ofNullable(
                        catchThrowableOfType(VenueException.class, () -> broker.send(venue.symbol(), intent)))
                .map(VenueException::kind);
    }

    private void assumeOffered(PositionSide side) {
        Assumptions.assumeTrue(
                side == PositionSide.LONG
                        || (broker.capabilities().shorting()
                                && instrument.instrument().shortable()),
                () -> venue.adapter().name() + " has no short positions in " + venue.symbol());
    }

    private void assumeNetted() {
        Assumptions.assumeTrue(
                broker.capabilities().holding() == Holding.NETTED,
                () -> venue.adapter().name() + " has balances, not netted positions");
    }

    private static BigDecimal signed(PositionSide side, BigDecimal quantity) {
        return side == PositionSide.LONG ? quantity : quantity.negate();
    }
}
