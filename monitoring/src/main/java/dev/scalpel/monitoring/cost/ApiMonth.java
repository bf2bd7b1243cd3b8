package dev.scalpel.monitoring.cost;

import dev.scalpel.settings.Settings;
import dev.scalpel.settings.deployment.ApiFunctionSize;
import dev.scalpel.settings.value.TableCapacity;

/** What the HTTP API of a deployment uses in a month, if the settings have one. */
final class ApiMonth {

    /** Ten a day; other callers are few. */
    static final double SIGNALS = 300;

    static final int ALARMS = 2;

    /** Measured by {@code benchmarks/run webhook}, rounded up; it waits for DynamoDB, Lambda and, once a minute, the keys. */
    private static final CallUsage ALERT = new CallUsage(0, 0.010, 0, 0, 3, 0);

    private static final CallUsage WARM = new CallUsage(0, 0.002, 0, 0, 0, 0);
    private static final CallUsage COLD = new CallUsage(0, 1.2, 0, 0, 4, 0);

    private static final double MINUTES_PER_DAY = 24 * 60;
    private static final double HOURS_PER_DAY = 24;
    /** An item is smaller, and charged as 1 KB. */
    private static final double ITEM_GB = 1e-6;

    private static final double ACCESS_LOG_BYTES = 300;

    private final Settings settings;
    private final double days;
    private final boolean enabled;
    private final FunctionMonth function;
    private final double calls;

    ApiMonth(Settings settings, double days, MeasuredUsage measured) {
        this.settings = settings;
        this.days = days;
        enabled = settings.api().enabled();
        double share = enabled ? 1 : 0;
        double warm = share * days * MINUTES_PER_DAY / ApiFunctionSize.WARM_MINUTES;
        double cold = share * days * measured.carriedOver().coldStartsADay();
        calls = warm + signals();
        function = new FunctionMonth("api", ApiFunctionSize.MEMORY_MB, measured)
                .calls(warm, WARM)
                .calls(signals(), ALERT)
                .calls(cold, COLD);
    }

    FunctionMonth function() {
        return function;
    }

    double calls() {
        return calls;
    }

    double alarms() {
        return enabled ? ALARMS : 0;
    }

    /** Whether signals are in a table, and not in the bucket. */
    boolean hasTable() {
        return enabled;
    }

    double accessLogBytes() {
        return signals() * ACCESS_LOG_BYTES;
    }

    /** @param portfolioRuns runs of execution, each of which reads the new signals of each portfolio */
    void addTo(BillLines lines, PriceTable table, double portfolioRuns) {
        PriceTable.Prices price = table.prices();
        PriceTable.FreeEachMonth free = table.freeEachMonth();
        lines.add("API Gateway: calls", signals(), "calls", price.apiCall(), 0);
        boolean onDemand = settings.api().tableCapacity() == TableCapacity.ON_DEMAND;
        double tables = hasTable() ? 1 : 0;
        double reads = portfolioRuns * settings.portfolios().size() + signals();
        lines.add("DynamoDB: writes", onDemand ? tables * signals() : 0, "units", price.tableWrite(), 0);
        lines.add("DynamoDB: reads", onDemand ? tables * reads : 0, "units", price.tableRead(), 0);
        double hours = onDemand ? 0 : tables * ApiFunctionSize.TABLE_UNITS * days * HOURS_PER_DAY;
        lines.add("DynamoDB: write capacity", hours, "hours", price.tableWriteHour(), free.tableHours());
        lines.add("DynamoDB: read capacity", hours, "hours", price.tableReadHour(), free.tableHours());
        double gb = tables * signals() * settings.signals().keepDays() / days * ITEM_GB;
        lines.add("DynamoDB: storage", gb, "GB", price.tableGbMonth(), free.tableGb());
        lines.add("DynamoDB: copies for recovery", gb, "GB", price.tableCopyGbMonth(), 0);
        // At most once a minute, and only where a call comes.
        lines.add(
                "KMS: keys of the API",
                Math.min(signals(), days * MINUTES_PER_DAY),
                "calls",
                price.keyCall(),
                free.keyCalls());
    }

    private double signals() {
        return enabled ? SIGNALS : 0;
    }
}
