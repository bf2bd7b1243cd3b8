package dev.scalpel.execution.venue;

import dev.scalpel.execution.account.AccountTransitions;
import dev.scalpel.execution.context.ExecutionConfig;
import dev.scalpel.execution.state.AccountAuditState;
import dev.scalpel.execution.state.EntryPlan;
import dev.scalpel.execution.state.RoundTrip;
import dev.scalpel.execution.state.SymbolStateBuilder;
import dev.scalpel.execution.state.TradePhase.ExitPlan;
import dev.scalpel.ledger.Fill;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.OpenPosition;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.ledger.TradeRow.Leg;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.Position;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.venue.trading.OrderRules;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Derives from the venue's fills a position once the entry has ended, and a trade once nothing is left of it. Pure. */
final class PositionTracker {

    private final Symbol symbol;
    private final ExecutionConfig config;
    private final SymbolStateBuilder builder;
    private final VenueSnapshot snapshot;
    private final long revision;

    PositionTracker(
            Symbol symbol, ExecutionConfig config, SymbolStateBuilder builder, VenueSnapshot snapshot, long revision) {
        this.symbol = symbol;
        this.config = config;
        this.builder = builder;
        this.snapshot = snapshot;
        this.revision = revision;
    }

    RoundTrip roundTrip() {
        return new RoundTrip(symbol, builder.intents());
    }

    /** An entry that has ended becomes a position if it filled at all; one that never arrived is remembered. */
    void openPosition(long now) {
        builder.position(builder.position().map(this::withAllEntryFills));
        List<Intent> entries = roundTrip().entries();
        Optional<EntryPlan> plan = builder.execution().entry();
        boolean unresolved = entries.stream().anyMatch(entry -> entry.status().unresolved());
        if (entries.isEmpty() || unresolved || plan.isEmpty()) {
            return;
        }
        builder.execution(builder.execution().withoutEntry());
        List<Fill> entered = roundTrip().entered();
        if (!entered.isEmpty()) {
            builder.position(Optional.of(position(entered, plan.get())));
        } else if (entries.stream().anyMatch(entry -> entry.status() == Intent.Status.LAPSED)) {
            builder.execution(builder.execution()
                    .withAccountAudit(builder.execution()
                            .accountAudit()
                            .withUnacknowledgedEntry(
                                    new AccountAuditState.UnacknowledgedEntry(plan.get(), builder.intents(), now))));
        }
    }

    /** An adopted entry may have filled further after the position was opened. */
    private OpenPosition withAllEntryFills(OpenPosition open) {
        List<Fill> entered = roundTrip().entered();
        return entered.size() > open.entryFills().size() ? open.withFills(entered) : open;
    }

    /** Takes over an entry that the venue has acknowledged after all: a position of its own, or more of the open one. */
    void adopt(AccountAuditState.UnacknowledgedEntry found, List<Intent> intents) {
        boolean idle =
                builder.position().isEmpty() && builder.execution().entry().isEmpty() && !builder.hasUnresolved();
        List<String> ids = intents.stream().map(Intent::clientId).toList();
        List<Intent> all = new ArrayList<>(idle ? List.of() : builder.intents());
        all.removeIf(intent -> ids.contains(intent.clientId()));
        all.addAll(intents);
        builder.intents(all);
        builder.execution(builder.execution()
                .withAccountAudit(builder.execution().accountAudit().withoutEntry(found)));
        if (builder.position().isPresent()) {
            builder.position(builder.position().map(this::withAllEntryFills));
        } else if (builder.execution().entry().isEmpty()) {
            builder.execution(builder.execution().entering(found.plan()));
        }
    }

