package dev.scalpel.execution.venue;

import dev.scalpel.execution.context.SymbolContext;
import dev.scalpel.execution.state.ExecutionState.ExitPlan;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.Position;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Why an open position has to be closed now, by whatever means are left. Each reason is a rule of its own. Pure. */
final class ExitRules {

    /** With the second refusal it is no accident. */
    static final int MAX_REFUSED_PROTECTIONS = 2;

    private final Position position;
    private final List<Intent> protections;
    private final VenueSnapshot snapshot;
    private final long stopTimeoutMillis;
    private final boolean closing;

    /**
     * @param protections of the position, resolved ones too
     * @param closing whether a person has asked for it to be closed
     */
    ExitRules(
            Position position, List<Intent> protections, VenueSnapshot snapshot, int stopTimeoutSeconds, boolean closing) {
        this.closing = closing;
        this.position = position;
        this.protections = protections;
        this.snapshot = snapshot;
        stopTimeoutMillis = stopTimeoutSeconds * 1_000L;
    }

    Optional<ExitPlan> exitPlan(SymbolContext context) {
        long bar = context.market().isEmpty()
                ? position.decisionTime()
                : context.market().newest();
        return halted(context.halted() || closing)
                .or(this::timeIsOver)
                .or(this::stopWithoutOrder)
                .or(this::stopThatDoesNotFill)
                .or(() -> stopThatWasPassed(context.market().bars()))
                .or(this::targetWithoutOrder)
                .or(this::cannotBeProtected)
                .map(reason -> new ExitPlan(reason, snapshot.quote().bid(), bar));
    }

    static Optional<ExitReason> halted(boolean halted) {
        return when(halted, ExitReason.HALT);
    }

    Optional<ExitReason> timeIsOver() {
        return when(snapshot.venueMillis() >= position.deadline(), ExitReason.TIME_LIMIT);
    }

    /** No stop rests, and the price is where it would have been. */
    Optional<ExitReason> stopWithoutOrder() {
        return when(stops().isEmpty() && atOrBelow(snapshot.quote().bid(), position.stopPrice()), ExitReason.STOP);
    }

    /** The stop has been touched, and its limit order stays in the book. */
    Optional<ExitReason> stopThatDoesNotFill() {
        return when(
                stops().stream()
                        .anyMatch(order ->
                                order.triggered() && snapshot.venueMillis() - order.changedAt() >= stopTimeoutMillis),
                ExitReason.STOP);
    }

    /** A closed bar has gone through the stop since it rests there, and the venue has not seen it. */
    Optional<ExitReason> stopThatWasPassed(BarSeries bars) {
        return when(
                stops().stream().anyMatch(order -> !order.triggered()) && passed(bars, restingSince()),
                ExitReason.STOP);
    }

    /** No target rests, for want of order lists or of anything: it is watched from here. */
    Optional<ExitReason> targetWithoutOrder() {
        boolean watched = resting().stream().allMatch(OrderReport::isStop);
        return when(watched && atOrAbove(snapshot.quote().bid(), position.targetPrice()), ExitReason.TARGET);
    }

    /** The venue has refused to protect it twice: what cannot be protected must not be held. */
    Optional<ExitReason> cannotBeProtected() {
        long refused = protections.stream()
                .filter(protection -> protection.status() == Intent.Status.REJECTED)
                .count();
        return when(stops().isEmpty() && refused >= MAX_REFUSED_PROTECTIONS, ExitReason.HALT);
    }

    private boolean passed(BarSeries bars, long since) {
        for (int row = bars.size() - 1; row >= 0 && bars.openTime(row) >= since; row--) {
            if (bars.low(row) <= position.stopPrice()) {
                return true;
            }
        }
        return false;
    }

    private long restingSince() {
        return protections.stream()
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

    private static boolean atOrBelow(BigDecimal price, double level) {
        return price.doubleValue() <= level;
    }

    private static boolean atOrAbove(BigDecimal price, double level) {
        return price.doubleValue() >= level;
    }

    private static Optional<ExitReason> when(boolean holds, ExitReason reason) {
        return holds ? Optional.of(reason) : Optional.empty();
    }
}
