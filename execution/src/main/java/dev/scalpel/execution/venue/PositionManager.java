package dev.scalpel.execution.venue;

import dev.scalpel.execution.context.ExecutionConfig;
import dev.scalpel.execution.context.SymbolContext;
import dev.scalpel.execution.engine.VenueAction;
import dev.scalpel.execution.state.CloseRequest;
import dev.scalpel.execution.state.MarketOutage;
import dev.scalpel.execution.state.RoundTrip;
import dev.scalpel.execution.state.SymbolStateBuilder;
import dev.scalpel.execution.state.TradePhase.ExitPlan;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.Intent.Kind;
import dev.scalpel.ledger.Intent.Status;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.Position;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.venue.trading.OrderRules;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The next action for an entry or a position: none, cancel, protect or exit. When there is none left, a stop rests for
 * everything held, or an exit is under way, or {@link #problem} says why not.
 */
final class PositionManager {

    /** After this many the operator must act; a close request or a resume resets the count. */
    static final int MAX_REFUSED_EXITS = 30;

    private static final Duration INITIAL_BACK_OFF = Duration.ofSeconds(20);
    private static final Duration MAX_BACK_OFF = Duration.ofMinutes(10);

    private final SymbolContext context;
    private final ExecutionConfig config;
    private final SymbolStateBuilder builder;
    private final VenueSnapshot snapshot;

    PositionManager(SymbolContext context, ExecutionConfig config, SymbolStateBuilder builder, VenueSnapshot snapshot) {
        this.context = context;
        this.config = config;
        this.builder = builder;
        this.snapshot = snapshot;
    }

    Optional<VenueAction> next() {
        Optional<Intent> entry = unresolved(Kind.ENTRY).stream().findFirst();
        if (entry.isPresent()) {
            return cancelEntry(entry.get());
        }
        // Wait for orders that may still arrive or are not fully reported: otherwise two orders could close the same
        // quantity.
        if (builder.position().isEmpty() || !unresolved(Kind.EXIT).isEmpty() || isInDoubt()) {
            return Optional.empty();
        }
        Position position = builder.position().get().position();
        Optional<ExitPlan> exitPlan = builder.execution()
                .exitPlan()
                .or(() -> new ExitRules(
                                position,
                                of(Kind.PROTECTION),
                                snapshot,
                                config.execution().stopTimeoutSeconds(),
                                builder.execution().closeRequest() == CloseRequest.SELL)
                        .exitPlan(context));
        exitPlan.ifPresent(plan -> builder.execution(builder.execution().exiting(plan)));
        if (builder.execution().marketOutage().isPresent()) {
            return Optional.empty();
        }
        if (exitPlan.isPresent()) {
            return unresolved(Kind.PROTECTION).isEmpty() ? exit() : cancelProtection();
        }
        if (unresolved(Kind.PROTECTION).isEmpty()) {
            return protect(position);
        }
        // The stop must cover everything: the venue cancels one leg of a list when the other fills, even partially.
        return covers(held().min(closable())) ? Optional.empty() : cancelProtection();
    }

    /**
     * Why the position is neither covered by a resting stop nor being closed; empty when it is. Call it when there is no
     * action left.
     */
    Optional<String> problem() {
        boolean exiting = !unresolved(Kind.EXIT).isEmpty() || stops().anyMatch(OrderReport::triggered);
        if (builder.position().isEmpty() || exiting) {
            return Optional.empty();
        }
        if (covers(held().min(openWithDust()))) {
            return builder.execution().exitPlan().isPresent()
                            && builder.execution().marketOutage().isPresent()
                    ? Optional.of("the position in " + context.symbol() + " is not closed: " + blockedReason())
                    : Optional.empty();
        }
        if (covers(snapshot.filters().maxQuantity())) {
            return Optional.of("no stop rests for all of "
                    + snapshot.filters().floorQuantity(held()).toPlainString() + " "
                    + context.symbol().base() + " of " + context.symbol() + ": the venue accepts orders of "
                    + snapshot.filters().maxQuantity().toPlainString() + " at most");
        }
        return Optional.of("no stop rests for " + closable().toPlainString() + " "
                + context.symbol().base() + " of " + context.symbol() + ": " + blockedReason());
    }

    private String blockedReason() {
        Optional<MarketOutage> market = builder.execution().marketOutage();
        if (market.isPresent()) {
            return "its market has taken no orders since "
                    + Instant.ofEpochMilli(market.get().since()) + "; retried every minute";
        }
        if (builder.execution().refusedExits() >= MAX_REFUSED_EXITS) {
            return "the venue has refused " + MAX_REFUSED_EXITS
                    + " exits, and no more are sent: check the account, then resume trading";
        }
        return builder.execution().refusedExits() > 0
                ? "the venue has refused to " + (isLong() ? "sell it " : "buy it back ")
                        + builder.execution().refusedExits() + " times; the next attempt is at "
                        + Instant.ofEpochMilli(nextExitTime())
                : "the venue has not responded yet; the next minute continues";
    }

    /** Dust of earlier trades needs no stop; this trade's quantity does. */
    private boolean covers(BigDecimal amount) {
        return covered().compareTo(snapshot.filters().floorQuantity(amount)) >= 0;
    }

    private BigDecimal covered() {
        return stops().map(stop -> stop.quantity().subtract(stop.filledQuantity()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private Stream<OrderReport> stops() {
        return unresolved(Kind.PROTECTION).stream()
                .flatMap(protection -> protection.open().stream())
                .filter(OrderReport::isStop);
    }

    /** A protection may still arrive, or has ended without all its executions being listed yet. */
    private boolean isInDoubt() {
        return unresolved(Kind.PROTECTION).stream()
                .anyMatch(protection -> protection.open().isEmpty());
    }

    /** Cancels a resting entry that has not filled in time, has filled in part, or is no longer wanted. */
    private Optional<VenueAction> cancelEntry(Intent entry) {
        boolean tooOld = snapshot.venueMillis() - entry.signedTimestamp()
                >= config.execution().makerTimeoutSeconds() * 1_000L;
        boolean partlyFilled = !entry.fills().isEmpty();
        boolean unwanted = context.halted() || builder.execution().closeRequest() == CloseRequest.SELL;
        return tooOld || partlyFilled || unwanted
                ? entry.open().stream().findFirst().map(VenueAction.Cancel::new)
                : Optional.empty();
    }

    private Optional<VenueAction> cancelProtection() {
        return unresolved(Kind.PROTECTION).stream()
                .flatMap(protection -> protection.open().stream())
                .findFirst()
                .map(VenueAction.Cancel::new);
    }

    /** Places a protection, or exits when the venue would not accept one of this size. */
    private Optional<VenueAction> protect(Position position) {
        Intent protection = ExitOrders.protection(
                context.symbol(), position, closable(), nextAttempt(Kind.PROTECTION), snapshot, config);
        if (OrderRules.refusal(protection, snapshot.filters()).isPresent()) {
            builder.execution(builder.execution()
                    .exiting(new ExitPlan(
                            ExitReason.HALT, snapshot.closingPrice(position.side()), position.decisionTime())));
            return exit();
        }
        builder.add(protection);
        return Optional.of(new VenueAction.Send(protection));
    }

    private Optional<VenueAction> exit() {
        boolean exhausted = builder.execution().refusedExits() >= MAX_REFUSED_EXITS;
        if (exhausted || snapshot.venueMillis() < nextExitTime() || closable().signum() == 0) {
            return Optional.empty();
        }
        Position position = builder.position().orElseThrow().position();
        Intent exit = ExitOrders.exit(context.symbol(), position, closable(), nextAttempt(Kind.EXIT), snapshot, config);
        builder.add(exit);
        return Optional.of(new VenueAction.Send(exit));
    }

    /** The first refusal may be due to outdated filters, which are read again: it is retried at once. */
    private long nextExitTime() {
        int refused = builder.execution().refusedExits();
        long last = of(Kind.EXIT).stream()
                .filter(exit -> exit.status() == Status.REJECTED)
                .mapToLong(Intent::signedTimestamp)
                .max()
                .orElse(0);
        if (refused <= 1) {
            return last;
        }
        long backOff = INITIAL_BACK_OFF.toMillis() << Math.min(refused - 2, 10);
        return last + Math.min(backOff, MAX_BACK_OFF.toMillis());
    }

    private int nextAttempt(Kind kind) {
        return of(kind).stream().mapToInt(Intent::attempt).max().orElse(0) + 1;
    }

    /** What an order can close: this trade's quantity and the dust of earlier trades, in whole steps. */
    private BigDecimal closable() {
        return snapshot.filters()
                .floorQuantity(openWithDust().min(snapshot.filters().maxQuantity()))
                .max(BigDecimal.ZERO);
    }

    /** Where positions are netted, dust of the other side has closed a part of this trade already. */
    private BigDecimal openWithDust() {
        BigDecimal dust = builder.execution().dust();
        return held().add(isLong() ? dust : dust.negate());
    }

    /** What is open of the trade at the venue. */
    private BigDecimal held() {
        return roundTrip().held().subtract(builder.execution().accountAudit().missingQuantity());
    }

    private boolean isLong() {
        return builder.position()
                .map(open -> open.position().side() == PositionSide.LONG)
                .orElse(true);
    }

    private RoundTrip roundTrip() {
        return new RoundTrip(context.symbol(), builder.intents());
    }

    private List<Intent> of(Kind kind) {
        return builder.intents().stream()
                .filter(intent -> intent.kind() == kind)
                .toList();
    }

    private List<Intent> unresolved(Kind kind) {
        return of(kind).stream().filter(intent -> intent.status().unresolved()).toList();
    }
}