    private static OpenPosition position(List<Fill> entered, EntryPlan plan) {
        long filled = entered.get(0).time();
        Position position = Position.enter(
                plan.basis(),
                plan.decisionBar(),
                Math.max(Minutes.floor(filled), Minutes.plus(plan.decisionBar(), 1)),
                RoundTrip.meanPrice(entered).doubleValue(),
                RoundTrip.quantity(entered));
        return new OpenPosition(
                position,
                plan.tradeId(),
                plan.tacticsId(),
                plan.decidedPrice(),
                plan.quantity(),
                entered,
                plan.latencyMillis(),
                plan.predictedNet(),
                plan.winProbability());
    }

    /**
     * Records why a position is being closed: its stop has filled, even in part, or its target has filled completely. After
     * a partly filled target the rest stays open under its own stop and target.
     */
    void detectExit(long newestBar) {
        if (builder.position().isEmpty() || builder.execution().exitPlan().isPresent()) {
            return;
        }
        Position position = builder.position().get().position();
        List<Intent> ended = roundTrip().of(Intent.Kind.PROTECTION).stream()
                .filter(protection ->
                        !protection.status().unresolved() && !protection.fills().isEmpty())
                .toList();
        boolean stopped = ended.stream()
                .flatMap(protection -> protection.orders().stream())
                .anyMatch(order -> order.isStop() && hasFilled(order));
        if (stopped || (!ended.isEmpty() && onlyDustLeft())) {
            builder.execution(builder.execution()
                    .exiting(new ExitPlan(
                            stopped ? ExitReason.STOP : ExitReason.TARGET,
                            BigDecimal.valueOf(stopped ? position.stopPrice() : position.targetPrice()),
                            newestBar)));
        }
    }

    private static boolean hasFilled(OrderReport order) {
        return order.filledQuantity().signum() > 0;
    }

    private boolean onlyDustLeft() {
        return OrderRules.isDust(openWithDust(), closingPrice(), snapshot.filters());
    }

    /** What is open at the venue of this trade, with the dust of earlier ones. */
    private BigDecimal openWithDust() {
        return roundTrip()
                .held()
                .subtract(builder.execution().accountAudit().missingQuantity())
                .add(inDirection(builder.execution().dust()));
    }

    /** A signed quantity of the base asset as part of the position, and the reverse. */
    private BigDecimal inDirection(BigDecimal quantity) {
        return side() == PositionSide.LONG ? quantity : quantity.negate();
    }

    private BigDecimal closingPrice() {
        return snapshot.closingPrice(side());
    }

    private PositionSide side() {
        return builder.position()
                .map(open -> open.position().side())
                .orElseGet(() -> roundTrip().side());
    }

    /** The trade row, once nothing of the position is left that could be closed. */
    Optional<TradeRow> close() {
        return builder.position().isEmpty() || builder.hasUnresolved() || !onlyDustLeft()
                ? Optional.empty()
                : Optional.of(close(builder.execution().accountAudit().missingQuantity(), inDirection(openWithDust())));
    }

    /** The trade row of a position removed from the books without an exit; what is held counts as foreign from now on. */
    Optional<TradeRow> writeOff() {
        if (builder.position().isEmpty()) {
            return Optional.empty();
        }
        BigDecimal held = roundTrip().held();
        BigDecimal left = held.subtract(builder.execution().accountAudit().missingQuantity());
        AccountAuditState auditState = builder.execution().accountAudit();
        builder.execution(builder.execution()
                .withAccountAudit(auditState.withForeignQuantity(
                        auditState.foreignQuantity().orElse(BigDecimal.ZERO).add(inDirection(left)))));
        return Optional.of(close(held, builder.execution().dust()));
    }

    /**
     * @param notExited how much leaves the books without an exit of ours
     * @param dustLeft base asset carried over to the next trade; negative when a short could not be bought back in full
     */
    private TradeRow close(BigDecimal notExited, BigDecimal dustLeft) {
        TradeRow row = row(builder.position().orElseThrow(), notExited);
        builder.account(AccountTransitions.settle(
                builder.account(),
                row.netProfit().doubleValue(),
                row.exitReason(),
                row.exit().time()));
        builder.position(Optional.empty());
        builder.execution(builder.execution().afterTrade(dustLeft));
        return row;
    }

