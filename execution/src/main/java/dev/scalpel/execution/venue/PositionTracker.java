package dev.scalpel.execution.venue;

import dev.scalpel.execution.account.AccountTransitions;
import dev.scalpel.execution.context.ExecutionConfig;
import dev.scalpel.execution.state.AccountAuditState;
import dev.scalpel.execution.state.EntryPlan;
import dev.scalpel.execution.state.ExecutionState.Leaving;
import dev.scalpel.execution.state.RoundTrip;
import dev.scalpel.execution.state.SymbolStateBuilder;
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
import dev.scalpel.venue.trading.OrderRules;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the venue's fills mean: a position once the entry is over, a trade once nothing is left. Pure. */
final class PositionTracker {

    private final Symbol symbol;
    private final ExecutionConfig rules;
    private final SymbolStateBuilder draft;
    private final VenueSnapshot facts;
    private final long revision;

    PositionTracker(
            Symbol symbol, ExecutionConfig rules, SymbolStateBuilder draft, VenueSnapshot facts, long revision) {
        this.symbol = symbol;
        this.rules = rules;
        this.draft = draft;
        this.facts = facts;
        this.revision = revision;
    }

    RoundTrip cycle() {
        return new RoundTrip(symbol, draft.intents());
    }

    /** An entry that is over becomes a position, or nothing; one that never arrived is remembered. */
    void open(long now) {
        draft.position(draft.position().map(this::withAllThatWasBought));
        List<Intent> entries = cycle().entries();
        Optional<EntryPlan> plan = draft.notes().entry();
        boolean underWay = entries.stream().anyMatch(entry -> entry.status().unresolved());
        if (entries.isEmpty() || underWay || plan.isEmpty()) {
            return;
        }
        draft.notes(draft.notes().entering(Optional.empty()));
        List<Fill> bought = cycle().bought();
        if (!bought.isEmpty()) {
            draft.position(Optional.of(position(bought, plan.get())));
        } else if (entries.stream().anyMatch(entry -> entry.status() == Intent.Status.LAPSED)) {
            draft.notes(draft.notes()
                    .books(draft.notes()
                            .books()
                            .givenUp(new AccountAuditState.GivenUp(plan.get(), draft.intents(), now))));
        }
    }

    /** An entry that was adopted beside it may still have been buying. */
    private OpenPosition withAllThatWasBought(OpenPosition open) {
        List<Fill> bought = cycle().bought();
        return bought.size() > open.entryFills().size() ? open.with(bought) : open;
    }

    /** An entry that turned up after all: its position, or more of the one that is open. */
    void adopt(AccountAuditState.GivenUp found, List<Intent> intents) {
        boolean free = draft.position().isEmpty() && draft.notes().entry().isEmpty() && !draft.hasUnresolved();
        List<String> ids = intents.stream().map(Intent::clientId).toList();
        List<Intent> all = new ArrayList<>(free ? List.of() : draft.intents());
        all.removeIf(intent -> ids.contains(intent.clientId()));
        all.addAll(intents);
        draft.intents(all);
        draft.notes(draft.notes().books(draft.notes().books().found(found)));
        if (draft.position().isPresent()) {
            draft.position(draft.position().map(this::withAllThatWasBought));
        } else if (draft.notes().entry().isEmpty()) {
            draft.notes(draft.notes().entering(Optional.of(found.plan())));
        }
    }

    private static OpenPosition position(List<Fill> bought, EntryPlan plan) {
        long filled = bought.get(0).time();
        Position position = Position.enter(
                plan.bracket(),
                plan.sigma(),
                plan.decisionBar(),
                Math.max(Minutes.floor(filled), Minutes.plus(plan.decisionBar(), 1)),
                RoundTrip.meanPrice(bought).doubleValue(),
                RoundTrip.quantity(bought));
        return new OpenPosition(
                position,
                plan.tradeId(),
                plan.modelId(),
                plan.tacticsId(),
                plan.decidedPrice(),
                plan.quantity(),
                bought,
                plan.latencyMillis(),
                plan.predictedNet(),
                plan.winProbability());
    }

    /**
     * Once a stop has filled in any part, or a target whole, the position is on its way out, and this is why. What is
     * left after a target that filled in part stays open under its own stop and target.
     */
    void noticeLeaving(long newestBar) {
        if (draft.position().isEmpty() || draft.notes().leaving().isPresent()) {
            return;
        }
        Position position = draft.position().get().position();
        List<Intent> ended = cycle().of(Intent.Kind.PROTECTION).stream()
                .filter(protection ->
                        !protection.status().unresolved() && !protection.fills().isEmpty())
                .toList();
        boolean stopped = ended.stream()
                .flatMap(protection -> protection.orders().stream())
                .anyMatch(order -> order.isStop() && hasFilled(order));
        if (stopped || (!ended.isEmpty() && nothingLeft())) {
            draft.notes(draft.notes()
                    .leaving(new Leaving(
                            stopped ? ExitReason.STOP : ExitReason.TARGET,
                            BigDecimal.valueOf(stopped ? position.stopPrice() : position.targetPrice()),
                            newestBar)));
        }
    }

