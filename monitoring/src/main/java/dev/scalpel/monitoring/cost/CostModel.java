package dev.scalpel.monitoring.cost;

import dev.scalpel.settings.Settings;
import dev.scalpel.settings.deployment.LambdaFunction;
import dev.scalpel.settings.deployment.TrainingBatch;
import java.util.List;

/** The monthly bill of a deployment with these settings. */
public final class CostModel {

    /** A twelfth of 365.25 days. */
    public static final double DAYS_PER_MONTH = 30.4375;

    /** Failed calls and drawdown; each heartbeat has another. */
    private static final double ALARMS = 2;

    private static final double SECONDS_BETWEEN_SECRET_READS = 3_600;
    private static final double MAILS_PER_MONTH = 12;
    private static final double DISK_GB = 8;
    private static final double DAYS_KEPT = 365;
    /** S3 deletes an old version on the second midnight after it was replaced. */
    private static final double DAYS_OF_OLD_VERSIONS = 2;
    /** A file that grows by a row per minute is replaced this often per day, at half its final size on average. */
    private static final double VERSIONS_PER_DAY = 24 * 60;

    private final Settings settings;
    private final PriceTable table;
    private final MeasuredUsage measured;

    public CostModel(Settings settings, PriceTable table, MeasuredUsage measured) {
        this.settings = settings;
        this.table = table;
        this.measured = measured;
    }

    public static CostModel of(Settings settings) {
        return new CostModel(settings, PriceTable.current(), MeasuredUsage.current());
    }

