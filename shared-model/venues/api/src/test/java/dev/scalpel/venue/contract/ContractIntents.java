package dev.scalpel.venue.contract;

import dev.scalpel.ledger.IdempotencyPolicy;
import dev.scalpel.ledger.Intent;
import dev.scalpel.trading.OrderSide;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.venue.OrderKind;
import dev.scalpel.venue.VenueInstrument;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The intents of the contract: entries and exits far beyond the price trade at once, protections rest. */
final class ContractIntents {

    static final int VALID_MILLIS = 5_000;

    private static final Optional<BigDecimal> NONE = Optional.empty();

    private final VenueInstrument instrument;
    private final IdempotencyPolicy idempotency;
    private final Clock clock;
    private final BigDecimal unit;

    ContractIntents(VenueInstrument instrument, IdempotencyPolicy idempotency, VenueStandIn venue) {
        this.instrument = instrument;
        this.idempotency = idempotency;
        clock = venue.clock();
        unit = venue.unit();
    }

    /** So many of what the contract orders. */
    BigDecimal units(String number) {
        return new BigDecimal(number).multiply(unit).stripTrailingZeros();
    }

    Intent entry(String id) {
        return entry(id, PositionSide.LONG, unit);
    }

    Intent entry(String id, PositionSide side, BigDecimal quantity) {
        Optional<BigDecimal> limit = beyond(side.entrySide());
        return intent(id, Intent.Kind.ENTRY, side.entrySide(), quantity, limit, NONE, NONE);
    }

    /** Far below the price: never trades. */
    Intent restingEntry(String id) {
        return intent(id, Intent.Kind.ENTRY, OrderSide.BUY, unit, price("60"), NONE, NONE);
    }

    Intent exit(String id, BigDecimal quantity) {
        return exit(id, PositionSide.LONG, quantity);
    }

    /** At the market where the instrument allows it, else with a limit far beyond the price. */
    Intent exit(String id, PositionSide side, BigDecimal quantity) {
        Optional<BigDecimal> limit = instrument.allows(OrderKind.MARKET) ? NONE : beyond(side.exitSide());
        return intent(id, Intent.Kind.EXIT, side.exitSide(), quantity, limit, NONE, NONE);
    }

    Intent protection(String id, BigDecimal quantity) {
        return protection(id, PositionSide.LONG, quantity);
    }

    /** Far from the price: never triggers. */
    Intent protection(String id, PositionSide side, BigDecimal quantity) {
        boolean sells = side == PositionSide.LONG;
        return protection(id, side, quantity, sells ? "70" : "130", sells ? "160" : "50");
    }

    /** Its stop triggers within {@link VenueStandIn#STOPS_WITHIN}. */
    Intent nearProtection(String id, PositionSide side, BigDecimal quantity) {
        boolean sells = side == PositionSide.LONG;
        return protection(id, side, quantity, sells ? "98.5" : "104.5", sells ? "160" : "50");
    }

    private Intent protection(String id, PositionSide side, BigDecimal quantity, String trigger, String target) {
        Optional<BigDecimal> limit = instrument.allows(OrderKind.STOP_MARKET) ? NONE : beyond(side.exitSide(), trigger);
        return intent(id, Intent.Kind.PROTECTION, side.exitSide(), quantity, limit, price(trigger), price(target));
    }

    private Optional<BigDecimal> beyond(OrderSide side) {
        return beyond(side, "100");
    }

    /** A limit at which an order of this side trades at once while the price is near this one. */
    private Optional<BigDecimal> beyond(OrderSide side, String price) {
        BigDecimal distance = new BigDecimal(side == OrderSide.BUY ? "20" : "-20");
        return price(new BigDecimal(price).add(distance).toPlainString());
    }

    private Optional<BigDecimal> price(String text) {
        return Optional.of(instrument.filters().floorPrice(new BigDecimal(text)));
    }

    private Intent intent(
            String id,
            Intent.Kind kind,
            OrderSide side,
            BigDecimal quantity,
            Optional<BigDecimal> price,
            Optional<BigDecimal> stop,
            Optional<BigDecimal> target) {
        return new Intent(
                id,
                1,
                kind,
                side,
                clock.millis(),
                quantity,
                price,
                stop,
                target,
                clock.millis(),
                clock.millis() + VALID_MILLIS,
                idempotency,
                Intent.Status.CLAIMED,
                List.of());
    }
}
