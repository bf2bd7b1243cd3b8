package dev.scalpel.portfolio.paper;

import dev.scalpel.ledger.Intent;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.portfolio.allocation.Holding;
import dev.scalpel.portfolio.state.ClosedTrade;
import dev.scalpel.portfolio.state.OpenTrade;
import dev.scalpel.portfolio.state.PortfolioState;
import dev.scalpel.portfolio.state.RestingOrders;
import dev.scalpel.portfolio.state.SignalOutcome;
import dev.scalpel.portfolio.state.StrategyState;
import dev.scalpel.signals.Signal;
import dev.scalpel.signals.slot.SlotSchedule;
import dev.scalpel.statistics.EquityCurve;
import dev.scalpel.strategy.Origin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Runs a portfolio on paper over stored bars and signals, minute by minute: the trades are those of {@link PaperRound} called in
 * every minute. Minutes in which nothing is under way, due, or paid are skipped.
 */
public final class PaperReplay {

    private final PaperRound round;
    private final PaperEquity equity;
    private final List<Due> due;
    private final long to;
    private final List<Signal> waiting = new ArrayList<>();
    private final List<ClosedTrade> trades = new ArrayList<>();
    private final List<SignalOutcome> outcomes = new ArrayList<>();
    /** When a bar will close a position, by what that depends on. */
    private final Map<String, Long> touches = new HashMap<>();

    /** Whether a strategy may decide something in every minute. */
    private final boolean followsBars;

    private PortfolioState state;
    private int arrived;
    /** The minute of the step before. */
    private long seen;

    /** A signal and the first minute in which a run sees that it is due. */
    private record Due(long minute, Signal signal) {}

    /**
     * What the portfolio did.
     *
     * @param state after the last bar
     * @param trades closed, in the order of their exits
     * @param outcomes of signals, in the order in which they were known
     * @param curve the account's value at the newest closes, at the start of each minute
     */
    public record Result(
            PortfolioState state, List<ClosedTrade> trades, List<SignalOutcome> outcomes, EquityCurve curve) {

        public Result {
            trades = List.copyOf(trades);
            outcomes = List.copyOf(outcomes);
        }
    }

    private PaperReplay(PaperRound round, PortfolioState start, Collection<Signal> signals, long from, long to) {
        this.round = round;
        this.state = start;
        this.to = to;
        seen = from;
        equity = new PaperEquity(round, from, to);
        followsBars = round.terms().allocation().strategies().stream().anyMatch(each -> each.origin() != Origin.SIGNAL);
        due = signals.stream()
                .filter(signal -> round.schedules().containsKey(signal.strategy()))
                .map(signal -> new Due(Math.max(from, minuteOf(signal)), signal))
                .sorted(Comparator.comparingLong(Due::minute))
                .toList();
    }

    /**
     * @param signals in any sequence
     * @param from the first minute with a run
     * @param to the minute after the last bar that is read
     */
    public static Result run(
            PaperRound round, PortfolioState start, Collection<Signal> signals, Instant from, Instant to) {
        long first = Minutes.floor(from);
        long end = Minutes.floor(to);
        if (end <= first) {
            throw new IllegalArgumentException("to must be later than from: " + to + ", " + from);
        }
        PaperReplay replay = new PaperReplay(round, start, signals, first, end);
        for (long minute = first; minute < end; ) {
            replay.step(minute);
            long next = Math.min(end, replay.next(minute));
            replay.equity.mark(replay.state, minute, next);
            minute = next;
        }
        return replay.result();
    }

    private long minuteOf(Signal signal) {
        SlotSchedule schedule = round.schedules().get(signal.strategy());
        Instant seen = schedule == null ? signal.time() : schedule.due(signal);
        long millis = Math.max(seen.toEpochMilli(), signal.receivedAt().toEpochMilli());
        return Minutes.floor(millis + Minutes.MILLIS - 1);
    }

    private void step(long minute) {
        for (; arrived < due.size() && due.get(arrived).minute() <= minute; arrived++) {
            waiting.add(due.get(arrived).signal());
        }
        take(unseen().minute(state, waiting, Instant.ofEpochMilli(minute)));
        seen = minute;
        if (!waiting.isEmpty()) {
            Set<String> handled = new HashSet<>(state.handled());
            waiting.removeIf(signal -> handled.contains(signal.id()));
        }
    }

