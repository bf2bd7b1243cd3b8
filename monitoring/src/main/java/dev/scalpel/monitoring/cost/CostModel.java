package dev.scalpel.monitoring.cost;

import dev.scalpel.settings.Settings;
import dev.scalpel.settings.deployment.LambdaFunction;
import dev.scalpel.settings.section.Architecture;
import dev.scalpel.settings.section.CredentialStore;
import dev.scalpel.settings.section.Network;
import dev.scalpel.settings.section.NotificationSettings;
import dev.scalpel.settings.value.Mode;
import java.util.List;
import java.util.stream.Stream;

/** The monthly bill of a deployment with these settings. */
public final class CostModel {

    /** A twelfth of 365.25 days. */
    public static final double DAYS_PER_MONTH = 30.4375;

    /** Failed calls; each heartbeat has another. */
    private static final double ALARMS = 1;

    private static final double SECONDS_BETWEEN_SECRET_READS = 3_600;
    private static final double MAILS_PER_MONTH = 12;
    private static final double DISK_GB = 8;
    private static final double DAYS_KEPT = 365;
    /** S3 deletes an old version on the second midnight after it was replaced. */
    private static final double DAYS_OF_OLD_VERSIONS = 2;
    /** A file that grows by a row per minute is replaced this often per day, at half its final size on average. */
    private static final double VERSIONS_PER_DAY = 24 * 60;

    /** What a portfolio adds to a run with nothing to do: its document, and the list of the day's signals or a table's answer. */
    private static final CallUsage PORTFOLIO_READ = new CallUsage(0, 0, 0, 1, 1, 0);

    private static final CallUsage PORTFOLIO_READ_OF_TABLE = new CallUsage(0, 0, 0, 0, 1, 0);

    private static final CallUsage SIGNAL_STORED = new CallUsage(0, 0, 1, 0, 0, 0);

    /** A run that executes a signal at a venue, as the tests count its requests. */
    private static final CallUsage SIGNAL_EXECUTED = new CallUsage(0, 0.02, 4, 0, 4, 9);

    /** Part of the measured retrieval of a symbol; without a model nobody reads spreads. */
    private static final CallUsage SPREAD_SAMPLE = new CallUsage(0, 0, 1, 0, 1, 0);

    /** In a month in which the outcomes are not all well. */
    private static final double HOURS_OF_FAILURES = 20;

    private static final double HOURS_PER_DAY = 24;

    /** A hundred queries a day, each of a year of an instrument's bars. */
    private static final double QUERIES = 100;

    private static final double SCANNED_TB = 20e6 / 1e12;

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

    /** The bill for the symbols of the settings: those that models trade, and what only portfolios trade. */
    public Bill bill(boolean freeTier) {
        return bill(symbols(), freeTier);
    }

