package dev.scalpel.execution.minute;

import dev.scalpel.exchange.VenueException;
import dev.scalpel.execution.broker.Broker;
import dev.scalpel.execution.broker.ClientIds;
import dev.scalpel.execution.broker.Placement;
import dev.scalpel.execution.minute.Reconciler.Known;
import dev.scalpel.ledger.DecisionRow;
import dev.scalpel.ledger.DecisionRow.Insight;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.Intent.Status;
import dev.scalpel.ledger.Outbox;
import dev.scalpel.ledger.RestingOrder;
import dev.scalpel.ledger.SymbolState;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.market.Symbol;
import dev.scalpel.trading.AccountState;
import dev.scalpel.trading.Decision;
import dev.scalpel.trading.StandAsideReason;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Orders at a venue. While nothing is open a minute asks the venue nothing; an entry that is wanted, an order that is not
 * resolved or a position is looked at each time.
 */
final class LiveDesk implements Desk {

    private final Rules rules;
    private final Mind mind;
    private final Broker broker;
    private final Reconciler reconciler;
    private final VenueTime time;
    private final Capital capital;

    LiveDesk(Rules rules, Mind mind, Broker broker, VenueTime time) {
        this.rules = rules;
        this.mind = mind;
        this.broker = broker;
        this.time = time;
        reconciler = new Reconciler(broker);
        capital = new Capital(broker);
    }

    @Override
    public boolean isBusy(Situation situation) {
        SymbolState state = situation.state();
        return !state.atRest()
                || rules.notes(state).filter(notes -> !notes.isAtRest(state)).isPresent();
    }

    @Override
    public Plan plan(Situation situation) {
        Draft draft = draft(situation.state(), situation.moment());
        List<TradeRow> trades = new ArrayList<>();
        Optional<Action> action = Optional.empty();
        if (isBusy(situation)) {
            time.synchronise(situation.moment().now());
            VenueFacts facts = facts(situation.symbol(), draft);
            LiveBook book = new LiveBook(
                    situation.symbol(), rules, draft, facts, situation.state().revision() + 1);
            book.open();
            book.noticeLeaving(
                    situation.market().isEmpty() ? 0 : situation.market().newest());
            book.close().ifPresent(trades::add);
            action = new Management(situation, rules, draft, facts).next();
            draft.protections(resting(draft));
        }
        return situation.hasNewBar()
                ? afterBar(situation, draft, trades, action)
                : new Plan(draft.state(), new Outbox(List.of(), trades), Optional.empty(), action);
    }

    @Override
    public SymbolState carryOut(SymbolState claimed, Action action) {
        try {
            if (action instanceof Action.Send send) {
                return heard(claimed, broker.send(claimed.symbol(), send.intent()), List.of(send.intent()));
            }
            if (action instanceof Action.SendProtected send) {
                return heard(
                        claimed,
                        broker.sendProtected(claimed.symbol(), send.entry(), send.protection()),
                        List.of(send.entry(), send.protection()));
            }
            // Whether there was something to cancel or not: what has filled is asked for in the next round.
            broker.cancel(claimed.symbol(), ((Action.Cancel) action).order());
            return claimed;
        } catch (VenueException failure) {
            return afterFailure(claimed, action, failure);
        }
    }

