package dev.scalpel.execution.venue;

import dev.scalpel.execution.account.Capital;
import dev.scalpel.execution.account.LiveAccount;
import dev.scalpel.execution.context.Moment;
import dev.scalpel.execution.context.Rules;
import dev.scalpel.execution.context.Situation;
import dev.scalpel.execution.decision.EntryGuards;
import dev.scalpel.execution.decision.Mind;
import dev.scalpel.execution.decision.Thought;
import dev.scalpel.execution.engine.Action;
import dev.scalpel.execution.engine.Desk;
import dev.scalpel.execution.engine.Plan;
import dev.scalpel.execution.minute.Halting;
import dev.scalpel.execution.state.Cycle;
import dev.scalpel.execution.state.Draft;
import dev.scalpel.execution.state.Notes;
import dev.scalpel.execution.state.Notes.Closing;
import dev.scalpel.ledger.DecisionRow;
import dev.scalpel.ledger.DecisionRow.Insight;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.Outbox;
import dev.scalpel.ledger.RestingOrder;
import dev.scalpel.ledger.SymbolState;
import dev.scalpel.market.Symbol;
import dev.scalpel.trading.AccountState;
import dev.scalpel.trading.Decision;
import dev.scalpel.trading.Decision.StandAside;
import dev.scalpel.trading.StandAsideReason;
import dev.scalpel.venue.trading.Broker;
import dev.scalpel.venue.trading.VenuePausedException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Orders at a venue. While nothing is open a minute asks the venue nothing; an entry that is wanted, an order that is not
 * resolved or a position is looked at each time.
 */
public final class LiveDesk implements Desk {

    private final Rules rules;
    private final Mind mind;
    private final Broker broker;
    private final VenueTime time;
    private final VenueReview review;
    private final Delivery delivery;
    private final Capital capital;

    public LiveDesk(Rules rules, Mind mind, Broker broker, VenueTime time) {
        this.rules = rules;
        this.mind = mind;
        this.broker = broker;
        this.time = time;
        review = new VenueReview(rules, broker, time);
        delivery = new Delivery(rules, broker, time);
        capital = new Capital(broker);
    }