    /** How many symbols these settings fetch bars of, the reference pair aside. */
    public int symbols() {
        return (int) Math.max(
                1,
                Stream.concat(settings.traded().stream(), settings.portfolioSymbols().stream())
                        .distinct()
                        .count());
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
        boolean models = settings.model().trading();
        ShardQueueMonth queues = new ShardQueueMonth(scheduled, DAYS_PER_MONTH);
        CallUsage announced = measured.retrieval().of(pairsPerShard);
        CallUsage fetched = queues.exists() ? announced.plus(ShardQueueMonth.CHAIN_OBJECT, -1) : announced;
        CallUsage handled = measured.execution().of(perShard);
        ApiMonth api = new ApiMonth(settings, DAYS_PER_MONTH, measured);
        CallUsage portfolioRead = measured.executionAgain()
                .call()
                .plus(
                        api.hasTable() ? PORTFOLIO_READ_OF_TABLE : PORTFOLIO_READ,
                        settings.portfolios().size());
        // Without the API they are brought in by hand or by rules, and executed by a run of a minute.
        double signals = settings.portfolios().isEmpty() ? 0 : ApiMonth.SIGNALS;
        double started = settings.api().enabled() ? signals : 0;
        FunctionMonth retrieval = new FunctionMonth(LambdaFunction.DATA_RETRIEVAL, measured)
                .calls(
                        scheduled.retrievals() - coldCalls,
                        models ? fetched : fetched.plus(SPREAD_SAMPLE, -pairsPerShard))
                .calls(coldCalls, cold(measured.retrievalCold(), measured.retrieval(), pairsPerShard))
                .calls(queues.starts(scheduled.retrievals()), ShardQueueMonth.START);
        FunctionMonth execution = new FunctionMonth(LambdaFunction.EXECUTION, measured)
                .calls(
                        scheduled.triggered() - coldCalls,
                        models ? handled : measured.executionAgain().call())
                .calls(coldCalls, cold(measured.executionCold(), measured.execution(), perShard))
                .calls(scheduled.safetyNet(), measured.executionAgain().of(perShard))
                .calls(queues.starts(scheduled.safetyNet()), ShardQueueMonth.START)
                .calls(scheduled.portfolioRuns() + started - signals, portfolioRead)
                .calls(signals, portfolioRead.plus(SIGNAL_EXECUTED, 1).plus(SIGNAL_STORED, api.hasTable() ? 0 : 1));
        FunctionMonth training = new FunctionMonth(LambdaFunction.TRAINING, measured)
                .calls(
                        scheduled.trainings(),
                        measured.trainingOf(settings.training().style()));
        // A review of many symbols learns until its time is up and reports the rest without learning.
        FunctionMonth review = new FunctionMonth(LambdaFunction.MONITORING, measured)
                .calls(scheduled.reviews(), measured.review().plus(measured.review(), symbols - 1.0));
        TradeLogMonth tradeLog = new TradeLogMonth(settings, DAYS_PER_MONTH, measured);
        DatabaseMonth database = new DatabaseMonth(settings, DAYS_PER_MONTH, measured);
        List<FunctionMonth> months =
                List.of(retrieval, execution, training, review, tradeLog.function(), database.function());
        PipelineMonth pipeline = new PipelineMonth(settings, symbols, DAYS_PER_MONTH, measured);
        double calls =
                scheduled.total() + api.calls() + tradeLog.calls() + database.calls() + started + pipeline.calls();
        double gbSecondPrice = settings.aws().architecture() == Architecture.ARM64
                ? price.lambdaGbSecondArm()
                : price.lambdaGbSecondX86();
        List<FunctionMonth> charged = Stream.of(
                        months.stream(), Stream.of(api.function()), pipeline.functions().stream())
                .flatMap(each -> each)
                .toList();
        double allGbSeconds =
                charged.stream().mapToDouble(FunctionMonth::gbSeconds).sum();
        double shareCharged = freeTier ? Math.max(0, 1 - free.lambdaGbSeconds() / allGbSeconds) : 1;

        BillLines lines = new BillLines(freeTier);
        for (FunctionMonth month : charged) {
            lines.add("Lambda: " + month.title(), month.gbSeconds(), "GB-s", gbSecondPrice * shareCharged, 0);
        }
        lines.add("Lambda: calls", calls, "calls", price.lambdaRequest(), free.lambdaRequests());
        lines.add("S3: writes", months.stream().mapToDouble(FunctionMonth::puts).sum(), "PUT", price.s3Put(), 0);
        lines.add("S3: lists", months.stream().mapToDouble(FunctionMonth::lists).sum(), "LIST", price.s3Put(), 0);
        lines.add("S3: reads", months.stream().mapToDouble(FunctionMonth::gets).sum(), "GET", price.s3Get(), 0);
        lines.add("S3: storage after a year", symbols * storedGbPerSymbol(), "GB", price.s3GbMonth(), 0);
        lines.add(
                "Scheduler",
                scheduled.bySchedules() + pipeline.starts(),
                "calls",
                price.scheduleCall(),
                free.scheduleCalls());
        queues.addTo(lines, table);
        // The bars of the first shard: a metric and an alarm.
        double heartbeats = models ? 1 : 0;
        double silentShards = models && queues.exists() ? 1 : 0;
        // Signals that were not executed: an alarm, and a metric that is charged by the hours in which it is written.
        // The
        // model's drawdown is an alarm of the heartbeats' metric, and the one of the daily pipeline of AWS's own.
        double failedSignals = settings.portfolios().isEmpty() ? 0 : 1;
        double failedHours = failedSignals * HOURS_OF_FAILURES / (DAYS_PER_MONTH * HOURS_PER_DAY);
        double ofTheModel = models ? 2 : 0;
        lines.add(
                "CloudWatch: alarms",
                ALARMS + ofTheModel + failedSignals + heartbeats + queues.alarms(models) + api.alarms(),
                "alarms",
                price.alarm(),
                free.alarms());
        lines.add(
                "CloudWatch: metrics",
                failedHours + heartbeats + silentShards,
                "metrics",
                price.customMetric(),
                free.customMetrics());
        lines.add(
                "CloudWatch: logs",
                (calls * logBytesPerCall() + api.accessLogBytes()) / 1e9,
                "GB",
                price.logGb(),
                free.logGb());
        lines.add(
                "CloudWatch: dashboard",
                settings.aws().dashboard() ? 1 : 0,
                "dashboards",
                price.dashboard(),
                free.dashboards());
        api.addTo(lines, table, scheduled.portfolioRuns());
        tradeLog.addTo(lines, table);
        database.addTo(lines, table);
        lines.add(
                "Athena: queries",
                settings.aws().athena() ? QUERIES * DAYS_PER_MONTH * SCANNED_TB : 0,
                "TB",
                price.scannedTb(),
                0);
        pipeline.addTo(lines, table);
        addKeys(lines, shards);
        lines.add("SNS: mails", MAILS_PER_MONTH, "mails", price.mail(), free.mails());
        double imageGb = measured.kept().imageGb() + measured.carriedOver().baseImageGb();
        lines.add("ECR: image", imageGb, "GB", price.imageGbMonth(), free.imageGb());
        double addresses = settings.aws().network() == Network.FIXED_ADDRESS ? 1 : 0;
        double hours = addresses * DAYS_PER_MONTH * HOURS_PER_DAY;
        lines.add("Fixed address: instance", hours, "hours", price.instanceHour(), 0);
        lines.add("Fixed address: address", hours, "hours", price.addressHour(), 0);
        lines.add("Fixed address: disk", addresses * DISK_GB, "GB", price.diskGbMonth(), 0);
        return new Bill(symbols, freeTier, lines.all());
    }

