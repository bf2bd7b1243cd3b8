package dev.scalpel.monitoring.learning;

import dev.scalpel.learning.examples.TimeBlock;
import dev.scalpel.learning.replay.BlockReplay;
import dev.scalpel.promotion.ChallengerComparison;

/**
 * Challenger and champion replayed over hours that the challenger has not learned from.
 *
 * @param hours of both
 */
record ChallengerReplay(TimeBlock hours, BlockReplay challenger, BlockReplay champion) {

    ChallengerComparison comparedWith(String championId) {
        return new ChallengerComparison(championId, side(challenger), side(champion));
    }

    private ChallengerComparison.Side side(BlockReplay replay) {
        return new ChallengerComparison.Side(replay.returnsIn(hours), replay.trades(), replay.delayedNet());
    }

    /** Predicted ÷ realised return of the challenger's trades; NaN where it realised no gain. */
    double promisedToRealised() {
        return challenger.realised() > 0 ? challenger.promised() / challenger.realised() : Double.NaN;
    }

    /** These hours and those directly after them. */
    ChallengerReplay append(ChallengerReplay later) {
        return new ChallengerReplay(
                new TimeBlock(hours.from(), later.hours.to()),
                challenger.append(later.challenger),
                champion.append(later.champion));
    }
}
