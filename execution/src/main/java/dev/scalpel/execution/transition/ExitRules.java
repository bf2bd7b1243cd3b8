package dev.scalpel.execution.transition;

import dev.scalpel.execution.context.SymbolContext;
import dev.scalpel.execution.state.TradePhase.ExitPlan;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.Position;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.venue.trading.OrderPricing;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Whether an open position has to be closed now, and why. One rule per method. Pure. */
final class ExitRules {

    /** The first refusal may be due to outdated filters; a second is not. */
    static final int MAX_REFUSED_PROTECTIONS = 2;

    private final Position position;
    private final List<Intent> protections;
    private final VenueSnapshot snapshot;
    private final long stopTimeoutMillis;
    private final boolean closeRequested;

    /**
     * @param protections of the position, including resolved ones, with the targets of their own
     * @param closeRequested whether the operator has requested to close it
     */
    ExitRules(
            Position position,
            List<Intent> protections,
            VenueSnapshot snapshot,
            int stopTimeoutSeconds,
            boolean closeRequested) {
        this.closeRequested = closeRequested;
        this.position = position;
        this.protections = protections;
        this.snapshot = snapshot;
        stopTimeoutMillis = stopTimeoutSeconds * 1_000L;
    }

    Optional<ExitPlan> exitPlan(SymbolContext context) {
        long bar = context.market().isEmpty()
                ? position.decisionTime()
                : context.market().newest();
        return halted(context.halted() || closeRequested)
                .or(this::timeIsOver)
                .or(this::stopWithoutOrder)
                .or(this::stopThatDoesNotFill)
                .or(() -> stopThatWasPassed(context.market().bars()))
                .or(this::targetWithoutOrder)
                .or(this::cannotBeProtected)
                .map(reason -> new ExitPlan(reason, closingPrice(), bar));
    }

    static Optional<ExitReason> halted(boolean halted) {
        return when(halted, ExitReason.HALT);
    }

    Optional<ExitReason> timeIsOver() {
        return when(snapshot.venueMillis() >= position.deadline(), ExitReason.TIME_LIMIT);
    }

    /** No stop is resting, and the price has reached the tick at which one would: there the venue takes none any more. */
    Optional<ExitReason> stopWithoutOrder() {
        return when(position.hasStop() && stops().isEmpty() && reachesStopTick(), ExitReason.STOP);
    }

    private boolean reachesStopTick() {
        BigDecimal trigger = OrderPricing.trigger(position.side().exitSide(), position.stopPrice(), snapshot.filters());
        int beyond = closingPrice().compareTo(trigger);
        return isLong() ? beyond <= 0 : beyond >= 0;
    }

    /** The stop has triggered, but its limit order does not fill. */
    Optional<ExitReason> stopThatDoesNotFill() {
        return when(
                stops().stream()
                        .anyMatch(order ->
                                order.triggered() && snapshot.venueMillis() - order.changedAt() >= stopTimeoutMillis),
                ExitReason.STOP);
    }

    /** A closed bar has traded through the resting stop, and the venue has not triggered it. */
    Optional<ExitReason> stopThatWasPassed(BarSeries bars) {
        return when(
                stops().stream().anyMatch(order -> !order.triggered()) && passed(bars, restingSince()),
                ExitReason.STOP);
    }

    /** No target is resting, for example because the venue has no order lists: it is watched here. */
    Optional<ExitReason> targetWithoutOrder() {
        boolean noTargetRests = resting().stream().allMatch(OrderReport::isStop);
        return when(noTargetRests && reachesTarget(closingPrice().doubleValue()), ExitReason.TARGET);
    }

    /** The venue has refused its protection repeatedly: what cannot be protected must not be held. */
    Optional<ExitReason> cannotBeProtected() {
        long refused = protections.stream()
                .filter(protection -> protection.kind() == Intent.Kind.PROTECTION)
                .filter(protection -> protection.status() == Intent.Status.REJECTED)
                .count();
        return when(stops().isEmpty() && refused >= MAX_REFUSED_PROTECTIONS, ExitReason.HALT);
    }

    private boolean passed(BarSeries bars, long since) {
        for (int row = bars.size() - 1; row >= 0 && bars.openTime(row) >= since; row--) {
            if (reachesStop(isLong() ? bars.low(row) : bars.high(row))) {
                return true;
            }
        }
        return false;
    }

    private long restingSince() {
        return protections.stream()
                .filter(protection -> protection.kind() == Intent.Kind.PROTECTION)
                .filter(protection -> protection.status() == Intent.Status.OPEN)
                .mapToLong(Intent::signedTimestamp)
                .map(signed -> Minutes.plus(Minutes.floor(signed), 1))
                .max()
                .orElse(Long.MAX_VALUE);
    }

    private List<OrderReport> resting() {
        return protections.stream()
                .flatMap(protection -> protection.open().stream())
                .toList();
    }

    private List<OrderReport> stops() {
        return resting().stream().filter(OrderReport::isStop).toList();
    }

    private boolean isLong() {
        return position.side() == PositionSide.LONG;
    }

    private BigDecimal closingPrice() {
        return snapshot.closingPrice(position.side());
    }

    private boolean reachesStop(double price) {
        return isLong() ? price <= position.stopPrice() : price >= position.stopPrice();
    }

    private boolean reachesTarget(double price) {
        return isLong() ? price >= position.targetPrice() : price <= position.targetPrice();
    }

    private static Optional<ExitReason> when(boolean holds, ExitReason reason) {
        return holds ? Optional.of(reason) : Optional.empty();
    }
}
