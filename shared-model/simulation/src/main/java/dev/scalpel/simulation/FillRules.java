package dev.scalpel.simulation;

import dev.scalpel.market.Minutes;
import dev.scalpel.simulation.TraderState.PendingExit;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.Position;
import dev.scalpel.trading.PositionSide;
import java.util.Optional;

/**
 * The fill rules of labels, tuning, gate, backtests, learning, and paper trading of the model and of portfolios. Rule 2 (distances are measured from
 * the entry price after slippage) is {@link Position#enter}, rule 8 (fees and funding)
 * {@link Costs#netReturn}. An order at market is worsened by half the spread and by the slippage of its notional.
 */
public final class FillRules {

    /** The least by which a close stop is worsened, in σ: exact fills at the stop would create profit out of nothing. */
    static final double STOP_SLIPPAGE_SIGMAS = 0.25;

    /**
     * How far from the entry a stop is close: three times the volatility of an hour, in σ. At 5 σ exact fills still earn on bars
     * without drift (LabelsWithoutDriftTest); beyond this distance too few stops are reached to matter.
     */
    static final double CLOSE_STOP_SIGMAS = 3 * Math.sqrt(60);

    /** An exit and its price. */
    record Exit(ExitReason reason, double price) {}

    private FillRules() {}

    /** Rule 1: the minute after the decision bar, or this many bars later. The entry expires when that minute is absent. */
    public static long entryTime(long decisionTime, int entryDelayBars) {
        return Minutes.plus(decisionTime, 1L + entryDelayBars);
    }

    /** Rule 1: the open, worsened by spread and slippage. */
    public static double entryPrice(PositionSide side, double open, Costs costs, double notional) {
        return costs.takerPrice(side.entrySide(), open, notional);
    }

    /** Rules 2 to 7: how this bar closes the position, if it does. */
    static Optional<Exit> exit(
            Position position, ExitLevels levels, long openTime, double open, double high, double low, Costs costs) {
        if (!levels.closeIn(openTime, high, low)) {
            return Optional.empty();
        }
        if (openTime >= position.deadline()) {
            return Optional.of(exitAtOpen(position, ExitReason.TIME_LIMIT, open, costs));
        }
        // Rule 3, stop first: StopFirstTest holds this and PackedLabels.selectFirstExits together.
        if (levels.stopIn(high, low)) {
            double notional = position.baseQuantity() * levels.adverse();
            double distance = position.basis().distances().stop();
            double price = stopFillPrice(
                    position.side(), levels.adverse(), open, distance, position.volatility(), costs, notional);
            return Optional.of(new Exit(ExitReason.STOP, price));
        }
        double notional = position.baseQuantity() * position.targetPrice();
        return Optional.of(
                new Exit(ExitReason.TARGET, targetFillPrice(position.side(), position.targetPrice(), costs, notional)));
    }

    /** Rule 7: at the open of a bar, before the prices within it. */
    static Exit exitAtOpen(Position position, ExitReason reason, double open, Costs costs) {
        double notional = position.baseQuantity() * open;
        return new Exit(reason, marketExitPrice(position.side(), open, costs, notional));
    }

    /** A decided exit and the deadline fill at the same open; the deadline was known first. */
    static ExitReason reasonAtOpen(Position position, long openTime, PendingExit decided) {
        return openTime >= position.deadline() ? ExitReason.TIME_LIMIT : decided.reason();
    }

    /** Whether a bar, or a range of bars, with this low touches the level. */
    static boolean fallsTo(double level, double low) {
        return low <= level;
    }

    /** A rise is a mirrored fall. */
    static boolean risesTo(double level, double high) {
        return fallsTo(-level, -high);
    }

    /**
     * Rule 4: the stop, or the open where that is beyond it, worsened by spread and slippage; by at least 0.25 σ where the stop
     * is close.
     *
     * @param distance of the stop from the entry, as a share of its price
     */
    public static double stopFillPrice(
            PositionSide side,
            double stopPrice,
            double open,
            double distance,
            double sigma,
            Costs costs,
            double notional) {
        double reached = side == PositionSide.LONG ? Math.min(stopPrice, open) : Math.max(stopPrice, open);
        double worsening = costs.worsening(notional);
        boolean close = distance <= CLOSE_STOP_SIGMAS * sigma;
        return worsened(side, reached, close ? Math.max(worsening, STOP_SLIPPAGE_SIGMAS * sigma) : worsening);
    }

    /** Rule 5: the target, where it rests; worsened by spread and slippage, where it is triggered and takes. */
    public static double targetFillPrice(PositionSide side, double target, Costs costs, double notional) {
        return costs.targetTakes() ? marketExitPrice(side, target, costs, notional) : target;
    }

    /** Rule 8: what a position pays at a stamp, on the notional at the open of its bar, as a share of that at its entry. */
    public static double fundingShare(PositionSide side, double rate, double open, double entryPrice) {
        return side.sign() * rate * (open / entryPrice);
    }

    /**
     * Rule 10: whether an exit at this price comes too late, because the position is liquidated first.
     *
     * @param liquidation NaN for a position that cannot be
     */
    public static boolean isBeyond(PositionSide side, double price, double liquidation) {
        return side == PositionSide.LONG ? price <= liquidation : price >= liquidation;
    }

    /** Rule 7: the open, worsened by spread and slippage. */
    public static double marketExitPrice(PositionSide side, double price, Costs costs, double notional) {
        return costs.takerPrice(side.exitSide(), price, notional);
    }

    private static double worsened(PositionSide side, double price, double share) {
        return price * (1 - side.sign() * share);
    }
}
