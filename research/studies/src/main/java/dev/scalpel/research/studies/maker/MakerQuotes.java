package dev.scalpel.research.studies.maker;

import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.PriceTicks;

/**
 * Limit orders at the close of a bar, filled when a later bar within their validity trades through them by a tick, and
 * what the price did by the end of the mark-out.
 */
final class MakerQuotes {

    private final BarSeries bars;
    private final PriceTicks ticks;
    private final int validMinutes;
    private final int markOutMinutes;
    private final MarkOuts filled = new MarkOuts();
    private final MarkOuts unfilled = new MarkOuts();
    private final MarkOuts taken = new MarkOuts();

    /**
     * @param validMinutes after the bar's close
     * @param markOutMinutes from the open after the bar to the open that values the position
     */
    MakerQuotes(BarSeries bars, PriceTicks ticks, int validMinutes, int markOutMinutes) {
        this.bars = bars;
        this.ticks = ticks;
        this.validMinutes = validMinutes;
        this.markOutMinutes = markOutMinutes;
    }

    /** Quotes at the close of this row's bar; nothing where the minutes after it are not complete. */
    void quote(int row, PositionSide side) {
        int last = row + 1 + markOutMinutes;
        if (last >= bars.size() || Minutes.between(bars.openTime(row), bars.openTime(last)) != 1 + markOutMinutes) {
            return;
        }
        double price = bars.close(row);
        long time = bars.openTime(row);
        double move = side.sign() * (bars.open(last) / price - 1);
        (fills(row, side, price) ? filled : unfilled).add(time, move);
        taken.add(time, side.sign() * (bars.open(last) / bars.open(row + 1) - 1));
    }

    private boolean fills(int row, PositionSide side, double price) {
        double through = ticks.through(side.entrySide(), price);
        for (int later = row + 1; later <= row + validMinutes; later++) {
            if (side == PositionSide.LONG ? bars.low(later) <= through : bars.high(later) >= through) {
                return true;
            }
        }
        return false;
    }

    MarkOuts filled() {
        return filled;
    }

    MarkOuts unfilled() {
        return unfilled;
    }

    /** The same entries by taker orders at the next open. */
    MarkOuts taken() {
        return taken;
    }
}
