package dev.scalpel.portfolio.state;

import dev.scalpel.ledger.Intent;
import dev.scalpel.portfolio.allocation.Books;
import dev.scalpel.portfolio.allocation.Holding;
import dev.scalpel.signals.slot.HandledMark;
import dev.scalpel.trading.ExitReason;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

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
 * @param outbox outcomes that are not in the log yet
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
        List<SignalOutcome> outbox) {

    /** Longer than any run reads back with a signal a second for eight minutes; older ones are known by their mark. */
    public static final int MAX_HANDLED = 512;

    public PortfolioState {
        dust = Collections.unmodifiableSortedMap(new TreeMap<>(dust));
        strategies = Collections.unmodifiableSortedMap(new TreeMap<>(strategies));
        handled = List.copyOf(handled);
        intents = List.copyOf(intents);
        outbox = List.copyOf(outbox);
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

    public boolean hasUnresolvedIntents() {
        return intents.stream().anyMatch(intent -> intent.status().unresolved());
    }

    /** The next revision. */
    public PortfolioState writtenBy(String name) {
        return new PortfolioState(
                revision + 1, name, books, dust, strategies, handled, roundMinute, trimmed, intents, halted, outbox);
    }

    public PortfolioState withBooks(Books other) {
        return new PortfolioState(
                revision, writer, other, dust, strategies, handled, roundMinute, trimmed, intents, halted, outbox);
    }

    /** What a strategy holds cannot be sold any more: it is written off and recorded. */
    public PortfolioState withoutDust(String strategy) {
        Optional<Holding> held = books.holding(strategy);
        if (held.isEmpty()) {
            return this;
        }
        BigDecimal sign = BigDecimal.valueOf(held.get().side().sign());
        SortedMap<String, BigDecimal> more = new TreeMap<>((Map<String, BigDecimal>) dust);
        more.merge(strategy, held.get().quantity().multiply(sign), BigDecimal::add);
        Books left = books.without(strategy);
        ExitReason reason = exitReason();
        return new PortfolioState(
                        revision,
                        writer,
                        left,
                        more,
                        strategies,
                        handled,
                        roundMinute,
                        trimmed,
                        intents,
                        halted,
                        outbox)
                .withStrategy(strategy, known -> known.withOpenTrade(trade -> trade.closed(reason)));
    }

    /** Why an order of ours closes a position now. */
    public ExitReason exitReason() {
        return halted.isPresent() ? ExitReason.HALT : ExitReason.SIGNAL;
    }

    /** The closed trades that are not in the ledger yet, by strategy. */
    public SortedMap<String, List<StrategyTrade>> closedTrades() {
        SortedMap<String, List<StrategyTrade>> closed = new TreeMap<>();
        strategies.forEach((name, known) -> {
            List<StrategyTrade> trades =
                    known.trades().stream().filter(trade -> !trade.isOpen()).toList();
            if (!trades.isEmpty()) {
                closed.put(name, trades);
            }
        });
        return closed;
    }

    /** After these closed trades have been written to the ledger. */
    public PortfolioState withoutClosedTrades(Map<String, List<StrategyTrade>> written) {
        PortfolioState left = this;
        for (Map.Entry<String, List<StrategyTrade>> entry : written.entrySet()) {
            left = left.withStrategy(
                    entry.getKey(),
                    known -> known.withTrades(known.trades().stream()
                            .filter(trade -> !entry.getValue().contains(trade))
                            .toList()));
        }
        return left;
    }

    public PortfolioState withStrategy(String name, UnaryOperator<StrategyState> change) {
        SortedMap<String, StrategyState> changed = new TreeMap<>((Map<String, StrategyState>) strategies);
        changed.put(name, change.apply(strategy(name)));
        return new PortfolioState(
                revision, writer, books, dust, changed, handled, roundMinute, trimmed, intents, halted, outbox);
    }

    /** With one more handled signal; the oldest is forgotten. */
    public PortfolioState withHandled(String signal) {
        List<String> ids = new ArrayList<>(handled);
        ids.add(signal);
        List<String> kept = ids.subList(Math.max(0, ids.size() - MAX_HANDLED), ids.size());
        return new PortfolioState(
                revision, writer, books, dust, strategies, kept, roundMinute, trimmed, intents, halted, outbox);
    }

    /** A round begins: its orders are named by this minute. */
    public PortfolioState inRound(long minute) {
        return new PortfolioState(
                revision, writer, books, dust, strategies, handled, minute, false, intents, halted, outbox);
    }

    public PortfolioState withTrimmed() {
        return new PortfolioState(
                revision, writer, books, dust, strategies, handled, roundMinute, true, intents, halted, outbox);
    }

    public PortfolioState withIntents(List<Intent> others) {
        return new PortfolioState(
                revision, writer, books, dust, strategies, handled, roundMinute, trimmed, others, halted, outbox);
    }

    public PortfolioState withHalt(Optional<String> reason) {
        return new PortfolioState(
                revision, writer, books, dust, strategies, handled, roundMinute, trimmed, intents, reason, outbox);
    }

    public PortfolioState withOutcome(SignalOutcome outcome) {
        List<SignalOutcome> more = new ArrayList<>(outbox);
        more.add(outcome);
        return new PortfolioState(
                revision, writer, books, dust, strategies, handled, roundMinute, trimmed, intents, halted, more);
    }

    /** After these outcomes have been written to the log. */
    public PortfolioState withoutOutcomes(List<SignalOutcome> written) {
        List<SignalOutcome> left =
                outbox.stream().filter(each -> !written.contains(each)).toList();
        return new PortfolioState(
                revision, writer, books, dust, strategies, handled, roundMinute, trimmed, intents, halted, left);
    }
}
