package dev.scalpel.venue.contract;

import dev.scalpel.ledger.IdempotencyPolicy;
import dev.scalpel.ledger.Intent;
import dev.scalpel.trading.OrderSide;
import dev.scalpel.venue.OrderKind;
import dev.scalpel.venue.VenueInstrument;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The intents of the contract: entries and exits far beyond the price trade at once, protections rest. */
final class ContractIntents {

    static final int VALID_MILLIS = 5_000;

    private static final BigDecimal ONE = BigDecimal.ONE;
    private static final Optional<BigDecimal> NONE = Optional.empty();

    private final VenueInstrument instrument;
    private final IdempotencyPolicy idempotency;
    private final Clock clock;

    ContractIntents(VenueInstrument instrument, IdempotencyPolicy idempotency, Clock clock) {
        this.instrument = instrument;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    Intent entry(String id) {
        return intent(id, Intent.Kind.ENTRY, OrderSide.BUY, ONE, price("120"), NONE, NONE);
    }

    /** Far below the price: never trades. */
    Intent restingEntry(String id) {
        return intent(id, Intent.Kind.ENTRY, OrderSide.BUY, ONE, price("60"), NONE, NONE);
    }

    /** At the market where the instrument allows it, else with a limit far below the price. */
    Intent exit(String id, BigDecimal quantity) {
        Optional<BigDecimal> limit = instrument.allows(OrderKind.MARKET) ? NONE : price("60");
        return intent(id, Intent.Kind.EXIT, OrderSide.SELL, quantity, limit, NONE, NONE);
    }

    Intent protection(String id, BigDecimal quantity) {
        Optional<BigDecimal> limit = instrument.allows(OrderKind.STOP_MARKET) ? NONE : price("69");
        return intent(id, Intent.Kind.PROTECTION, OrderSide.SELL, quantity, limit, price("70"), price("160"));
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
