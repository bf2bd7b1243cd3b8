package dev.scalpel.benchmarks.functions;

import dev.scalpel.benchmarks.harness.ResultRow;
import dev.scalpel.monitoring.cost.Bill;
import dev.scalpel.monitoring.cost.CallUsage;
import dev.scalpel.monitoring.cost.CostAssumptions;
import dev.scalpel.monitoring.cost.CostModel;
import dev.scalpel.monitoring.cost.MeasuredUsage;
import dev.scalpel.monitoring.cost.PriceTable;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.settings.deployment.LambdaFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What was measured of each call, and the bills that follow from it, as rows. */
final class CostRows {

    private static final String GOAL = "goal: 3 USD";
    private static final double GOAL_USD = 3;
    private static final String REFERENCE = "data-retrieval, warm, 1 symbol: processor";

    private CostRows() {}

    static List<ResultRow> of(MeasuredUsage measured) {
        List<ResultRow> rows = new ArrayList<>();
        double reference = measured.retrieval().of(1).cpuSeconds();
        CostAssumptions carried = measured.carriedOver();
        Table table = new Table(rows, reference, carried);
        table.add("data-retrieval, warm, 1 symbol", measured.retrieval().of(1), LambdaFunction.DATA_RETRIEVAL);
        table.add("data-retrieval, warm, 10 symbols", measured.retrieval().of(10), LambdaFunction.DATA_RETRIEVAL);
        table.add("data-retrieval, cold", measured.retrievalCold(), LambdaFunction.DATA_RETRIEVAL);
        table.add("execution, warm, 1 symbol", measured.execution().of(1), LambdaFunction.EXECUTION);
        table.add("execution, warm, 10 symbols", measured.execution().of(10), LambdaFunction.EXECUTION);
        table.add("execution, cold", measured.executionCold(), LambdaFunction.EXECUTION);
        table.add("execution, minute done", measured.executionAgain().of(1), LambdaFunction.EXECUTION);
        table.add("training, cold", measured.training(), LambdaFunction.TRAINING);
        table.add("training of brackets, cold", measured.bracketTraining(), LambdaFunction.TRAINING);
        table.add("review, cold", measured.review(), LambdaFunction.MONITORING);
        rows.add(ResultRow.of(
                "minutes in a position, while measured", measured.inPosition(), "share", "all minutes", 1));
        CostModel model = new CostModel(
                SettingsReader.fromText(
                                "live",
                                "mode: live\nvenueConnection: {liveConfirmation: i-trade-real-money}\n",
                                Map.of())
                        .settings(),
                PriceTable.current(),
                measured);
        double one = model.bill(1, false).total();
        rows.add(ResultRow.of("bill of 1 symbol, live, no free tier", one, "USD/month", GOAL, GOAL_USD));
        rows.add(ResultRow.of(
                "bill of 1 symbol, live, free tier", model.bill(1, true).total(), "USD/month", GOAL, GOAL_USD));
        for (int symbols : new int[] {10, 100, 1_000}) {
            Bill bill = model.bill(symbols, false);
            rows.add(ResultRow.of(
                    "bill of " + symbols + " symbols, most of it "
                            + bill.dominant().what(),
                    bill.total(),
                    "USD/month",
                    symbols + " times that of 1 symbol",
                    symbols * one));
        }
        return rows;
    }

    /** The lines of one kind of call. */
    private record Table(List<ResultRow> rows, double reference, CostAssumptions carried) {

        void add(String call, CallUsage work, LambdaFunction function) {
            add(call + ": processor", work.cpuSeconds());
            add(call + ": call to answer", work.wallSeconds());
            add(call + ": as estimated for Lambda", carried.seconds(work, function));
            rows.add(ResultRow.of(call + ": writes to S3", work.puts(), "PUT", "one", 1));
            rows.add(ResultRow.of(call + ": lists and reads of S3", work.lists() + work.gets(), "LIST+GET", "one", 1));
        }

        private void add(String name, double seconds) {
            rows.add(ResultRow.of(name, seconds * 1_000, "ms", REFERENCE, reference * 1_000));
        }
    }
}
