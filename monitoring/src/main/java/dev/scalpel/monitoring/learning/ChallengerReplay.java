package dev.scalpel.monitoring.learning;

import dev.scalpel.learning.examples.TimeBlock;
import dev.scalpel.learning.replay.BlockReplay;
import dev.scalpel.promotion.ChallengerComparison;

/**
 * A challenger beside the champion on hours that the challenger has not learned from.
 *
 * @param hours of both
 */
record ChallengerReplay(TimeBlock hours, BlockReplay challenger, BlockReplay champion) {

    ChallengerComparison after(String championId) {
        return new ChallengerComparison(championId, side(challenger), side(champion));
    }

    private ChallengerComparison.Side side(BlockReplay traded) {
        return new ChallengerComparison.Side(traded.in(hours), traded.trades(), traded.delayedNet());
    }

    /** What the challenger was promised for what it realised; NaN where it realised no gain. */
    double promisedToRealised() {
        return challenger.realised() > 0 ? challenger.promised() / challenger.realised() : Double.NaN;
    }

    /** These hours and those right behind them. */
    ChallengerReplay join(ChallengerReplay later) {
        return new ChallengerReplay(
                new TimeBlock(hours.from(), later.hours.to()),
                challenger.join(later.challenger),
                champion.join(later.champion));
    }
}