    /** What left without an exit of ours, sold elsewhere or withdrawn, is valued at the price that closes it now. */
    private TradeRow row(OpenPosition open, BigDecimal notExited) {
        RoundTrip roundTrip = roundTrip();
        Position position = open.position();
        Optional<ExitPlan> exitPlan = builder.execution().exitPlan();
        ExitReason reason = reason(roundTrip, exitPlan);
        BigDecimal foreignFees = roundTrip.foreignFees(
                BigDecimal.valueOf(config.entryFeeRate(symbol)),
                BigDecimal.valueOf(config.costs(symbol).exitFeeRate(reason)));
        BigDecimal net = roundTrip
                .netQuote()
                .subtract(foreignFees)
                .add(inDirection(notExited).multiply(closingPrice()));
        return new TradeRow(
                open.tradeId(),
                revision,
                config.mode().name().toLowerCase(Locale.ROOT),
                position.basis(),
                open.tacticsId(),
                position.decisionTime(),
                new Leg(
                        last(open.entryFills()),
                        open.intendedPrice(),
                        RoundTrip.meanPrice(open.entryFills()),
                        open.intendedQuantity(),
                        RoundTrip.quantity(open.entryFills()),
                        open.entryLatencyMillis()),
                exit(roundTrip, open, exitPlan),
                reason,
                roundTrip.fees(),
                net,
                net.doubleValue() / RoundTrip.notional(open.entryFills()).doubleValue(),
                open.predictedNet(),
                open.winProbability());
    }

    /** The reason of the order that closed it; external when no order of ours did. */
    private static ExitReason reason(RoundTrip roundTrip, Optional<ExitPlan> exitPlan) {
        if (roundTrip.exited().isEmpty()) {
            return ExitReason.EXTERNAL;
        }
        boolean byExit = roundTrip.of(Intent.Kind.EXIT).stream()
                .anyMatch(exit -> !exit.fills().isEmpty());
        boolean byStop = roundTrip.of(Intent.Kind.PROTECTION).stream()
                .flatMap(protection -> protection.orders().stream())
                .anyMatch(order -> order.isStop() && hasFilled(order));
        ExitReason byProtection = byStop ? ExitReason.STOP : ExitReason.TARGET;
        return byExit ? exitPlan.map(ExitPlan::reason).orElse(ExitReason.EXTERNAL) : byProtection;
    }

    /** The exit leg; without an exit of ours it is valued at the price that closes the position now. */
    private Leg exit(RoundTrip roundTrip, OpenPosition open, Optional<ExitPlan> exitPlan) {
        List<Fill> exited = roundTrip.exited();
        BigDecimal intended = exitPlan.map(ExitPlan::seenPrice).orElse(closingPrice());
        BigDecimal quantity = RoundTrip.quantity(open.entryFills());
        long entered = last(open.entryFills());
        return exited.isEmpty()
                ? new Leg(Math.max(snapshot.venueMillis(), entered), intended, closingPrice(), quantity, quantity, 0)
                : new Leg(
                        Math.max(last(exited), entered),
                        intended,
                        RoundTrip.meanPrice(exited),
                        quantity,
                        RoundTrip.quantity(exited),
                        exitLatency(roundTrip, exitPlan));
    }

    private static long exitLatency(RoundTrip roundTrip, Optional<ExitPlan> exitPlan) {
        return roundTrip.of(Intent.Kind.EXIT).stream()
                .filter(exit -> !exit.fills().isEmpty())
                .findFirst()
                .flatMap(exit -> exitPlan.map(plan -> exit.signedTimestamp() - Minutes.plus(plan.bar(), 1)))
                .orElse(0L);
    }

    private static long last(List<Fill> fills) {
        return fills.stream().mapToLong(Fill::time).max().orElse(0);
    }
}
