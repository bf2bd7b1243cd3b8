package dev.scalpel.monitoring.cost;

import dev.scalpel.settings.deployment.LambdaFunction;

/**
 * How what was measured on one machine becomes what AWS charges. Nobody measured these: each is chosen so that the bill
 * is rather too high than too low, and docs/cost.md says why.
 *
 * @param slowerThanMeasured how many times longer a whole processor of Lambda computes than one of the machine's
 * @param mbAProcessor memory with which Lambda gives a whole processor; less memory, less of it
 * @param storeReadSeconds waiting for one read, or list, of S3 inside the region
 * @param storeWriteSeconds waiting for one write
 * @param venueSeconds waiting for one answer of the exchange
 * @param coldStartsADay how often Lambda replaces the process of a function that is called each minute
 * @param platformLogBytes what Lambda itself logs about a call
 * @param baseImageGb of the image under ours, compressed
 * @param longestCallSeconds what no call outlives
 */
public record CostAssumptions(
        double slowerThanMeasured,
        double mbAProcessor,
        double storeReadSeconds,
        double storeWriteSeconds,
        double venueSeconds,
        double coldStartsADay,
        double platformLogBytes,
        double baseImageGb,
        double longestCallSeconds) {

    /**
     * Seconds that a call of the function lasts: computing with at most one processor, as if no two threads ever ran at
     * once, then waiting for one answer after the other.
     */
    public double seconds(CallUsage work, LambdaFunction function) {
        double processors = Math.min(1, function.memoryMb() / mbAProcessor);
        double computing = slowerThanMeasured * work.cpuSeconds() / processors;
        double waiting = work.puts() * storeWriteSeconds
                + (work.lists() + work.gets()) * storeReadSeconds
                + work.venueCalls() * venueSeconds;
        return Math.min(longestCallSeconds, computing + waiting);
    }
}
