package dev.scalpel.venue.trading;

import dev.scalpel.ledger.IdempotencyPolicy;
import dev.scalpel.ledger.Intent;
import dev.scalpel.trading.OrderSide;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Claimed intents for tests that need no venue. */
final class Intents {

    static final int WINDOW = 5_000;
    /** 2026-11-20T00:00Z. */
    private static final long BAR = 1_795_132_800_000L;

    private Intents() {}

    /** Prices are null where the intent has none. */
    static Intent intent(
            String id,
            Intent.Kind kind,
            OrderSide side,
            String quantity,
            String price,
            String trigger,
            String target,
            long signed) {
        return new Intent(
                id,
                1,
                kind,
                side,
                BAR,
                new BigDecimal(quantity),
                Optional.ofNullable(price).map(BigDecimal::new),
                Optional.ofNullable(trigger).map(BigDecimal::new),
                Optional.ofNullable(target).map(BigDecimal::new),
                signed,
                signed + WINDOW,
                IdempotencyPolicy.REQUEST_WINDOW,
                Intent.Status.CLAIMED,
                List.of());
    }
}
