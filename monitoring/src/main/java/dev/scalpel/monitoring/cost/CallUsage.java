package dev.scalpel.monitoring.cost;

/**
 * What a call does, as it was measured: nothing of it depends on where the function will run but the two times.
 *
 * @param wallSeconds from the call to its answer, the servers beside it on the same machine; told, not charged
 * @param cpuSeconds of all threads of the function's process
 * @param puts writes to S3
 * @param lists of S3, charged like writes
 * @param gets reads of S3
 * @param venueCalls requests to the exchange
 */
public record CallUsage(
        double wallSeconds, double cpuSeconds, double puts, double lists, double gets, double venueCalls) {

    public CallUsage {
        for (double figure : new double[] {wallSeconds, cpuSeconds, puts, lists, gets, venueCalls}) {
            if (!(figure >= 0 && Double.isFinite(figure))) {
                throw new IllegalArgumentException("each figure of a call's work must be >= 0 and finite: " + figure);
            }
        }
    }

    CallUsage plus(CallUsage other, double times) {
        return new CallUsage(
                wallSeconds + times * other.wallSeconds,
                cpuSeconds + times * other.cpuSeconds,
                puts + times * other.puts,
                lists + times * other.lists,
                gets + times * other.gets,
                venueCalls + times * other.venueCalls);
    }
}
