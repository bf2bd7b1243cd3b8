package dev.scalpel.execution.minute;

import dev.scalpel.execution.broker.OrderRules;
import dev.scalpel.execution.broker.OrderView;
import dev.scalpel.execution.broker.Placement;
import dev.scalpel.execution.minute.Notes.Leaving;
import dev.scalpel.ledger.Fill;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.OpenPosition;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.ledger.TradeRow.Leg;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.Position;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the venue's fills mean: a position once the entry is over, a trade once nothing is left. Pure. */
final class LiveBook {

    private final Symbol symbol;
    private final Rules rules;
    private final Draft draft;
    private final VenueFacts facts;
    private final long revision;

    LiveBook(Symbol symbol, Rules rules, Draft draft, VenueFacts facts, long revision) {
        this.symbol = symbol;
        this.rules = rules;
        this.draft = draft;
        this.facts = facts;
        this.revision = revision;
    }

    Cycle cycle() {
        return new Cycle(symbol, draft.intents());
    }

    /** An entry that is over becomes a position, or nothing. */
    void open() {
        Optional<Intent> over = cycle().entry().filter(entry -> !entry.status().unresolved());
        Optional<EntryPlan> plan = draft.notes().entry();
        if (over.isEmpty() || plan.isEmpty()) {
            return;
        }
        draft.notes(draft.notes().entering(Optional.empty()));
        if (!over.get().fills().isEmpty()) {
            draft.position(Optional.of(position(over.get(), plan.get())));
        }
    }

    private static OpenPosition position(Intent entry, EntryPlan plan) {
        long filled = entry.fills().get(0).time();
        Position position = Position.enter(
                plan.bracket(),
                plan.sigma(),
                plan.decisionBar(),
                Math.max(Minutes.floor(filled), Minutes.plus(plan.decisionBar(), 1)),
                Cycle.meanPrice(entry.fills()).doubleValue(),
                entry.filledQuantity());
        return new OpenPosition(
                position,
                plan.tradeId(),
                plan.modelId(),
                plan.tacticsId(),
                plan.decidedPrice(),
                plan.quantity(),
                entry.fills(),
                plan.latencyMillis(),
                plan.predictedNet(),
                plan.winProbability());
    }

    /** Once a protection has filled in any part, the position is on its way out, and this is why. */
    void noticeLeaving(long newestBar) {
        if (draft.position().isEmpty() || draft.notes().leaving().isPresent()) {
            return;
        }
        Position position = draft.position().get().position();
        for (Intent protection : cycle().of(Intent.Kind.PROTECTION)) {
            Placement placement = facts.placement(protection.clientId());
            boolean stopped = placement.stop().filter(LiveBook::hasFilled).isPresent();
            if (!protection.fills().isEmpty() && !protection.status().unresolved()) {
                draft.notes(draft.notes()
                        .leaving(new Leaving(
                                stopped ? ExitReason.STOP : ExitReason.TARGET,
                                BigDecimal.valueOf(stopped ? position.stopPrice() : position.targetPrice()),
                                newestBar)));
            }
        }
    }

    private static boolean hasFilled(OrderView order) {
        return order.filledQuantity().signum() > 0;
    }

    /** The trade, when nothing of the position is left that could be sold. */
    Optional<TradeRow> close() {
        if (draft.position().isEmpty() || draft.hasUnresolved()) {
            return Optional.empty();
        }
        BigDecimal held = cycle().held();
        boolean takenAway = isTakenAway(held);
        if (!takenAway && !OrderRules.isDust(held, facts.quote().bid(), facts.filters())) {
            return Optional.empty();
        }
        TradeRow row = row(draft.position().get(), takenAway);
        draft.account(LiveAccount.settle(
                draft.account(),
                row.netProfit().doubleValue(),
                row.exitReason(),
                row.exit().time()));
        draft.position(Optional.empty());
        draft.notes(draft.notes().closed(takenAway ? BigDecimal.ZERO : held));
        return Optional.of(row);
    }

    /** The venue would not sell, for what we hold by our books is not there. */
    private boolean isTakenAway(BigDecimal held) {
        return facts.owned()
                .filter(owned -> owned.compareTo(held) < 0
                        && OrderRules.isDust(owned, facts.quote().bid(), facts.filters()))
                .isPresent();
    }

    private TradeRow row(OpenPosition open, boolean takenAway) {
        Cycle cycle = cycle();
        Position position = open.position();
        BigDecimal foreignFees = cycle.worthWithForeignFee()
                .multiply(BigDecimal.valueOf(rules.costs().feeRate()));
        BigDecimal net = cycle.quoteGained().subtract(foreignFees);
        Optional<Leaving> leaving = draft.notes().leaving();
        ExitReason reason =
                takenAway ? ExitReason.EXTERNAL : leaving.map(Leaving::reason).orElse(ExitReason.EXTERNAL);
        return new TradeRow(
                open.tradeId(),
                revision,
                rules.mode().name().toLowerCase(Locale.ROOT),
                open.modelId(),
                open.tacticsId(),
                position.decisionTime(),
                position.bracket(),
                position.sigma(),
                new Leg(
                        last(open.entryFills()),
                        open.intendedPrice(),
                        Cycle.meanPrice(open.entryFills()),
                        open.intendedQuantity(),
                        Cycle.quantity(open.entryFills()),
                        open.entryLatencyMillis()),
                exit(cycle, open, leaving),
                reason,
                cycle.fees(),
                net,
                net.doubleValue() / Cycle.worth(open.entryFills()).doubleValue(),
                open.predictedNet(),
                open.winProbability());
    }

    /** Where nothing could be sold, the price it would have had. */
    private Leg exit(Cycle cycle, OpenPosition open, Optional<Leaving> leaving) {
        List<Fill> sold = cycle.sold();
        BigDecimal seen = leaving.map(Leaving::seenPrice).orElse(facts.quote().bid());
        BigDecimal bought = Cycle.quantity(open.entryFills());
        long entered = last(open.entryFills());
        return sold.isEmpty()
                ? new Leg(
                        Math.max(facts.venueMillis(), entered),
                        seen,
                        facts.quote().bid(),
                        bought,
                        bought,
                        0)
                : new Leg(
                        Math.max(last(sold), entered),
                        seen,
                        Cycle.meanPrice(sold),
                        bought,
                        Cycle.quantity(sold),
                        exitLatency(cycle, leaving));
    }

    private static long exitLatency(Cycle cycle, Optional<Leaving> leaving) {
        return cycle.of(Intent.Kind.EXIT).stream()
                .filter(exit -> !exit.fills().isEmpty())
                .findFirst()
                .flatMap(exit -> leaving.map(why -> exit.signedTimestamp() - Minutes.plus(why.bar(), 1)))
                .orElse(0L);
    }

    private static long last(List<Fill> fills) {
        return fills.stream().mapToLong(Fill::time).max().orElse(0);
    }
}
