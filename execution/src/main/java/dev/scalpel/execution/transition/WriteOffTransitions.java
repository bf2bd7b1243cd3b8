package dev.scalpel.execution.transition;

import dev.scalpel.execution.context.ExecutionConfig;
import dev.scalpel.execution.context.SymbolContext;
import dev.scalpel.execution.state.CloseRequest;
import dev.scalpel.execution.state.MarketOutage;
import dev.scalpel.execution.state.VenueBooks;
import dev.scalpel.ledger.IdempotencyPolicy;
import dev.scalpel.trading.VenueFilters;
import dev.scalpel.trading.instrument.Instrument;
import dev.scalpel.venue.MarketStatus;
import dev.scalpel.venue.VenueInstrument;
import dev.scalpel.venue.trading.Quote;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** A position leaves the books without an order: on request, or because the venue has delisted its symbol. Pure. */
public final class WriteOffTransitions {

    private final TradeTransitions trades;

    public WriteOffTransitions(ExecutionConfig config) {
        trades = new TradeTransitions(config);
    }

    /** The venue no longer lists the symbol: once that is confirmed the position is written off, its coins left alone. */
    public Transition notListed(
            VenueBooks before, SymbolContext context, long venueMillis, IdempotencyPolicy idempotency, String reason) {
        long now = context.invocation().millis();
        VenueBooks books = MarketTransitions.notListed(before, now);
        MarketOutage outage = books.execution().marketOutage().orElseThrow();
        Transition after = outage.isConfirmedDelisting(now)
                ? writtenOff(books, context, venueMillis, idempotency)
                : Transition.to(books);
        boolean open = after.books().position().isPresent() || after.books().hasUnresolved();
        return after.withProblem(
                open
                        ? Optional.of(reason + "; its position is written off as EXTERNAL ten minutes after "
                                + Instant.ofEpochMilli(outage.since()))
                        : Optional.empty());
    }

    /** Closes the books without a request to the venue, at the last known price and without real filters. */
    public Transition writtenOff(
            VenueBooks books, SymbolContext context, long venueMillis, IdempotencyPolicy idempotency) {
        Transition closed = trades.writtenOff(books, snapshot(books, context, venueMillis, idempotency));
        VenueBooks after = IntentTransitions.lapsed(closed.books());
        return closed.withBooks(
                after.withExecution(after.execution().withoutEntry().withCloseRequest(CloseRequest.NONE)));
    }

    private static VenueSnapshot snapshot(
            VenueBooks books, SymbolContext context, long venueMillis, IdempotencyPolicy idempotency) {
        BigDecimal price = context.market().isEmpty()
                ? books.position()
                        .map(open -> BigDecimal.valueOf(open.position().entryPrice()))
                        .orElse(BigDecimal.ONE)
                : BigDecimal.valueOf(context.market().close());
        VenueInstrument instrument = new VenueInstrument(
                Instrument.spot(context.instrument(), VenueFilters.UNKNOWN),
                MarketStatus.CLOSED,
                Set.of(),
                false,
                false);
        return new VenueSnapshot(
                Math.max(venueMillis, context.invocation().millis()),
                idempotency,
                false,
                instrument,
                new Quote(price, price));
    }
}