    /** @param freeTier whether the free tier is deducted */
    public Bill bill(int symbols, boolean freeTier) {
        if (symbols < 1) {
            throw new IllegalArgumentException("symbols must be >= 1: " + symbols);
        }
        PriceTable.Prices price = table.prices();
        PriceTable.FreeEachMonth free = table.freeEachMonth();
        ScheduledCalls scheduled = ScheduledCalls.of(settings, symbols, DAYS_PER_MONTH);
        double shards = scheduled.shards();
        double perShard = symbols / shards;
        double pairsPerShard = perShard + extraReferencePairs(shards) / shards;
        double coldCalls = Math.min(
                scheduled.retrievals(),
                shards * DAYS_PER_MONTH * measured.carriedOver().coldStartsADay());
        FunctionMonth retrieval = new FunctionMonth(LambdaFunction.DATA_RETRIEVAL, measured)
                .calls(scheduled.retrievals() - coldCalls, measured.retrieval().of(pairsPerShard))
                .calls(coldCalls, cold(measured.retrievalCold(), measured.retrieval(), pairsPerShard));
        FunctionMonth execution = new FunctionMonth(LambdaFunction.EXECUTION, measured)
                .calls(scheduled.triggered() - coldCalls, measured.execution().of(perShard))
                .calls(coldCalls, cold(measured.executionCold(), measured.execution(), perShard))
                .calls(scheduled.safetyNet(), measured.executionAgain().of(perShard));
        FunctionMonth training = new FunctionMonth(LambdaFunction.TRAINING, measured)
                .calls(
                        scheduled.trainings(),
                        measured.trainingOf(settings.training().style()));
        // A review of many symbols learns until its time is up and reports the rest without learning.
        FunctionMonth review = new FunctionMonth(LambdaFunction.MONITORING, measured)
                .calls(scheduled.reviews(), measured.review().plus(measured.review(), symbols - 1.0));
        List<FunctionMonth> months = List.of(retrieval, execution, training, review);
        double calls = scheduled.total();
        double gbSecondPrice = settings.aws().architecture() == Settings.Architecture.ARM64
                ? price.lambdaGbSecondArm()
                : price.lambdaGbSecondX86();
        double allGbSeconds =
                months.stream().mapToDouble(FunctionMonth::gbSeconds).sum();
        double charged = freeTier ? Math.max(0, 1 - free.lambdaGbSeconds() / allGbSeconds) : 1;

        BillLines lines = new BillLines(freeTier);
        for (FunctionMonth month : months) {
            lines.add("Lambda: " + month.function().title(), month.gbSeconds(), "GB-s", gbSecondPrice * charged, 0);
        }
        lines.add("Lambda: calls", calls, "calls", price.lambdaRequest(), free.lambdaRequests());
        lines.add("S3: writes", months.stream().mapToDouble(FunctionMonth::puts).sum(), "PUT", price.s3Put(), 0);
        lines.add("S3: lists", months.stream().mapToDouble(FunctionMonth::lists).sum(), "LIST", price.s3Put(), 0);
        lines.add("S3: reads", months.stream().mapToDouble(FunctionMonth::gets).sum(), "GET", price.s3Get(), 0);
        lines.add("S3: storage after a year", symbols * storedGbPerSymbol(), "GB", price.s3GbMonth(), 0);
        lines.add("Scheduler", calls - scheduled.triggered(), "calls", price.scheduleCall(), free.scheduleCalls());
        // The bars of a shard and the trainings of a batch: a metric and an alarm each.
        double heartbeats = shards + Math.ceil((double) symbols / TrainingBatch.size(settings));
        lines.add("CloudWatch: alarms", ALARMS + heartbeats, "alarms", price.alarm(), free.alarms());
        lines.add("CloudWatch: metrics", heartbeats, "metrics", price.customMetric(), free.customMetrics());
        lines.add("CloudWatch: logs", calls * logBytesPerCall() / 1e9, "GB", price.logGb(), free.logGb());
        lines.add(
                "CloudWatch: dashboard",
                settings.aws().dashboard() ? 1 : 0,
                "dashboards",
                price.dashboard(),
                free.dashboards());
        lines.add(
                "Secrets Manager: keys", settings.mode() == Settings.Mode.PAPER ? 0 : 1, "secrets", price.secret(), 0);
        double secretReads = settings.mode() == Settings.Mode.PAPER
                ? 0
                : shards * DAYS_PER_MONTH * 86_400 / SECONDS_BETWEEN_SECRET_READS;
        lines.add("Secrets Manager: reads", secretReads, "calls", price.secretCall(), 0);
        lines.add("SNS: mails", MAILS_PER_MONTH, "mails", price.mail(), free.mails());
        double imageGb = measured.kept().imageGb() + measured.carriedOver().baseImageGb();
        lines.add("ECR: image", imageGb, "GB", price.imageGbMonth(), free.imageGb());
        double addresses = settings.aws().network() == Settings.Network.FIXED_ADDRESS ? 1 : 0;
        double hours = addresses * DAYS_PER_MONTH * 24;
        lines.add("Fixed address: instance", hours, "hours", price.instanceHour(), 0);
        lines.add("Fixed address: address", hours, "hours", price.addressHour(), 0);
        lines.add("Fixed address: disk", addresses * DISK_GB, "GB", price.diskGbMonth(), 0);
        return new Bill(symbols, freeTier, lines.all());
    }

    /** Every shard fetches the reference pair; at most one of them trades it. */
    private double extraReferencePairs(double shards) {
        boolean traded = settings.referenceSymbol()
                .filter(settings.symbols().symbols()::contains)
                .isPresent();
        return settings.referenceSymbol().isEmpty() ? 0 : shards - (traded ? 1 : 0);
    }

    private static CallUsage cold(CallUsage ofOneSymbol, MeasuredUsage.PerCall warm, double symbols) {
        return ofOneSymbol.plus(warm.eachSymbol(), Math.max(0, symbols - 1));
    }

    private double storedGbPerSymbol() {
        MeasuredUsage.Kept kept = measured.kept();
        double ledgerBytesPerDay = kept.barBytesADay() + kept.decisionBytesADay();
        double oldVersions = DAYS_OF_OLD_VERSIONS * VERSIONS_PER_DAY * ledgerBytesPerDay / 2;
        return (DAYS_KEPT * (ledgerBytesPerDay + kept.trainingBytesADay()) + oldVersions) / 1e9;
    }

    private double logBytesPerCall() {
        return measured.kept().logBytesPerCall() + measured.carriedOver().platformLogBytes();
    }
}
