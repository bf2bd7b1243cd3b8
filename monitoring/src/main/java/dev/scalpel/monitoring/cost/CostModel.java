package dev.scalpel.monitoring.cost;

import dev.scalpel.settings.LambdaFunction;
import dev.scalpel.settings.Settings;
import java.util.ArrayList;
import java.util.List;

/** The month's bill of a deployment with these settings. */
public final class CostModel {

    /** A twelfth of 365.25 days. */
    public static final double DAYS_A_MONTH = 30.4375;

    private static final double MINUTES_A_MONTH = DAYS_A_MONTH * 24 * 60;
    private static final double MB_A_GB = 1_024;
    private static final double ALARMS = 3;
    private static final double CUSTOM_METRICS = 1;
    private static final double SECONDS_BETWEEN_SECRET_READS = 3_600;
    private static final double MAILS_A_MONTH = 12;

    private final Settings settings;
    private final PriceTable table;
    private final Measured measured;

    public CostModel(Settings settings, PriceTable table, Measured measured) {
        this.settings = settings;
        this.table = table;
        this.measured = measured;
    }

    public static CostModel of(Settings settings) {
        return new CostModel(settings, PriceTable.current(), Measured.current());
    }

    /** @param freeTier whether what AWS gives each month is taken off */
    public Bill bill(int symbols, boolean freeTier) {
        if (symbols < 1) {
            throw new IllegalArgumentException("symbols must be >= 1: " + symbols);
        }
        PriceTable.Prices price = table.prices();
        PriceTable.FreeEachMonth free = table.freeEachMonth();
        ScheduledCalls scheduled = ScheduledCalls.of(settings, symbols, DAYS_A_MONTH);
        double shards = scheduled.shards();
        double perShard = symbols / shards;
        double trainingGbSeconds =
                gbSeconds(LambdaFunction.TRAINING, scheduled.trainings() * measured.trainingSeconds());
        double reviewGbSeconds = gbSeconds(
                LambdaFunction.MONITORING,
                scheduled.reviews() * measured.review().of(symbols));
        double retrievalGbSeconds = gbSeconds(
                LambdaFunction.DATA_RETRIEVAL,
                scheduled.retrievals() * measured.retrieval().of(perShard));
        double executionGbSeconds = gbSeconds(
                LambdaFunction.EXECUTION,
                scheduled.chained() * measured.execution().of(perShard)
                        + scheduled.safetyNet() * measured.execution().seconds());
        double calls = scheduled.total();
        double gbSecondPrice = settings.aws().architecture() == Settings.Architecture.ARM64
                ? price.lambdaGbSecondArm()
                : price.lambdaGbSecondX86();
        double allGbSeconds = retrievalGbSeconds + executionGbSeconds + trainingGbSeconds + reviewGbSeconds;
        double charged = freeTier ? Math.max(0, 1 - free.lambdaGbSeconds() / allGbSeconds) : 1;

        Lines lines = new Lines(freeTier);
        lines.add("Lambda: data-retrieval", retrievalGbSeconds, "GB-s", gbSecondPrice * charged, 0);
        lines.add("Lambda: execution", executionGbSeconds, "GB-s", gbSecondPrice * charged, 0);
        lines.add("Lambda: training", trainingGbSeconds, "GB-s", gbSecondPrice * charged, 0);
        lines.add("Lambda: monitoring", reviewGbSeconds, "GB-s", gbSecondPrice * charged, 0);
        lines.add("Lambda: calls", calls, "calls", price.lambdaRequest(), free.lambdaRequests());
        double puts =
                MINUTES_A_MONTH * (symbols * measured.putsPerSymbolMinute() + shards * measured.putsPerShardMinute());
        lines.add("S3: writes", puts, "PUT", price.s3Put(), 0);
        lines.add("S3: reads", MINUTES_A_MONTH * symbols * measured.getsPerSymbolMinute(), "GET", price.s3Get(), 0);
        lines.add("S3: storage", symbols * measured.storedGbPerSymbol(), "GB", price.s3GbMonth(), 0);
        lines.add("Scheduler", calls - scheduled.chained(), "calls", price.scheduleCall(), free.scheduleCalls());
        lines.add("CloudWatch: alarms", ALARMS, "alarms", price.alarm(), free.alarms());
        lines.add("CloudWatch: metrics", CUSTOM_METRICS, "metrics", price.customMetric(), free.customMetrics());
        lines.add("CloudWatch: logs", calls * measured.logBytesPerCall() / 1e9, "GB", price.logGb(), free.logGb());
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
                : shards * DAYS_A_MONTH * 86_400 / SECONDS_BETWEEN_SECRET_READS;
        lines.add("Secrets Manager: reads", secretReads, "calls", price.secretCall(), 0);
        lines.add("SNS: mails", MAILS_A_MONTH, "mails", price.mail(), free.mails());
        lines.add("ECR: image", measured.imageGb(), "GB", price.imageGbMonth(), free.imageGb());
        return new Bill(symbols, freeTier, lines.all);
    }

    private static double gbSeconds(LambdaFunction function, double seconds) {
        return seconds * function.memoryMb() / MB_A_GB;
    }

    /** Takes off what is free, where the free tier counts. */
    private static final class Lines {

        private final boolean freeTier;
        private final List<Bill.Line> all = new ArrayList<>();

        Lines(boolean freeTier) {
            this.freeTier = freeTier;
        }

        void add(String what, double quantity, String unit, double price, double free) {
            double charged = freeTier ? Math.max(0, quantity - free) : quantity;
            all.add(new Bill.Line(what, quantity, unit, charged * price));
        }
    }
}
