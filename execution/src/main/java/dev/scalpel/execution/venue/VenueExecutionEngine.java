package dev.scalpel.execution.venue;

import dev.scalpel.execution.account.AccountTransitions;
import dev.scalpel.execution.account.StartingCapital;
import dev.scalpel.execution.context.ExecutionConfig;
import dev.scalpel.execution.context.InvocationContext;
import dev.scalpel.execution.context.SymbolContext;
import dev.scalpel.execution.decision.DecisionTrace;
import dev.scalpel.execution.decision.EntryDecider;
import dev.scalpel.execution.decision.EntryGuards;
import dev.scalpel.execution.engine.ExecutionEngine;
import dev.scalpel.execution.engine.RoundPlan;
import dev.scalpel.execution.engine.VenueAction;
import dev.scalpel.execution.minute.OperatorCommands;
import dev.scalpel.execution.state.ExecutionState;
import dev.scalpel.execution.state.ExecutionState.Closing;
import dev.scalpel.execution.state.RoundTrip;
import dev.scalpel.execution.state.SymbolStateBuilder;
import dev.scalpel.ledger.DecisionRow;
import dev.scalpel.ledger.DecisionRow.Insight;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.Outbox;
import dev.scalpel.ledger.ProtectiveOrder;
import dev.scalpel.ledger.SymbolState;
import dev.scalpel.market.Symbol;
import dev.scalpel.trading.AccountState;
import dev.scalpel.trading.Decision;
import dev.scalpel.trading.Decision.StandAside;
import dev.scalpel.trading.StandAsideReason;
import dev.scalpel.venue.trading.Broker;
import dev.scalpel.venue.trading.VenueRateLimitedException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Orders at a venue. While nothing is open a minute asks the venue nothing; an entry that is wanted, an order that is not
 * resolved or a position is looked at each time.
 */
public final class VenueExecutionEngine implements ExecutionEngine {

    private final ExecutionConfig rules;
    private final EntryDecider mind;
    private final Broker broker;
    private final VenueTimeSync time;
    private final VenueReview review;
    private final ActionExecutor delivery;
    private final StartingCapital capital;

    public VenueExecutionEngine(ExecutionConfig rules, EntryDecider mind, Broker broker, VenueTimeSync time) {
        this.rules = rules;
        this.mind = mind;
        this.broker = broker;
        this.time = time;
        review = new VenueReview(rules, broker, time);
        delivery = new ActionExecutor(rules, broker, time);
        capital = new StartingCapital(broker);
    }

    @Override
    public boolean isBusy(SymbolContext situation) {
        SymbolState state = situation.state();
        return !state.atRest()
                || rules.notes(state)
                        .filter(notes -> !notes.isAtRest(state)
                                || notes.closing() != Closing.NO
                                || notes.books()
                                        .needsAttention(situation.moment().millis()))
                        .isPresent();
    }

    @Override
    public RoundPlan plan(SymbolContext situation) {
        SymbolStateBuilder draft = draft(situation.state(), situation.moment());
        VenueReview.Look look = review.look(situation, draft, isBusy(situation));
        draft.protections(resting(draft));
        RoundPlan plan = situation.hasNewBar()
                ? afterBar(situation, draft, look)
                : new RoundPlan(draft.state(), new Outbox(List.of(), look.trades()), Optional.empty(), look.action());
        return new RoundPlan(plan.next(), plan.rows(), plan.thought(), plan.action(), look.inDoubt(), look.problem());
    }

    @Override
    public SymbolState carryOut(SymbolState claimed, VenueAction action, InvocationContext moment) {
        return delivery.carryOut(claimed, action, moment);
    }

    /** Entries again after a person has looked: what was reported is known by now, and exits are tried anew. */
    @Override
    public SymbolState resumed(SymbolState state, double maxDrawdown) {
        return rules.notes(state)
                .map(notes -> new SymbolStateBuilder(
                                state,
                                notes.books(notes.books().drift(Optional.empty()))
                                        .refusedExits(0))
                        .account(OperatorCommands.lifted(state.account(), maxDrawdown))
                        .state())
                .orElse(state);
    }

    @Override
    public SymbolState asked(SymbolState state, Closing how) {
        return rules.notes(state)
                .filter(notes -> !notes.isAtRest(state))
                .map(notes -> new SymbolStateBuilder(state, notes.closing(how).refusedExits(0)).state())
                .orElse(state);
    }

    @Override
    public Map<String, BigDecimal> balances(InvocationContext moment) {
        time.synchronise(moment.now());
        Map<String, BigDecimal> totals = new TreeMap<>();
        broker.balances().byAsset().forEach((asset, balance) -> {
            if (balance.total().signum() > 0) {
                totals.put(asset, balance.total());
            }
        });
        return totals;
    }

    private SymbolStateBuilder draft(SymbolState state, InvocationContext moment) {
        Optional<ExecutionState> known = rules.notes(state);
        if (known.isPresent()) {
            return new SymbolStateBuilder(state, known.get());
        }
        time.synchronise(moment.now());
        BigDecimal began = capital.of(state.symbol(), moment);
        return new SymbolStateBuilder(state, ExecutionState.starting(rules.mode(), began))
                .account(AccountState.starting(began.doubleValue()));
    }

