package dev.scalpel.simulation;

import dev.scalpel.funding.Funding;
import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.simulation.TraderState.Held;
import dev.scalpel.simulation.TraderState.PendingExit;
import dev.scalpel.trading.AccountView;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.Decision;
import dev.scalpel.trading.Decision.Enter;
import dev.scalpel.trading.Decision.StandAside;
import dev.scalpel.trading.Dust;
import dev.scalpel.trading.EntryBasis;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.MarginRules;
import dev.scalpel.trading.Position;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.PriceTicks;
import dev.scalpel.trading.StandAsideReason;
import dev.scalpel.trading.Trade;
import dev.scalpel.trading.risk.RiskChecks;
import dev.scalpel.trading.risk.Sizing;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One symbol's simulated trader, one closed bar at a time: fills, exits and marks by the {@link FillRules}. The batch
 * simulator and the paper engine use the same class; a trader resumed from its {@link #state()} continues bit for bit.
 *
 * <p>For each bar: {@link #onBar}, then, when it {@link #awaitsDecision()}, {@link #accept} with the decision for that bar, or,
 * when it {@link #awaitsExit()}, {@link #exitNext} if the position is to be closed.
 */
public final class Trader {

    private final SimulationSettings settings;
    private final TraderListener listener;
    private final SimulatedAccount account;
    private long lastBarTime;
    private @Nullable WaitingEntry waiting;
    private @Nullable Position position;
    private boolean makerEntry;
    private @Nullable PendingExit pendingExit;
    private Held held;
    /** The next stamp of the open position. */
    private long nextFunding;
    /** Of the open position. */
    private @Nullable ExitLevels levels;

    private Dust dust;
    /** Present where a fee may leave dust. */
    private final @Nullable BaseAssetFee baseFee;

    private final PriceTicks ticks;
    // The open position's contribution to equity, linear in the price: computed once per entry, so that a bar needs no
    // division.
    private double markSlope;
    private double markBase;

    public Trader(SimulationSettings settings, TraderState state, TraderListener listener) {
        this.settings = settings;
        this.listener = listener;
        account = new SimulatedAccount(state.account());
        lastBarTime = state.lastBarTime();
        waiting = state.pending()
                .map(entry -> new WaitingEntry(entry, state.quote()))
                .orElse(null);
        position = state.position().orElse(null);
        makerEntry = state.makerEntry();
        pendingExit = state.pendingExit().orElse(null);
        held = state.held();
        dust = state.dust();
        ticks = settings.ticks();
        baseFee = settings.tracksDust() ? new BaseAssetFee(settings.costs(), settings.filters()) : null;
        if (position != null) {
            // The rates of an open position may only become known after its entry.
            held = held.equals(Held.NOTHING) ? Held.from(position, settings.costs()) : held;
            prepare(position);
        }
    }

    public TraderState state() {
        Optional<WaitingEntry> entry = Optional.ofNullable(waiting);
        return new TraderState(
                account.state(),
                lastBarTime,
                entry.map(WaitingEntry::entry),
                Optional.ofNullable(position),
                dust,
                Optional.ofNullable(pendingExit),
                entry.flatMap(WaitingEntry::quote),
                makerEntry,
                held);
    }

    /** A live view, not a copy. */
    public AccountView account() {
        return account;
    }

    public Optional<Position> position() {
        return Optional.ofNullable(position);
    }

    public void onBar(Bar bar) {
        onBar(bar.openTime(), bar.open(), bar.high(), bar.low(), bar.close());
    }

    /**
     * Processes the next closed bar. Minutes may be absent in between.
     *
     * @throws IllegalArgumentException when it is not later than the bar before
     */
    public void onBar(long openTime, double open, double high, double low, double close) {
        requireLater(openTime);
        lastBarTime = openTime;
        account.beginBar(openTime);
        if (awaitsDecision()) {
            return;
        }
        if (waiting != null) {
            apply(waiting.after(settings, ticks, openTime, open, high, low, close), openTime);
        }
        if (position != null && openTime >= nextFunding) {
            held = held.funded(position, settings.costs().fundingRates(), openTime, open);
            prepare(position);
        }
        if (position != null && levels != null) {
            exitIn(position, levels, openTime, open, high, low);
        }
        double settled = account.settledEquity();
        account.mark(position == null ? settled : settled + unrealised(position, openTime, close));
    }

    /**
     * The first row from this one that may have a fill, an exit or the decision to exit; the number of bars when there is none.
     */
    int nextEvent(BarSeries bars, int from, DecisionRule rule) {
        Position open = position;
        ExitLevels exits = levels;
        if (open == null || exits == null) {
            return waiting == null ? bars.size() : from;
        }
        if (pendingExit != null) {
            return from;
        }
        int decision = rule.nextExit(from, open);
        if (decision < from) {
            throw new IllegalArgumentException("nextExit must be >= the requested row: " + decision + " for " + from);
        }
        int end = Math.min(decision, bars.size());
        // Rule 8: at the open of a stamp the position pays, and its liquidation price moves.
        return exits.firstClosingRow(
                bars,
                from,
                nextFunding == Long.MAX_VALUE ? end : Math.max(from, Math.min(end, bars.firstRowFrom(nextFunding))));
    }

    /** Processes the rows in [from, to), which have no fill, exit or signal, and marks their equity. */
    void onQuietBars(BarSeries bars, int from, int to, double[] equity) {
        if (from == to) {
            return;
        }
        requireLater(bars.openTime(from));
        lastBarTime = bars.openTime(to - 1);
        if (position == null) {
            onIdleBars(bars, from, to, equity);
        } else {
            onHeldBars(bars, from, to, equity, position);
        }
    }

    private void onIdleBars(BarSeries bars, int from, int to, double[] equity) {
        // Equity does not change, so only the last of the days matters.
        account.beginBar(lastBarTime);
        Arrays.fill(equity, from, to, account.equity());
        listener.noSignal(bars, from, to);
    }

    private void onHeldBars(BarSeries bars, int from, int to, double[] equity, Position held) {
        double settled = account.settledEquity();
        if (settings.costs().funding().rate() == 0) {
            account.mark(bars, from, to, markSlope, markBase, equity);
            return;
        }
        for (int row = from; row < to; row++) {
            account.beginBar(bars.openTime(row));
            account.mark(settled + unrealised(held, bars.openTime(row), bars.close(row)));
            equity[row] = account.equity();
        }
    }

    /** Whether a decision for the newest bar is accepted: no position and no pending entry. */
    public boolean awaitsDecision() {
        return position == null && waiting == null;
    }

    /** Whether the open position may be closed at the next open: it is open, and not yet to be closed there. */
    public boolean awaitsExit() {
        return position != null && pendingExit == null;
    }

    /**
     * Closes the open position at the open of the next bar, whichever minute that is, before its stop and target are looked
     * at.
     *
     * @throws IllegalStateException unless it {@link #awaitsExit()}
     */
    public void exitNext(ExitReason reason) {
        if (!awaitsExit()) {
            throw new IllegalStateException(
                    position == null ? "no position is open that could be closed" : "an exit is already pending");
        }
        pendingExit = new PendingExit(lastBarTime, reason);
    }

    /** Asks the rule about the bar of this row, the newest one, if it may decide anything. */
    void decide(DecisionRule rule, int row, double close) {
        Position open = position;
        if (open == null) {
            if (waiting == null) {
                accept(rule.decide(row, account), close);
            }
        } else if (pendingExit == null && rule.exits(row, open)) {
            exitNext(ExitReason.SCORE);
        }
    }

    /**
     * Accepts the decision for the newest bar, applies limits and sizing, and returns the outcome.
     *
     * @param close of the newest bar
     */
    public Decision accept(Decision decision, double close) {
        Decision outcome = decision instanceof Enter enter ? admit(enter, close) : decision;
        listener.decided(lastBarTime, outcome);
        return outcome;
    }

    /** Drops a pending entry, and closes an open position at this price, worsened by spread and slippage. */
    public Optional<Trade> halt(long time, double price) {
        if (waiting != null) {
            lapse(waiting.entry(), StandAside.because(StandAsideReason.HALTED));
        }
        if (position == null) {
            return Optional.empty();
        }
        FillRules.Exit exit = FillRules.exitAtOpen(position, ExitReason.HALT, price, settings.costs());
        Trade trade = close(position, Minutes.floor(time), exit);
        account.mark(account.settledEquity());
        return Optional.of(trade);
    }

    private void requireLater(long openTime) {
        if (openTime <= lastBarTime) {
            throw new IllegalArgumentException(
                    "bars must be in order of time, each minute once: " + openTime + " after " + lastBarTime);
        }
    }

    private Decision admit(Enter enter, double close) {
        if (!awaitsDecision()) {
            return StandAside.because(position == null ? StandAsideReason.ENTRY_PENDING : StandAsideReason.IN_POSITION);
        }
        long due = FillRules.entryTime(lastBarTime, settings.entryDelayBars());
        Optional<StandAside> standAside = settings.entryWindow()
                .refusal(due)
                .or(() -> RiskChecks.ofAccount(settings.limits(), enter.tactics(), account, lastBarTime));
        if (standAside.isPresent()) {
            return standAside.get();
        }
        int hold = settings.entryWindow().holdMinutes(due, enter.tactics().holdMinutes());
        EntryBasis basis = enter.basis().withMaxHold(hold);
        EntryBasis.Distances distances = basis.distances();
        Costs costs = settings.costs();
        double affordable = costs.margin().maxNotional(account.equity(), costs.takerFeeRate()) / account.equity();
        double share = Math.min(enter.share(), affordable);
        double wanted = account.equity() * Math.min(share, settings.maxShare());
        Optional<RestingQuote> firstQuote =
                settings.maker().map(terms -> RestingQuote.first(terms, basis.side(), close, ticks, due));
        double price = firstQuote
                .map(RestingQuote::limit)
                .orElseGet(() -> FillRules.entryPrice(basis.side(), close, costs, wanted));
        Optional<BigDecimal> quantity = Sizing.quantity(
                account.equity(),
                share,
                settings.maxShare(),
                price,
                distances.lowestLegPrice(price),
                costs.takerFeeRate(),
                settings.filters());
        if (quantity.isEmpty()) {
            return StandAside.because(
                    StandAsideReason.BELOW_MINIMUM, "equity", account.equity(), "share", enter.share());
        }
        waiting = new WaitingEntry(new PendingEntry(basis, quantity.get(), lastBarTime, close, due), firstQuote);
        return enter;
    }

    private void apply(WaitingEntry.Step step, long openTime) {
        if (step instanceof WaitingEntry.Fills fill) {
            enter(fill, openTime);
        } else if (step instanceof WaitingEntry.Lapses lapse) {
            lapse(lapse.entry(), lapse.reason());
        } else if (step instanceof WaitingEntry.Waits waits) {
            waiting = waits.next();
        }
    }

    private void enter(WaitingEntry.Fills fill, long openTime) {
        PendingEntry entry = fill.entry();
        Position opened = Position.enter(
                        entry.basis(), entry.decisionTime(), openTime, fill.price(), entry.quantity(), ticks)
                .withMultiplier(settings.filters().multiplier());
        waiting = null;
        position = opened;
        held = Held.from(opened, settings.costs());
        makerEntry = fill.rested();
        prepare(opened);
        listener.entered(opened);
    }

    private void lapse(PendingEntry entry, StandAside reason) {
        waiting = null;
        listener.lapsed(entry, reason);
    }

    private void exitIn(Position open, ExitLevels exits, long openTime, double barOpen, double high, double low) {
        if (makerEntry && openTime == open.entryTime() && !exits.stopIn(high, low)) {
            // Rule 6: bars do not show whether the target was reached before or after the quote filled.
            return;
        }
        Optional<FillRules.Exit> exit = pendingExit == null
                ? FillRules.exit(open, exits, openTime, barOpen, high, low, settings.costs())
                : Optional.of(FillRules.exitAtOpen(
                        open, FillRules.reasonAtOpen(open, openTime, pendingExit), barOpen, settings.costs()));
        if (exit.isPresent()) {
            close(open, openTime, exit.get());
        }
    }

    private Trade close(Position open, long time, FillRules.Exit exit) {
        Trade trade = settled(open, time, unlessLiquidated(open, exit));
        position = null;
        held = Held.NOTHING;
        levels = null;
        pendingExit = null;
        makerEntry = false;
        account.settle(trade);
        listener.closed(trade);
        return trade;
    }

    /** Rule 10. */
    private FillRules.Exit unlessLiquidated(Position open, FillRules.Exit exit) {
        return levels == null || !FillRules.isBeyond(open.side(), exit.price(), levels.liquidation())
                ? exit
                : new FillRules.Exit(
                        ExitReason.LIQUIDATION,
                        MarginRules.bankruptcyPrice(open.side(), open.entryPrice(), held.marginLeft()));
    }

    private Trade settled(Position open, long time, FillRules.Exit exit) {
        if (baseFee == null || open.side() == PositionSide.SHORT) {
            return Trade.close(
                    open, time, exit.price(), exit.reason(), settings.costs(), entryFeeRate(), held.fundingShare());
        }
        BaseAssetFee.ClosedTrade closed = baseFee.close(open, dust, entryFeeRate(), time, exit);
        dust = closed.left();
        return closed.trade();
    }

    private void prepare(Position open) {
        double notional = open.notional();
        double liquidation =
                settings.costs().margin().liquidationPrice(open.side(), open.entryPrice(), notional, held.marginLeft());
        levels = ExitLevels.of(open, ticks, liquidation);
        nextFunding = settings.costs().fundingRates().nextAfter(held.fundedTo());
        if (baseFee != null && open.side() == PositionSide.LONG) {
            markSlope = BaseAssetFee.heldBase(open, dust, entryFeeRate());
            markBase = -notional - dust.value();
            return;
        }
        int sign = open.side().sign();
        markSlope = notional * sign / open.entryPrice();
        markBase = notional * (-sign - entryFeeRate()) - notional * held.fundingShare();
    }

    private double entryFeeRate() {
        return settings.costs().entryFeeRate(makerEntry);
    }

    /** The open position's unrealised profit at this price, after funding and before the exit's fee. */
    private double unrealised(Position open, long time, double price) {
        double mark = markSlope * price + markBase;
        Funding funding = settings.costs().funding();
        return funding.rate() == 0
                ? mark
                : mark - open.notional() * (open.side().sign() * funding.paidByLong(open.entryTime(), time));
    }
}