    @Override
    public SymbolState resumed(SymbolState state, double maxDrawdown) {
        return rules.notes(state)
                .map(notes -> new Draft(state, notes)
                        .account(Halting.lifted(state.account(), maxDrawdown))
                        .state())
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

    private VenueFacts facts(Symbol symbol, Draft draft) {
        boolean underWay = draft.position().isPresent() || draft.notes().entry().isPresent();
        Known known = reconciler.reconcile(symbol, draft.intents(), underWay);
        draft.intents(known.intents());
        boolean refused = draft.position().isPresent()
                && known.intents().stream()
                        .anyMatch(intent -> intent.kind() != Intent.Kind.ENTRY && intent.status() == Status.REJECTED);
        return new VenueFacts(
                broker.venueMillis(),
                broker.capabilities().orderLists(),
                broker.filters(symbol),
                broker.quote(symbol),
                known.placements(),
                refused ? Optional.of(broker.balances().of(symbol.base()).total()) : Optional.empty());
    }

    private Plan afterBar(Situation situation, Draft draft, List<TradeRow> trades, Optional<Action> managed) {
        long bar = situation.market().newest();
        double close = situation.market().close();
        draft.account(LiveAccount.beginBar(draft.account(), bar)).lastBar(bar);
        Optional<Action> action = managed;
        Thought thought;
        if (draft.position().isPresent() || draft.hasUnresolved() || managed.isPresent()) {
            thought = Thought.because(
                    draft.position().isPresent() ? StandAsideReason.IN_POSITION : StandAsideReason.ENTRY_PENDING, "");
        } else {
            Wish wish = decide(situation, draft);
            thought = wish.thought();
            action = wish.action();
        }
        draft.modelId(thought.insight().map(Insight::modelId));
        draft.account(LiveAccount.mark(draft.account(), worth(situation.symbol(), draft, close)));
        DecisionRow row = thought.row(bar, situation.state().revision() + 1, close);
        return new Plan(draft.state(), new Outbox(List.of(row), trades), Optional.of(thought), action);
    }

    private record Wish(Thought thought, Optional<Action> action) {}

    private Wish decide(Situation situation, Draft draft) {
        Thought thought = EntryGuards.first(situation, rules.limits(), draft.account(), broker.venueMillis())
                .map(Thought::because)
                .orElseGet(() -> mind.think(situation.mandate(), situation.market(), draft.account()));
        if (!(thought.decision() instanceof Decision.Enter enter)) {
            return new Wish(thought, Optional.empty());
        }
        time.synchronise(situation.moment().now());
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
        return new EntryFacts(
                broker.venueMillis(),
                broker.filters(symbol),
                broker.quote(symbol),
                broker.balances().of(symbol.quote()).free(),
                broker.capabilities().orderLists(),
                broker.capabilities().entryWithProtection());
    }

    private static double worth(Symbol symbol, Draft draft, double close) {
        double settled = draft.account().settledEquity();
        if (draft.position().isEmpty()) {
            return settled;
        }
        Cycle cycle = new Cycle(symbol, draft.intents());
        return settled + cycle.quoteGained().doubleValue() + cycle.held().doubleValue() * close;
    }

    private static SymbolState heard(SymbolState claimed, Placement placement, List<Intent> sent) {
        return placement.isFound() ? with(claimed, sent, Status.OPEN) : claimed;
    }

    /** What the venue has refused is refused; of what it has not answered, nothing is known. */
    private SymbolState afterFailure(SymbolState claimed, Action action, VenueException failure) {
        List<Intent> sent = action instanceof Action.Send send
                ? List.of(send.intent())
                : action instanceof Action.SendProtected both ? List.of(both.entry(), both.protection()) : List.of();
        return switch (failure.kind()) {
            case UNANSWERED -> with(claimed, sent, Status.UNKNOWN);
            case REFUSED, CLOSED, NOT_LISTED, KEY_REJECTED -> with(claimed, sent, Status.REJECTED);
            case CLOCK_OFF -> {
                time.forget();
                yield with(claimed, sent, Status.REJECTED);
            }
            case RATE_LIMITED, REGION_REFUSED -> throw failure;
        };
    }

    private static SymbolState with(SymbolState state, List<Intent> sent, Status status) {
        List<String> ids = sent.stream().map(Intent::clientId).toList();
        List<Intent> intents = state.intents().stream()
                .map(intent -> ids.contains(intent.clientId()) ? intent.with(status, intent.fills()) : intent)
                .toList();
        return new SymbolState(
                state.symbol(),
                state.revision(),
                state.writer(),
                state.lastBar(),
                state.halted(),
                state.modelId(),
                state.position(),
                intents,
                state.protections(),
                state.account(),
                state.broker(),
                state.outbox());
    }

    /** What rests at the venue for the position, as the account's owner will see it there. */
    private static List<RestingOrder> resting(Draft draft) {
        List<RestingOrder> resting = new ArrayList<>();
        draft.intents().stream()
                .filter(intent -> intent.kind() == Intent.Kind.PROTECTION && intent.status() == Status.OPEN)
                .forEach(intent -> {
                    resting.add(new RestingOrder(
                            ClientIds.stop(intent.clientId()),
                            Optional.empty(),
                            intent.side(),
                            intent.quantity(),
                            intent.stopPrice(),
                            intent.price()));
                    intent.targetPrice()
                            .ifPresent(target -> resting.add(new RestingOrder(
                                    ClientIds.target(intent.clientId()),
                                    Optional.empty(),
                                    intent.side(),
                                    intent.quantity(),
                                    Optional.empty(),
                                    Optional.of(target))));
                });
        return resting;
    }
}
