package dev.scalpel.portfolio.state;

import dev.scalpel.ledger.Intent;
import dev.scalpel.portfolio.allocation.Books;
import dev.scalpel.signals.slot.HandledMark;
import dev.scalpel.trading.ExitReason;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A portfolio between invocations: one document, so one writer for the whole account. Only it knows what was executed.
 *
 * @param revision grows by one with each write
 * @param writer of this revision
 * @param dust remainders below the venue's minimum that were written off, by strategy; negative where they are short
 * @param strategies by name
 * @param handled ids of the last {@value #MAX_HANDLED} signals that have an outcome or a target
 * @param roundMinute minute since the epoch of the round that is under way, which orders are named by
 * @param trimmed whether this round has made its one pass of trims
 * @param intents orders that may be at the venue
 * @param halted the reason, while nothing may be opened and everything is closed
 * @param paused the reason, while nothing may be opened and what is held is kept and protected
 * @param day what the account's limits are measured from
 * @param lastFill time of the newest fill that is booked, on the venue's clock; 0 before the first
 * @param outbox outcomes that are not in the log yet
 * @param trades closed trades that are not in the ledger yet
 * @param transfers of cash that are not in the log yet
 */
public record PortfolioState(
        long revision,
        String writer,
        Books books,
        SortedMap<String, BigDecimal> dust,
        SortedMap<String, StrategyState> strategies,
        List<String> handled,
        long roundMinute,
        boolean trimmed,
        List<Intent> intents,
        Optional<String> halted,
        Optional<String> paused,
        AccountDay day,
        long lastFill,
        List<SignalOutcome> outbox,
        List<ClosedTrade> trades,
        List<Transfer> transfers) {

    /**
     * More than a run reads back: a signal every seven seconds for the eight hours of a slot, or eight signals of each of 500
     * strategies. One that is forgotten too early would get another outcome with each run.
     */
    public static final int MAX_HANDLED = 4_096;

    public PortfolioState {
        dust = Collections.unmodifiableSortedMap(new TreeMap<>(dust));
        strategies = Collections.unmodifiableSortedMap(new TreeMap<>(strategies));
        handled = List.copyOf(handled);
        intents = List.copyOf(intents);
        outbox = List.copyOf(outbox);
        trades = List.copyOf(trades);
        transfers = List.copyOf(transfers);
        if (handled.size() > MAX_HANDLED) {
            throw new IllegalArgumentException("at most " + MAX_HANDLED + " handled ids: " + handled.size());
        }
    }

    /** Of an account that holds nothing but cash. */
    public static PortfolioState initial(String writer, BigDecimal cash) {
        return new PortfolioState(
                0,
                writer,
                Books.ofCash(cash),
                new TreeMap<>(),
                new TreeMap<>(),
                List.of(),
                0,
                false,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                AccountDay.of(cash),
                0,
                List.of(),
                List.of(),
                List.of());
    }

    public StrategyState strategy(String name) {
        return strategies.getOrDefault(name, StrategyState.INITIAL);
    }

    /** The newest handled signal of each strategy that has one. */
    public Map<String, HandledMark> marks() {
        Map<String, HandledMark> marks = new TreeMap<>();
        strategies.forEach((name, state) -> state.mark().ifPresent(mark -> marks.put(name, mark)));
        return marks;
    }

    /** Whether the venue has to be queried for any order, those that rest included. */
    public boolean hasUnresolvedIntents() {
        return intents.stream().anyMatch(intent -> intent.status().unresolved());
    }

    /**
     * Whether it is not known how an order stands: it may not have arrived, may still fill, or has executions that are not
     * reported yet. A protective order that rests is no such order.
     */
    public boolean isAmbiguous() {
        return intents.stream().anyMatch(PortfolioState::isInDoubt);
    }

    /** Strategies of which it is not known how an order stands. */
    public Set<String> inDoubt() {
        return intents.stream()
                .filter(PortfolioState::isInDoubt)
                .map(intent -> intent.strategy().name())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Orders that were given up as never acknowledged: late look-ups may show that one has filled after all. */
    public List<Intent> lost() {
        return intents.stream()
                .filter(intent -> intent.status() == Intent.Status.LAPSED)
                .toList();
    }

    /** Without one of them: it is certain that the venue has never had it. */
    public PortfolioState withoutLost(Intent never) {
        return withIntents(
                intents.stream().filter(intent -> !intent.equals(never)).toList());
    }

    /** Whether one of them may well turn up yet. */
    public boolean mayTurnUp(long venueMillis) {
        return lost().stream().anyMatch(intent -> intent.mayTurnUp(venueMillis));
    }

    /** Whether an entry may well turn up yet. */
    public boolean hasLostEntry(long venueMillis) {
        return lost().stream().anyMatch(intent -> intent.kind() == Intent.Kind.ENTRY && intent.mayTurnUp(venueMillis));
    }

    private static boolean isInDoubt(Intent intent) {
        return intent.status().unresolved() && !RestingOrders.rests(intent);
    }

    /** The next revision. */
    public PortfolioState writtenBy(String name) {
        return with(state -> {
            state.revision = revision + 1;
            state.writer = name;
        });
    }

    public PortfolioState withBooks(Books other) {
        return with(state -> state.books = other);
    }

    /** What a strategy holds cannot be sold any more: it is written off and recorded. */
    public PortfolioState withoutDust(String strategy) {
        return books.holding(strategy)
                .map(held ->
                        held.quantity().multiply(BigDecimal.valueOf(held.side().sign())))
                .map(rest -> withDust(strategy, rest).withBooks(books.without(strategy)))
                .orElse(this);
    }

    /** With more of a strategy's instrument that the account has beside the books; negative if it has less. */
    public PortfolioState withDust(String strategy, BigDecimal more) {
        return with(state -> {
            state.dust = new TreeMap<>((Map<String, BigDecimal>) dust);
            state.dust.merge(strategy, more, BigDecimal::add);
        });
    }

    public PortfolioState withStrategy(String name, UnaryOperator<StrategyState> change) {
        StrategyState changed = change.apply(strategy(name));
        return changed.equals(strategies.get(name))
                ? this
                : with(state -> {
                    state.strategies = new TreeMap<>((Map<String, StrategyState>) strategies);
                    state.strategies.put(name, changed);
                });
    }

    /** With one more handled signal; the oldest is forgotten. */
    public PortfolioState withHandled(String signal) {
        List<String> ids = new ArrayList<>(handled);
        ids.add(signal);
        return with(state -> state.handled = ids.subList(Math.max(0, ids.size() - MAX_HANDLED), ids.size()));
    }

    /** A round begins: its orders are named by this minute. */
    public PortfolioState inRound(long minute) {
        return with(state -> {
            state.roundMinute = minute;
            state.trimmed = false;
        });
    }

    public PortfolioState withTrimmed() {
        return with(state -> state.trimmed = true);
    }

    public PortfolioState withIntents(List<Intent> others) {
        return others.equals(intents) ? this : with(state -> state.intents = others);
    }

    public PortfolioState withHalt(Optional<String> reason) {
        return with(state -> state.halted = reason);
    }

    public PortfolioState withPause(Optional<String> reason) {
        return with(state -> state.paused = reason);
    }

    public PortfolioState withDay(AccountDay other) {
        return other.equals(day) ? this : with(state -> state.day = other);
    }

    /** After a fill at this time. */
    public PortfolioState filledAt(long time) {
        return time <= lastFill ? this : with(state -> state.lastFill = time);
    }

    public PortfolioState withOutcome(SignalOutcome outcome) {
        List<SignalOutcome> more = new ArrayList<>(outbox);
        more.add(outcome);
        return with(state -> state.outbox = more);
    }

    /** After these outcomes have been written to the log. */
    public PortfolioState withoutOutcomes(Collection<SignalOutcome> written) {
        return with(state -> state.outbox =
                outbox.stream().filter(each -> !written.contains(each)).toList());
    }

    /**
     * The trade of a strategy that holds nothing any more has ended; nothing changes while it holds something, or has no trade.
     *
     * @param otherwise why it ended, if nothing of ours has closed it
     */
    public PortfolioState withTradeEnded(String strategy, ExitReason otherwise, long now) {
        Optional<OpenTrade> open = strategy(strategy).trade();
        if (open.isEmpty() || books.holding(strategy).isPresent()) {
            return this;
        }
        ClosedTrade ended = open.get().closed(otherwise, now);
        List<ClosedTrade> more = new ArrayList<>(trades);
        more.add(ended);
        return with(state -> state.trades = more).withStrategy(strategy, known -> known.closed(ended));
    }

    /** With others in place of the closed trades. */
    public PortfolioState withTrades(List<ClosedTrade> others) {
        return with(state -> state.trades = others);
    }

    /** After these trades have been written to the ledger. */
    public PortfolioState withoutTrades(Collection<ClosedTrade> written) {
        return withTrades(
                trades.stream().filter(each -> !written.contains(each)).toList());
    }

    /** After a deposit or withdrawal: the books have it, it counts as no profit, and it is to be logged. */
    public PortfolioState withTransfer(Transfer transfer) {
        List<Transfer> more = new ArrayList<>(transfers);
        more.add(transfer);
        AccountDay moved = day.at(books.valueAtCost(), transfer.time()).transferred(transfer.amount());
        return with(state -> {
            state.books = books.transferred(transfer.amount());
            state.day = moved;
            state.transfers = more;
        });
    }

    /** After these transfers have been written to the log. */
    public PortfolioState withoutTransfers(Collection<Transfer> written) {
        return with(state -> state.transfers =
                transfers.stream().filter(each -> !written.contains(each)).toList());
    }

    private PortfolioState with(Consumer<Copy> change) {
        Copy copy = new Copy(this);
        change.accept(copy);
        return new PortfolioState(
                copy.revision,
                copy.writer,
                copy.books,
                copy.dust,
                copy.strategies,
                copy.handled,
                copy.roundMinute,
                copy.trimmed,
                copy.intents,
                copy.halted,
                copy.paused,
                copy.day,
                copy.lastFill,
                copy.outbox,
                copy.trades,
                copy.transfers);
    }

    /** The components of a state that is being made from another. */
    private static final class Copy {

        private long revision;
        private String writer;
        private Books books;
        private SortedMap<String, BigDecimal> dust;
        private SortedMap<String, StrategyState> strategies;
        private List<String> handled;
        private long roundMinute;
        private boolean trimmed;
        private List<Intent> intents;
        private Optional<String> halted;
        private Optional<String> paused;
        private AccountDay day;
        private long lastFill;
        private List<SignalOutcome> outbox;
        private List<ClosedTrade> trades;
        private List<Transfer> transfers;

        private Copy(PortfolioState from) {
            revision = from.revision;
            writer = from.writer;
            books = from.books;
            dust = from.dust;
            strategies = from.strategies;
            handled = from.handled;
            roundMinute = from.roundMinute;
            trimmed = from.trimmed;
            intents = from.intents;
            halted = from.halted;
            paused = from.paused;
            day = from.day;
            lastFill = from.lastFill;
            outbox = from.outbox;
            trades = from.trades;
            transfers = from.transfers;
        }
    }
}