    /** A standard parameter is free, and so is reading it; decrypting it is a call of KMS, as for the keys of the API. */
    private void addKeys(BillLines lines, double shards) {
        PriceTable.Prices price = table.prices();
        boolean secret = settings.venueConnection().credentialStore() == CredentialStore.SECRETS_MANAGER;
        double keys = venuesWithKeys();
        double reads = keys * shards * DAYS_PER_MONTH * 86_400 / SECONDS_BETWEEN_SECRET_READS;
        lines.add(
                "Secrets Manager: keys",
                (secret ? Math.min(1, keys) : 0) + noticeSecrets(),
                "secrets",
                price.secret(),
                0);
        lines.add("Secrets Manager: reads", secret ? reads : 0, "calls", price.secretCall(), 0);
        lines.add("Parameter Store: keys", secret ? 0 : keys, "parameters", 0, 0);
        // The API's own line takes the free calls where there is an API.
        double free = settings.api().enabled() ? 0 : table.freeEachMonth().keyCalls();
        lines.add("Parameter Store: decryptions", secret ? 0 : reads, "calls", price.keyCall(), free);
    }

    /** Every shard fetches the reference pair; at most one of them trades it. */
    private double extraReferencePairs(double shards) {
        boolean traded =
                settings.referenceSymbol().filter(settings.traded()::contains).isPresent();
        return settings.referenceSymbol().isEmpty() || !settings.model().trading() ? 0 : shards - (traded ? 1 : 0);
    }

    private static CallUsage cold(CallUsage ofOneSymbol, MeasuredUsage.PerCall warm, double symbols) {
        return ofOneSymbol.plus(warm.eachSymbol(), Math.max(0, symbols - 1));
    }

    /** Where money is traded, if only the testnet's. */
    private long venuesWithKeys() {
        boolean model = settings.model().trading() && settings.mode() != Mode.PAPER;
        return Stream.concat(
                        model ? Stream.of(settings.venue()) : Stream.of(),
                        settings.portfolios().values().stream()
                                .filter(portfolio -> settings.modeOf(portfolio) != Mode.PAPER)
                                .map(settings::venueOf))
                .distinct()
                .count();
    }

    /** Of Telegram and the webhook; read once per process. */
    private double noticeSecrets() {
        NotificationSettings notices = settings.notification();
        return notices.telegramChat().isPresent() || notices.webhookVariable().isPresent() ? 1 : 0;
    }

    private double storedGbPerSymbol() {
        MeasuredUsage.Kept kept = measured.kept();
        boolean models = settings.model().trading();
        double ledgerBytesPerDay = kept.barBytesADay() + (models ? kept.decisionBytesADay() : 0);
        double trainingBytesPerDay = models ? kept.trainingBytesADay() : 0;
        double oldVersions =
                DAYS_OF_OLD_VERSIONS * VERSIONS_PER_DAY / settings.retrievalMinutes() * ledgerBytesPerDay / 2;
        return (DAYS_KEPT * (ledgerBytesPerDay + trainingBytesPerDay) + oldVersions) / 1e9;
    }

    private double logBytesPerCall() {
        return measured.kept().logBytesPerCall() + measured.carriedOver().platformLogBytes();
    }
}
