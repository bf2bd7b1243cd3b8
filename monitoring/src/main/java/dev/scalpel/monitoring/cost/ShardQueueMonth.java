package dev.scalpel.monitoring.cost;

/**
 * What starting the shards by queues uses in a month; nothing where there is one shard. A request to SQS is charged by the batch, also one
 * that receives nothing ("Amazon SQS pricing": every action is a request).
 */
final class ShardQueueMonth {

    private static final double QUEUES = 2;
    private static final double BATCH = 10;

    /** Five connections that wait for 20 s each: "Lambda starts processing five batches at a time", by long polling. */
    private static final double POLLS_PER_MINUTE = 15;

    private static final double MINUTES_PER_DAY = 24 * 60;

    /** Received and deleted. */
    private static final double REQUESTS_PER_MESSAGE = 2;

    /** A call that sends one batch after the other: as short as a call without work. */
    static final CallUsage START = new CallUsage(0, 0.02, 0, 0, 0, 0);

    /** Reading and writing the object that starts execution of the only shard. */
    static final CallUsage CHAIN_OBJECT = new CallUsage(0, 0, 1, 0, 1, 0);

    private final ScheduledCalls scheduled;
    private final double days;

    ShardQueueMonth(ScheduledCalls scheduled, double days) {
        this.scheduled = scheduled;
        this.days = days;
    }

    boolean exists() {
        return scheduled.shards() > 1;
    }

    /** Alarms on failed and, with a model, on silent shards. */
    double alarms(boolean models) {
        return exists() ? models ? 2 : 1 : 0;
    }

    /** Calls that start all shards for this many calls of shards. */
    double starts(double calls) {
        return exists() ? calls / scheduled.shards() : 0;
    }

    double requests() {
        if (!exists()) {
            return 0;
        }
        double sent = scheduled.starts() * Math.ceil(scheduled.shards() / BATCH) + scheduled.triggered();
        double received = REQUESTS_PER_MESSAGE * scheduled.byQueues();
        return sent + received + QUEUES * POLLS_PER_MINUTE * MINUTES_PER_DAY * days;
    }

    void addTo(BillLines lines, PriceTable table) {
        lines.add(
                "SQS: shards",
                requests(),
                "requests",
                table.prices().queueRequest(),
                table.freeEachMonth().queueRequests());
    }
}
