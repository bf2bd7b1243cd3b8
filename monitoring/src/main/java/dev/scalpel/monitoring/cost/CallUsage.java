package dev.scalpel.monitoring.cost;

/**
 * What a call was measured to use. Only the two times depend on the machine.
 *
 * @param wallSeconds from the call to its answer, with the servers on the same machine; reported, not charged
 * @param cpuSeconds of all threads of the function's process
 * @param puts writes to S3
 * @param lists list requests to S3, charged like writes
 * @param gets reads from S3
 * @param venueCalls requests to the venue
 */
public record CallUsage(
        double wallSeconds, double cpuSeconds, double puts, double lists, double gets, double venueCalls) {

    public CallUsage {
        for (double quantity : new double[] {wallSeconds, cpuSeconds, puts, lists, gets, venueCalls}) {
            if (!(quantity >= 0 && Double.isFinite(quantity))) {
                throw new IllegalArgumentException(
                        "each quantity of a call's usage must be finite and >= 0: " + quantity);
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