    /** The round with the newest bar of the step before and all later ones: earlier ones have done what they do. */
    private PaperRound unseen() {
        Map<String, PaperMarket> markets = new TreeMap<>();
        round.markets().forEach((name, market) -> {
            BarSeries bars = market.bars();
            markets.put(name, market.withBars(bars.slice(Math.max(0, market.closedRows(seen) - 1), bars.size())));
        });
        return round.withMarkets(markets);
    }

    /** Empties the outbox, as a handler does when it writes the ledger. */
    private void take(PortfolioState after) {
        outcomes.addAll(after.outbox());
        trades.addAll(after.trades());
        state = after.withoutOutcomes(after.outbox()).withoutTrades(after.trades());
    }

    /** The next minute in which a run may change anything. */
    private long next(long minute) {
        long following = Minutes.plus(minute, 1);
        if (!waiting.isEmpty() || isBusy() || followsBars) {
            return following;
        }
        long signal = arrived < due.size() ? due.get(arrived).minute() : Long.MAX_VALUE;
        return Math.max(following, Math.min(signal, Math.min(nextFunding(), nextTouch(minute))));
    }

    private boolean isBusy() {
        return !state.intents().stream().allMatch(RestingOrders::rests)
                || state.strategies().values().stream().anyMatch(PaperReplay::isBusy);
    }

    /** The minute after the next bar that touches what rests, or liquidates a position. */
    private long nextTouch(long minute) {
        long next = Long.MAX_VALUE;
        for (PaperMarket market : round.markets().values()) {
            String name = market.strategy().name();
            Optional<Intent> resting =
                    RestingOrders.of(state, name).intents().stream().findFirst();
            Optional<Holding> held = state.books().holding(name);
            Optional<OpenTrade> trade =
                    held.flatMap(holding -> state.strategy(name).trade());
            if (trade.isPresent()) {
                String key = String.join(
                        "/",
                        trade.get().id(),
                        resting.map(Intent::clientId).orElse(""),
                        held.get().quantity().toPlainString(),
                        trade.get().marginPaid().toPlainString());
                next = Math.min(next, touches.computeIfAbsent(key, id -> touch(new PaperWatch(market, resting))));
            } else if (resting.isPresent()) {
                return minute;
            }
        }
        return next;
    }

    /** Until the next stamp: with it the margin changes. */
    private long touch(PaperWatch watch) {
        BarSeries bars = watch.market().bars();
        long stamp = watch.nextStamp(state);
        int end = stamp == Long.MAX_VALUE ? bars.size() : bars.firstRowFrom(stamp);
        int row = watch.firstRow(state, end);
        return row == end ? Long.MAX_VALUE : afterRow(bars, row);
    }

    private static long afterRow(BarSeries bars, int row) {
        return row == bars.size() ? Long.MAX_VALUE : Minutes.plus(bars.openTime(row), 1);
    }

    /** A trade whose position has been sold, but for less than can be sold, ends with the next run. */
    private static boolean isBusy(StrategyState strategy) {
        return strategy.pending().isPresent()
                || strategy.work().isPresent()
                || strategy.trade().flatMap(OpenTrade::exit).isPresent();
    }

    /** The minute after the next bar in which a position pays or receives funding. */
    private long nextFunding() {
        long next = Long.MAX_VALUE;
        for (PaperMarket market : round.markets().values()) {
            Optional<OpenTrade> open = state.strategy(market.strategy().name()).trade();
            if (open.isPresent()) {
                next = Math.min(next, nextFunding(market, open.get()));
            }
        }
        return next;
    }

    private static long nextFunding(PaperMarket market, OpenTrade open) {
        long stamp = PaperFunding.nextStamp(market.costs(), open.fundedTo());
        int row = stamp == Long.MAX_VALUE ? market.bars().size() : market.bars().firstRowFrom(stamp);
        return afterRow(market.bars(), row);
    }

    private Result result() {
        take(unseen().settled(state, Instant.ofEpochMilli(to)));
        equity.end(state);
        trades.sort(Comparator.<ClosedTrade>comparingLong(trade -> trade.exit().time())
                .thenComparing(trade -> trade.strategy().name()));
        return new Result(state, trades, outcomes, equity.curve());
    }
}
