package dev.scalpel.monitoring.learning;

import dev.scalpel.learning.examples.Block;
import dev.scalpel.learning.replay.Traded;
import dev.scalpel.promotion.Succession;

/**
 * A challenger beside the champion on hours that the challenger has not learned from.
 *
 * @param hours of both
 */
record Beside(Block hours, Traded challenger, Traded champion) {

    Succession after(String championId) {
        return new Succession(championId, side(challenger), side(champion));
    }

    private Succession.Side side(Traded traded) {
        return new Succession.Side(traded.in(hours), traded.trades(), traded.delayedNet());
    }

    /** What the challenger was promised for what it realised; NaN where it realised no gain. */
    double promisedToRealised() {
        return challenger.realised() > 0 ? challenger.promised() / challenger.realised() : Double.NaN;
    }

    /** These hours and those right behind them. */
    Beside join(Beside later) {
        return new Beside(
                new Block(hours.from(), later.hours.to()),
                challenger.join(later.challenger),
                champion.join(later.champion));
    }
}
