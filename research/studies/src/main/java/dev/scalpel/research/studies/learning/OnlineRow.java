package dev.scalpel.research.studies.learning;

import java.util.OptionalDouble;

/**
 * One case; nets are means over the seeds days to trade' net returns.
 *
 * @param gapClosed (update − champion) ÷ (fresh − champion); absent where the fresh fit gains nothing
 * @param differenceLow lower bound of the 90 % interval of (update − champion), as a share of the champion's mean
 *     net
 * @param cpuShare CPU time of the update, as a share of one final fit
 * @param adopted number of updates that passed the gate on the three days after them
 */
public record OnlineRow(
        boolean shift,
        int seeds,
        double championNet,
        double updateNet,
        double freshNet,
        OptionalDouble gapClosed,
        double differenceLow,
        double differenceHigh,
        double cpuShare,
        int adopted) {}