    private static boolean hasFilled(OrderReport order) {
        return order.filledQuantity().signum() > 0;
    }

    private boolean nothingLeft() {
        return OrderRules.isDust(carried(), facts.quote().bid(), facts.filters());
    }

    /** What is at the venue of this trade and of the dust before it. */
    private BigDecimal carried() {
        return cycle().held()
                .subtract(draft.notes().books().taken())
                .add(draft.notes().dust());
    }

    /** The trade, when nothing of the position is left that could be sold. */
    Optional<TradeRow> close() {
        return draft.position().isEmpty() || draft.hasUnresolved() || !nothingLeft()
                ? Optional.empty()
                : Optional.of(close(draft.notes().books().taken(), carried()));
    }

    /** The trade of a position that leaves the books without a sale; what is held of it is its owner's from now on. */
    Optional<TradeRow> writeOff() {
        if (draft.position().isEmpty()) {
            return Optional.empty();
        }
        BigDecimal held = cycle().held();
        BigDecimal left = held.subtract(draft.notes().books().taken());
        AccountAuditState books = draft.notes().books();
        draft.notes(draft.notes()
                .books(books.foreign(books.foreign().orElse(BigDecimal.ZERO).add(left))));
        return Optional.of(close(held, draft.notes().dust()));
    }

    /** @param without how much leaves the books without a sale of ours */
    private TradeRow close(BigDecimal without, BigDecimal carriedOn) {
        TradeRow row = row(draft.position().orElseThrow(), without);
        draft.account(AccountTransitions.settle(
                draft.account(),
                row.netProfit().doubleValue(),
                row.exitReason(),
                row.exit().time()));
        draft.position(Optional.empty());
        draft.notes(draft.notes().closed(carriedOn));
        return row;
    }

    /** What was sold by another hand, or withdrawn, counts with the price that it would have had. */
    private TradeRow row(OpenPosition open, BigDecimal without) {
        RoundTrip cycle = cycle();
        Position position = open.position();
        BigDecimal foreignFees = cycle.worthWithForeignFee()
                .multiply(BigDecimal.valueOf(rules.costs().feeRate()));
        BigDecimal net = cycle.quoteGained()
                .subtract(foreignFees)
                .add(without.multiply(facts.quote().bid()));
        Optional<Leaving> leaving = draft.notes().leaving();
        ExitReason reason = reason(cycle, leaving);
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
                        RoundTrip.meanPrice(open.entryFills()),
                        open.intendedQuantity(),
                        RoundTrip.quantity(open.entryFills()),
                        open.entryLatencyMillis()),
                exit(cycle, open, leaving),
                reason,
                cycle.fees(),
                net,
                net.doubleValue() / RoundTrip.worth(open.entryFills()).doubleValue(),
                open.predictedNet(),
                open.winProbability());
    }

    /** What has sold it; where nothing has, it left the account by another hand. */
    private static ExitReason reason(RoundTrip cycle, Optional<Leaving> leaving) {
        if (cycle.sold().isEmpty()) {
            return ExitReason.EXTERNAL;
        }
        boolean byExit = cycle.of(Intent.Kind.EXIT).stream()
                .anyMatch(exit -> !exit.fills().isEmpty());
        boolean byStop = cycle.of(Intent.Kind.PROTECTION).stream()
                .flatMap(protection -> protection.orders().stream())
                .anyMatch(order -> order.isStop() && hasFilled(order));
        ExitReason byProtection = byStop ? ExitReason.STOP : ExitReason.TARGET;
        return byExit ? leaving.map(Leaving::reason).orElse(ExitReason.EXTERNAL) : byProtection;
    }

    /** Where nothing could be sold, the price it would have had. */
    private Leg exit(RoundTrip cycle, OpenPosition open, Optional<Leaving> leaving) {
        List<Fill> sold = cycle.sold();
        BigDecimal seen = leaving.map(Leaving::seenPrice).orElse(facts.quote().bid());
        BigDecimal bought = RoundTrip.quantity(open.entryFills());
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
                        RoundTrip.meanPrice(sold),
                        bought,
                        RoundTrip.quantity(sold),
                        exitLatency(cycle, leaving));
    }

    private static long exitLatency(RoundTrip cycle, Optional<Leaving> leaving) {
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
