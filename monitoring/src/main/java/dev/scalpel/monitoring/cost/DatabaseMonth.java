package dev.scalpel.monitoring.cost;

import dev.scalpel.settings.Settings;
import dev.scalpel.settings.value.ProjectionInterval;

/** What the trade log's database and its function use in a month, if the settings have them. */
final class DatabaseMonth {

    private static final double HOURS_PER_DAY = 24;
    private static final int MEMORY_MB = 512;

    /** Ten signals a day, or a model's trades: entry and exit, each at a time of its own. */
    private static final double TRADES_PER_DAY = 20;

    /** It resumes, is used for seconds, and pauses after five minutes without a connection. */
    private static final double AWAKE_HOURS = 6.0 / 60;

    /** The limit of the settings: what it really has is less. */
    private static final double CAPACITY = 1;

    /** Aurora's smallest volume; a year of trades needs a part of it. */
    private static final double STORED_GB = 10;

    private static final double SECONDS_OF_RESUMING = 30;

    /** As the mirror's, and the starts of schema, driver and TLS; it waits for the database, which costs as much as work. */
    private static final CallUsage RUN = new CallUsage(0, 2.5, 0, 4, 3, 0);

    private final boolean enabled;
    private final double runs;
    private final double instances;
    private final FunctionMonth function;

    DatabaseMonth(Settings settings, double days, MeasuredUsage measured) {
        enabled = settings.tradeLog().aurora();
        runs = enabled ? days * runsPerDay(settings.tradeLog().every()) : 0;
        instances = settings.tradeLog().multiAz() ? 2 : 1;
        function = new FunctionMonth("trade-log-sql", MEMORY_MB, measured)
                .calls(runs, RUN)
                .waiting(runs * SECONDS_OF_RESUMING);
    }

    private static double runsPerDay(ProjectionInterval every) {
        return switch (every) {
            case HOUR -> HOURS_PER_DAY;
            case DAY -> 1;
            case TRADE -> TRADES_PER_DAY + 1;
        };
    }

    FunctionMonth function() {
        return function;
    }

    double calls() {
        return runs;
    }

    void addTo(BillLines lines, PriceTable table) {
        lines.add(
                "Aurora: capacity",
                runs * AWAKE_HOURS * CAPACITY * instances,
                "unit hours",
                table.prices().databaseHour(),
                0);
        lines.add(
                "Aurora: storage", enabled ? STORED_GB : 0, "GB", table.prices().databaseGbMonth(), 0);
    }
}