    @Override
    public boolean isBusy(Situation situation) {
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
    public Plan plan(Situation situation) {
        Draft draft = draft(situation.state(), situation.moment());
        VenueReview.Look look = review.look(situation, draft, isBusy(situation));
        draft.protections(resting(draft));
        Plan plan = situation.hasNewBar()
                ? afterBar(situation, draft, look)
                : new Plan(draft.state(), new Outbox(List.of(), look.trades()), Optional.empty(), look.action());
        return new Plan(plan.next(), plan.rows(), plan.thought(), plan.action(), look.inDoubt(), look.problem());
    }

    @Override
    public SymbolState carryOut(SymbolState claimed, Action action, Moment moment) {
        return delivery.carryOut(claimed, action, moment);
    }

    /** Entries again after a person has looked: what was reported is known by now, and exits are tried anew. */
    @Override
    public SymbolState resumed(SymbolState state, double maxDrawdown) {
        return rules.notes(state)
                .map(notes -> new Draft(
                                state,
                                notes.books(notes.books().drift(Optional.empty()))
                                        .refusedExits(0))
                        .account(Halting.lifted(state.account(), maxDrawdown))
                        .state())
                .orElse(state);
    }

    @Override
    public SymbolState asked(SymbolState state, Closing how) {
        return rules.notes(state)
                .filter(notes -> !notes.isAtRest(state))
                .map(notes -> new Draft(state, notes.closing(how).refusedExits(0)).state())
                .orElse(state);
    }

    @Override
    public Map<String, BigDecimal> balances(Moment moment) {
        time.synchronise(moment.now());
        Map<String, BigDecimal> totals = new TreeMap<>();
        broker.balances().byAsset().forEach((asset, balance) -> {
            if (balance.total().signum() > 0) {
                totals.put(asset, balance.total());
            }
        });
        return totals;
    }

    private Draft draft(SymbolState state, Moment moment) {
        Optional<Notes> known = rules.notes(state);
        if (known.isPresent()) {
            return new Draft(state, known.get());
        }
        time.synchronise(moment.now());
        BigDecimal began = capital.of(state.symbol(), moment);
        return new Draft(state, Notes.starting(rules.mode(), began))
                .account(AccountState.starting(began.doubleValue()));
    }

    private Plan afterBar(Situation situation, Draft draft, VenueReview.Look look) {
        long bar = situation.market().newest();
        double close = situation.market().close();
        draft.account(LiveAccount.beginBar(draft.account(), bar)).lastBar(bar);
        Optional<Action> action = look.action();
        Thought thought;
        if (draft.position().isPresent() || draft.hasUnresolved() || action.isPresent()) {
            thought = Thought.because(
                    draft.position().isPresent() ? StandAsideReason.IN_POSITION : StandAsideReason.ENTRY_PENDING, "");
        } else {
            Wish wish = decide(situation, draft);
            thought = wish.thought();
            action = wish.action();
        }
        draft.modelId(thought.insight().map(Insight::modelId));
        draft.account(LiveAccount.mark(draft.account(), worth(situation.symbol(), draft, close)));
        DecisionRow row = thought.row(
                bar, situation.state().revision() + 1, close, situation.moment().millis());
        return new Plan(draft.state(), new Outbox(List.of(row), look.trades()), Optional.of(thought), action);
    }

    private record Wish(Thought thought, Optional<Action> action) {}

    private Wish decide(Situation situation, Draft draft) {
        Thought thought = EntryGuards.first(situation, rules.limits(), draft.account(), broker.venueMillis())
                .or(() -> EntryGuards.books(draft.notes().books()))
                .map(Thought::because)
                .orElseGet(() -> mind.think(situation.mandate(), situation.market(), draft.account()));
        if (!(thought.decision() instanceof Decision.Enter enter)) {
            return new Wish(thought, Optional.empty());
        }
        try {
            return enter(situation, draft, thought, enter);
        } catch (VenuePausedException paused) {
            return new Wish(thought.decided(StandAside.because(StandAsideReason.VENUE_PAUSED)), Optional.empty());
        }
    }

    private Wish enter(Situation situation, Draft draft, Thought thought, Decision.Enter enter) {
        time.synchronise(situation.moment().now());
        review.askForTheMarket(situation.symbol(), draft, situation.moment().millis());
        if (draft.notes().market().isPresent()) {
            return new Wish(thought.decided(StandAside.because(StandAsideReason.MARKET_CLOSED)), Optional.empty());
        }
        Entries.Outcome outcome = new Entries(situation, rules, draft.account(), entryFacts(situation.symbol()))
                .of(enter, thought.insight().orElseThrow());
        if (outcome.refusal().isPresent()) {
            return new Wish(thought.decided(outcome.refusal().get()), Optional.empty());
        }
        Entries.Ordered ordered = outcome.ordered().orElseThrow();
        // The orders of the trade before have done their part: the ledger has them.
        draft.intents(List.of(ordered.intent())).notes(draft.notes().entering(Optional.of(ordered.plan())));
        ordered.protection().ifPresent(draft::add);
        return new Wish(
                thought,
                Optional.of(ordered.protection()
                        .<Action>map(protection -> new Action.SendProtected(ordered.intent(), protection))
                        .orElseGet(() -> new Action.Send(ordered.intent()))));
    }

    private EntryFacts entryFacts(Symbol symbol) {
        VenueFacts venue = review.facts(symbol);
        return new EntryFacts(
                venue,
                broker.balances().of(symbol.quote()).free(),
                broker.capabilities().entryWithProtection()
                        && venue.orderLists()
                        && venue.instrument().otoAllowed());
    }

    /** With the open position and the dust of earlier trades at this price. */
    private static double worth(Symbol symbol, Draft draft, double close) {
        double settled = draft.account().settledEquity();
        double dust = draft.notes().dust().doubleValue() * close;
        if (draft.position().isEmpty()) {
            return settled + dust;
        }
        Cycle cycle = new Cycle(symbol, draft.intents());
        BigDecimal held = cycle.held().subtract(draft.notes().books().taken());
        return settled + dust + cycle.quoteGained().doubleValue() + held.doubleValue() * close;
    }

    /** What rests at the venue for the position, as the account's owner will see it there. */
    private static List<RestingOrder> resting(Draft draft) {
        return draft.intents().stream()
                .filter(intent -> intent.kind() == Intent.Kind.PROTECTION
                        && intent.status().unresolved())
                .flatMap(intent -> intent.open().stream())
                .map(order -> new RestingOrder(
                        order.clientId(),
                        order.listId(),
                        order.side(),
                        order.quantity(),
                        order.isStop() ? order.trigger() : Optional.empty(),
                        order.limit()))
                .toList();
    }
}
