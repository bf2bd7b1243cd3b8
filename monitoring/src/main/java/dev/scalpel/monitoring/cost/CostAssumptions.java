package dev.scalpel.monitoring.cost;

import dev.scalpel.settings.deployment.LambdaFunction;

/**
 * Converts what was measured on one machine to what AWS charges. These values are not measured: each is chosen to
 * overestimate the bill, for the reasons in docs/cost.md.
 *
 * @param slowerThanMeasured how many times slower a full vCPU of Lambda is than a core of the machine
 * @param mbAProcessor memory at which Lambda grants a full vCPU; less memory grants a share of it
 * @param storeReadSeconds latency of a read or list request to S3 within the region
 * @param storeWriteSeconds latency of a write
 * @param venueSeconds latency of a request to the venue
 * @param coldStartsADay cold starts per day of a function that is called every minute
 * @param platformLogBytes what Lambda itself logs per call
 * @param baseImageGb of the base image, compressed
 * @param longestCallSeconds the time limit of a call
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
     * Duration of a call: computing on at most one processor, as if threads never ran in parallel, then waiting for one
     * response after the other.
     */
    public double seconds(CallUsage usage, LambdaFunction function) {
        return seconds(usage, function.memoryMb());
    }

    double seconds(CallUsage usage, int memoryMb) {
        double processors = Math.min(1, memoryMb / mbAProcessor);
        double computing = slowerThanMeasured * usage.cpuSeconds() / processors;
        double waiting = usage.puts() * storeWriteSeconds
                + (usage.lists() + usage.gets()) * storeReadSeconds
                + usage.venueCalls() * venueSeconds;
        return Math.min(longestCallSeconds, computing + waiting);
    }
}
