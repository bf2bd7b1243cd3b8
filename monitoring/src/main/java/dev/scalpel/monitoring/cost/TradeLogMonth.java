package dev.scalpel.monitoring.cost;

import dev.scalpel.settings.Settings;

/** What the trade log's tables and their function use in a month, if the settings have them. */
final class TradeLogMonth {

    private static final double HOURS_PER_DAY = 24;
    private static final int MEMORY_MB = 512;

    /**
     * Each hour finds no warm process: as a cold call of the API, which starts the same runtime and clients. A listing of each of the
     * ledger's four kinds; the cursor, a file that changed and the account's orders are read, and the cursor is written.
     */
    private static final CallUsage HOURLY = new CallUsage(0, 1.2, 1, 4, 4, 0);

    /** Orders and trades, each written once or twice: ten signals a day, or a model's trades. */
    private static final double ROWS = 1_000;

    private final boolean enabled;
    private final double runs;
    private final double writes;
    private final FunctionMonth function;

    TradeLogMonth(Settings settings, double days, MeasuredUsage measured) {
        enabled = settings.tradeLog().dynamodb();
        runs = enabled ? days * HOURS_PER_DAY : 0;
        double positions = settings.portfolios().values().stream()
                .mapToDouble(portfolio -> portfolio.strategies().size())
                .sum();
        // An open position is written by each run, so that it does not expire.
        writes = enabled ? ROWS + runs * positions : 0;
        function = new FunctionMonth("trade-log", MEMORY_MB, measured).calls(runs, HOURLY);
    }

    FunctionMonth function() {
        return function;
    }

    double calls() {
        return runs;
    }

    void addTo(BillLines lines, PriceTable table) {
        lines.add("DynamoDB: trade log", writes, "units", table.prices().tableWrite(), 0);
    }
}