    private RoundPlan afterBar(SymbolContext situation, SymbolStateBuilder draft, VenueReview.Look look) {
        long bar = situation.market().newest();
        double close = situation.market().close();
        draft.account(AccountTransitions.beginBar(draft.account(), bar)).lastBar(bar);
        Optional<VenueAction> action = look.action();
        DecisionTrace thought;
        if (draft.position().isPresent() || draft.hasUnresolved() || action.isPresent()) {
            thought = DecisionTrace.because(
                    draft.position().isPresent() ? StandAsideReason.IN_POSITION : StandAsideReason.ENTRY_PENDING, "");
        } else {
            Wish wish = decide(situation, draft);
            thought = wish.thought();
            action = wish.action();
        }
        draft.modelId(thought.insight().map(Insight::modelId));
        draft.account(AccountTransitions.mark(draft.account(), worth(situation.symbol(), draft, close)));
        DecisionRow row = thought.row(
                bar, situation.state().revision() + 1, close, situation.moment().millis());
        return new RoundPlan(draft.state(), new Outbox(List.of(row), look.trades()), Optional.of(thought), action);
    }

    private record Wish(DecisionTrace thought, Optional<VenueAction> action) {}

    private Wish decide(SymbolContext situation, SymbolStateBuilder draft) {
        DecisionTrace thought = EntryGuards.first(situation, rules.limits(), draft.account(), broker.venueMillis())
                .or(() -> EntryGuards.books(draft.notes().books()))
                .map(DecisionTrace::because)
                .orElseGet(() -> mind.think(situation.mandate(), situation.market(), draft.account()));
        if (!(thought.decision() instanceof Decision.Enter enter)) {
            return new Wish(thought, Optional.empty());
        }
        try {
            return enter(situation, draft, thought, enter);
        } catch (VenueRateLimitedException paused) {
            return new Wish(thought.decided(StandAside.because(StandAsideReason.VENUE_PAUSED)), Optional.empty());
        }
    }

    private Wish enter(SymbolContext situation, SymbolStateBuilder draft, DecisionTrace thought, Decision.Enter enter) {
        time.synchronise(situation.moment().now());
        review.askForTheMarket(situation.symbol(), draft, situation.moment().millis());
        if (draft.notes().market().isPresent()) {
            return new Wish(thought.decided(StandAside.because(StandAsideReason.MARKET_CLOSED)), Optional.empty());
        }
        EntryPlanner.Outcome outcome = new EntryPlanner(
                        situation, rules, draft.account(), entryFacts(situation.symbol()))
                .of(enter, thought.insight().orElseThrow());
        if (outcome.refusal().isPresent()) {
            return new Wish(thought.decided(outcome.refusal().get()), Optional.empty());
        }
        EntryPlanner.Ordered ordered = outcome.ordered().orElseThrow();
        // The orders of the trade before have done their part: the ledger has them.
        draft.intents(List.of(ordered.intent())).notes(draft.notes().entering(Optional.of(ordered.plan())));
        ordered.protection().ifPresent(draft::add);
        return new Wish(
                thought,
                Optional.of(ordered.protection()
                        .<VenueAction>map(protection -> new VenueAction.SendProtected(ordered.intent(), protection))
                        .orElseGet(() -> new VenueAction.Send(ordered.intent()))));
    }

    private EntrySnapshot entryFacts(Symbol symbol) {
        VenueSnapshot venue = review.facts(symbol);
        return new EntrySnapshot(
                venue,
                broker.balances().of(symbol.quote()).free(),
                broker.capabilities().entryWithProtection()
                        && venue.orderLists()
                        && venue.instrument().otoAllowed());
    }

    /** With the open position and the dust of earlier trades at this price. */
    private static double worth(Symbol symbol, SymbolStateBuilder draft, double close) {
        double settled = draft.account().settledEquity();
        double dust = draft.notes().dust().doubleValue() * close;
        if (draft.position().isEmpty()) {
            return settled + dust;
        }
        RoundTrip cycle = new RoundTrip(symbol, draft.intents());
        BigDecimal held = cycle.held().subtract(draft.notes().books().taken());
        return settled + dust + cycle.quoteGained().doubleValue() + held.doubleValue() * close;
    }

    /** What rests at the venue for the position, as the account's owner will see it there. */
    private static List<ProtectiveOrder> resting(SymbolStateBuilder draft) {
        return draft.intents().stream()
                .filter(intent -> intent.kind() == Intent.Kind.PROTECTION
                        && intent.status().unresolved())
                .flatMap(intent -> intent.open().stream())
                .map(order -> new ProtectiveOrder(
                        order.clientId(),
                        order.listId(),
                        order.side(),
                        order.quantity(),
                        order.isStop() ? order.trigger() : Optional.empty(),
                        order.limit()))
                .toList();
    }
}
