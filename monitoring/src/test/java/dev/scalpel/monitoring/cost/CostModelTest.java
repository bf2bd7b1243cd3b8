package dev.scalpel.monitoring.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.scalpel.settings.Settings;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.settings.deployment.LambdaFunction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CostModelTest {

    private static final PriceTable.Prices ROUND = new PriceTable.Prices(
            0.00001, 0.00002, 0.000001, 0.00001, 0.000001, 0.02, 0.000001, 0.1, 0.3, 0.5, 3, 0.4, 0.00001, 0.0001, 0.1,
            0.005, 0.006, 0.1, 0.000004, 0.000001, 0.0000002, 0.0008, 0.0002, 0.3, 0.2, 0.000003, 0.0000005, 0.1, 0.1,
            5, 0.00002);
    private static final PriceTable.FreeEachMonth FREE = new PriceTable.FreeEachMonth(
            400_000, 1_000_000, 14_000_000, 10, 10, 5, 3, 1_000, 0.5, 18_262, 25, 20_000, 1_000_000, 4_000);
    private static final PriceTable TABLE = new PriceTable(LocalDate.EPOCH, "test", ROUND, FREE);
    /** Half as fast, a whole processor with a gigabyte, 0.01 s for a read, 0.02 s for a write, 0.1 s for the exchange. */
    private static final CostAssumptions ASSUMPTIONS = new CostAssumptions(2, 1_024, 0.01, 0.02, 0.1, 0, 400, 0.3, 900);

    private static final CallUsage NOTHING = new CallUsage(0, 0, 0, 0, 0, 0);
    private static final CallUsage RETRIEVES = new CallUsage(0.03, 0.02, 1, 0, 2, 1);
    private static final CallUsage EXECUTES = new CallUsage(0.05, 0.01, 2, 1, 6, 0);
    private static final CallUsage LOOKS = new CallUsage(0.01, 0.01, 0, 0, 3, 0);
    private static final CallUsage TRAINS = new CallUsage(20, 30, 10, 0, 60, 0);
    private static final CallUsage BRACKETS = new CallUsage(20, 40, 20, 0, 60, 0);
    private static final MeasuredUsage.Kept KEPT = new MeasuredUsage.Kept(100_000, 200_000, 50_000, 0.2, 600);
    private static final MeasuredUsage MEASURED = measured(ASSUMPTIONS);

    @Test
    void countsAMonthByHand() {
        Bill bill = new CostModel(settings("mode: testnet"), TABLE, MEASURED).bill(1, false);

        double minutes = 43_830; // a twelfth of a year of 365.25 days
        // Half a processor: 0.02 s become 0.04 s, twice that is 0.08 s; 0.02 + 2 x 0.01 + 0.1 s of waiting. Half a GB.
        assertThat(usd(bill, "Lambda: data-retrieval")).isCloseTo(minutes * 0.22 * 0.5 * 0.00001, within(1e-9));
        // A whole one: 2 x 0.01 s, and 0.04 + 7 x 0.01 s; the schedule's call finds it done: 2 x 0.01 + 3 x 0.01 s.
        assertThat(usd(bill, "Lambda: execution")).isCloseTo(minutes * (0.13 + 0.05) * 0.00001, within(1e-9));
        // Three processors help nothing: 2 x 30 s, and 0.2 + 0.6 s.
        assertThat(usd(bill, "Lambda: training")).isCloseTo(30.4375 * 60.8 * 3_008 / 1_024 * 0.00001, within(1e-9));
        assertThat(usd(bill, "S3: writes")).isCloseTo((minutes * 3 + 30.4375 * 10) * 0.00001, within(1e-9));
        assertThat(usd(bill, "S3: lists")).isCloseTo(minutes * 0.00001, within(1e-9));
        assertThat(usd(bill, "S3: reads")).isCloseTo((minutes * 11 + 30.4375 * 60) * 0.000001, within(1e-9));
        // A year of 350 kB a day, and two days of 1,440 versions of 150 kB.
        assertThat(usd(bill, "S3: storage after a year")).isCloseTo((0.12775 + 0.432) * 0.02, within(1e-9));
        assertThat(quantity(bill, "CloudWatch: logs"))
                .isCloseTo((3 * minutes + 30.4375 + 30.4375 / 7 + 6 * 30.4375) * 1_000 / 1e9, within(1e-9));
        assertThat(usd(bill, "ECR: image")).isCloseTo(0.5 * 0.1, within(1e-9));
        // Failed calls, drawdown and the pipeline; a shard's silence, which has a metric.
        assertThat(usd(bill, "CloudWatch: alarms")).isCloseTo(4 * 0.1, within(1e-9));
        assertThat(usd(bill, "CloudWatch: metrics")).isCloseTo(0.3, within(1e-9));
        assertThat(usd(bill, "Secrets Manager: keys")).isEqualTo(0.4);
    }

    private static final String PORTFOLIO =
            "portfolios: {crypto: {quote: USDT, strategies: {btc: {ticker: BTCUSDT, instrument: BTC/USDT, share: 0.4},"
                    + " eth: {ticker: ETHUSDT, instrument: ETH/USDT, share: 0.5}}}}\n";

    @Test
    void theTradeLogsTablesHaveALineOfTheirOwn() {
        Bill without = new CostModel(settings(PORTFOLIO), TABLE, MEASURED).bill(2, false);
        Bill with = new CostModel(settings("tradeLog: {dynamodb: true}\n" + PORTFOLIO), TABLE, MEASURED).bill(2, false);

        double runs = 730.5;
        assertThat(usd(without, "DynamoDB: trade log")).isZero();
        assertThat(quantity(with, "DynamoDB: trade log")).isCloseTo(1_000 + 2 * runs, within(1e-6));
        assertThat(quantity(with, "Lambda: calls") - quantity(without, "Lambda: calls"))
                .isCloseTo(runs, within(1e-6));
        assertThat(quantity(with, "S3: lists") - quantity(without, "S3: lists")).isCloseTo(4 * runs, within(1e-6));
        assertThat(usd(with, "Lambda: trade-log")).isPositive();
    }

    @Test
    void theTradeLogsDatabaseIsPaidWhileItIsAwake() {
        Bill without = new CostModel(settings(PORTFOLIO), TABLE, MEASURED).bill(2, false);
        Bill hourly = new CostModel(settings("tradeLog: {aurora: true}\n" + PORTFOLIO), TABLE, MEASURED).bill(2, false);
        Bill daily = new CostModel(
                        settings("tradeLog: {aurora: true, every: day, multiAz: true}\n" + PORTFOLIO), TABLE, MEASURED)
                .bill(2, false);
        Bill byTrade = new CostModel(settings("tradeLog: {aurora: true, every: trade}\n" + PORTFOLIO), TABLE, MEASURED)
                .bill(2, false);

        assertThat(usd(without, "Aurora: capacity") + usd(without, "Aurora: storage"))
                .isZero();
        // Six minutes each hour of 730.5; each day, twice; at twenty trades and once a day.
        assertThat(quantity(hourly, "Aurora: capacity")).isCloseTo(73.05, within(1e-6));
        assertThat(quantity(daily, "Aurora: capacity")).isCloseTo(30.4375 * 0.2, within(1e-6));
        assertThat(quantity(byTrade, "Aurora: capacity")).isCloseTo(30.4375 * 2.1, within(1e-6));
        assertThat(quantity(hourly, "Aurora: storage")).isEqualTo(10);
        // Half a GB for as long as it takes to resume, and half a minute of work.
        assertThat(quantity(hourly, "Lambda: trade-log-sql")).isGreaterThan(730.5 * 15);
    }

    @Test
    void athenaIsPaidByWhatItReads() {
        assertThat(usd(new CostModel(settings(""), TABLE, MEASURED).bill(false), "Athena: queries"))
                .isZero();
        // A hundred a day, of 20 MB each, at 5 a terabyte.
        assertThat(usd(new CostModel(settings("aws: {athena: true}"), TABLE, MEASURED).bill(false), "Athena: queries"))
                .isCloseTo(100 * 30.4375 * 20e6 / 1e12 * 5, within(1e-9));
    }

    @Test
    void signalsOnlyPaysForNoModel() {
        CostModel model = new CostModel(settings("model: {trading: false}\n" + PORTFOLIO), TABLE, MEASURED);
        assertThat(model.symbols()).isEqualTo(2);
        Bill bill = model.bill(false);

        double minutes = 43_830;
        double retrievals = minutes / 5;
        // One by the schedule and one by its object each five minutes, and one each minute for the portfolio.
        assertThat(usd(bill, "Lambda: training")).isZero();
        assertThat(quantity(bill, "Lambda: calls")).isCloseTo(2 * retrievals + minutes + 30.4375 / 7, within(1e-6));
        // Failed calls, failed trades and the metric of the latter in twenty hours of the month.
        assertThat(quantity(bill, "CloudWatch: alarms")).isEqualTo(2);
        assertThat(quantity(bill, "CloudWatch: metrics")).isCloseTo(20 / 730.5, within(1e-9));
        assertThat(usd(bill, "Secrets Manager: keys")).isZero();
    }

    @Test
    void aPortfolioBesideTheModelAddsItsRunsAlarmAndMetric() {
        Bill alone = new CostModel(settings(""), TABLE, MEASURED).bill(false);
        Bill beside = new CostModel(settings(PORTFOLIO), TABLE, MEASURED).bill(false);
        assertThat(quantity(beside, "Lambda: calls") - quantity(alone, "Lambda: calls"))
                .isCloseTo(43_830, within(1e-6));
        assertThat(quantity(beside, "CloudWatch: alarms") - quantity(alone, "CloudWatch: alarms"))
                .isEqualTo(1);
        assertThat(usd(beside, "Lambda: training")).isEqualTo(usd(alone, "Lambda: training"));
    }

    /** What the project promises of today's prices and measurements. */
    @Test
    void aSetUpOfSignalsOnlyCostsLessThanADollarAMonth() {
        Settings settings = settings("model: {trading: false}\n" + PORTFOLIO);
        assertThat(CostModel.of(settings).bill(false).total()).isBetween(0.3, 1.0);
    }

    private static final String API = "model: {trading: false}\n" + PORTFOLIO + "api: {enabled: true}\n";

    @Test
    void anHttpApiIsPaidLineByLine() {
        Bill without = new CostModel(settings("model: {trading: false}\n" + PORTFOLIO), TABLE, MEASURED).bill(false);
        Bill bill = new CostModel(settings(API), TABLE, MEASURED).bill(false);

        double warm = 43_830.0 / 4;
        // A whole processor, half as fast: 2 x 2 ms each four minutes; 300 alerts of 2 x 10 ms and three waits of 10
        // ms.
        assertThat(usd(bill, "Lambda: api"))
                .isCloseTo((warm * 0.004 + 300 * 0.05) * 1_769 / 1_024 * 0.00001, within(1e-9));
        // Each alert is a call, and starts one of execution.
        assertThat(quantity(bill, "Lambda: calls") - quantity(without, "Lambda: calls"))
                .isCloseTo(warm + 2 * 300, within(1e-6));
        assertThat(usd(bill, "API Gateway: calls")).isCloseTo(300 * 0.000004, within(1e-12));
        assertThat(usd(bill, "DynamoDB: writes")).isCloseTo(300 * 0.000001, within(1e-12));
        // Each minute's run and each alert's reads what is new.
        assertThat(usd(bill, "DynamoDB: reads")).isCloseTo((43_830 + 300) * 0.0000002, within(1e-12));
        assertThat(usd(bill, "KMS: keys of the API")).isCloseTo(300 * 0.000003, within(1e-12));
        assertThat(quantity(bill, "CloudWatch: alarms") - quantity(without, "CloudWatch: alarms"))
                .isEqualTo(2);
        // The table takes the place of the bucket's lists, and of an object for each signal.
        assertThat(quantity(without, "S3: lists") - quantity(bill, "S3: lists")).isCloseTo(43_830, within(1e-6));
        assertThat(quantity(without, "S3: writes") - quantity(bill, "S3: writes"))
                .isCloseTo(300, within(1e-6));
        for (String line : List.of("API Gateway: calls", "DynamoDB: writes", "DynamoDB: reads", "Lambda: api")) {
            assertThat(usd(without, line)).as(line).isZero();
        }
    }

    @Test
    void aTableOfFixedCapacityIsPaidByTheHourAndTheFreeTierCoversIt() {
        CostModel model = new CostModel(settings(API + "signals: {capacity: provisioned}\n"), TABLE, MEASURED);
        assertThat(usd(model.bill(false), "DynamoDB: writes")).isZero();
        assertThat(usd(model.bill(false), "DynamoDB: write capacity")).isCloseTo(5 * 730.5 * 0.0008, within(1e-9));
        assertThat(usd(model.bill(false), "DynamoDB: read capacity")).isCloseTo(5 * 730.5 * 0.0002, within(1e-9));
        assertThat(usd(model.bill(true), "DynamoDB: write capacity")).isZero();
    }

    @Test
    void aSetUpOfSignalsOnlyCostsLessThanADollarAMonthWithItsHttpApiToo() {
        assertThat(CostModel.of(settings(API)).bill(false).total()).isBetween(0.3, 1.0);
    }

    @Test
    void aColdCallTakesItsOwnTimeInPlaceOfAWarmOne() {
        CostAssumptions oneADay = new CostAssumptions(2, 1_024, 0.01, 0.02, 0.1, 1, 400, 0.3, 900);
        Bill bill = new CostModel(settings(""), TABLE, measured(oneADay)).bill(1, false);

        // 30.4375 times a month: 2 x 1 s on half a processor is 4 s, in place of 0.22 s.
        double days = 30.4375;
        assertThat(usd(bill, "Lambda: data-retrieval"))
                .isCloseTo(((43_830 - days) * 0.22 + days * 4) * 0.5 * 0.00001, within(1e-9));
    }

    @Test
    void aShardOfTwoSymbolsIsOneCallWithTheWorkOfTwo() {
        Bill one = new CostModel(settings(""), TABLE, MEASURED).bill(1, false);
        Bill two = new CostModel(settings(""), TABLE, MEASURED).bill(2, false);
        Bill shards = new CostModel(settings("shardSize: 1"), TABLE, MEASURED).bill(2, false);

        // All of the measured call's work is each symbol's here.
        assertThat(usd(two, "S3: writes")).isCloseTo(2 * usd(one, "S3: writes"), within(1e-9));
        assertThat(quantity(two, "Lambda: calls")).isCloseTo(3 * 43_830 + 8 * 30.4375 + 30.4375 / 7, within(1e-6));
        // And two a minute that start them.
        assertThat(quantity(shards, "Lambda: calls")).isCloseTo(8 * 43_830 + 8 * 30.4375 + 30.4375 / 7, within(1e-6));
    }

    @Test
    void theReferencePairIsFetchedAlsoWhereItIsNotTraded() {
        Bill btc = new CostModel(settings("symbols: [BTC/USDT]"), TABLE, MEASURED).bill(1, false);
        Bill eth = new CostModel(settings("symbols: [ETH/USDT]"), TABLE, MEASURED).bill(1, false);
        Bill shards =
                new CostModel(settings("symbols: [BTC/USDT, ETH/USDT]\nshardSize: 1"), TABLE, MEASURED).bill(2, false);

        double reads = 43_830 * 2 * 0.000001;
        assertThat(usd(eth, "S3: reads")).isCloseTo(usd(btc, "S3: reads") + reads, within(1e-9));
        // Two shards need no object that starts execution, which is read once by each.
        assertThat(usd(shards, "S3: reads")).isCloseTo(2 * usd(btc, "S3: reads"), within(1e-9));
    }

    @Test
    void aTrainingCostsWhatThatOfItsStyleTakes() {
        Bill score = new CostModel(settings(""), TABLE, MEASURED).bill(1, false);
        Bill brackets = new CostModel(settings("training: {style: brackets}"), TABLE, MEASURED).bill(1, false);

        // Ten writes more, thirty times a month.
        assertThat(usd(brackets, "S3: writes") - usd(score, "S3: writes"))
                .isCloseTo(30.4375 * 10 * 0.00001, within(1e-9));
        // 2 x 40 s instead of 2 x 30 s, and 0.1 s more for the writes.
        assertThat(usd(brackets, "Lambda: training") - usd(score, "Lambda: training"))
                .isCloseTo(30.4375 * 20.2 * 3_008 / 1_024 * 0.00001, within(1e-9));
    }

    @Test
    void noCallOutlivesItsLimit() {
        assertThat(ASSUMPTIONS.seconds(new CallUsage(0, 10_000, 0, 0, 0, 0), LambdaFunction.MONITORING))
                .isEqualTo(900);
    }

    @Test
    void fewerCallsCostLess() {
        Bill each = new CostModel(settings(""), TABLE, MEASURED).bill(1, false);
        Bill fifth = new CostModel(
                        settings("retrieval: {intervalMinutes: 5}\nexecution: {intervalMinutes: 5}"), TABLE, MEASURED)
                .bill(1, false);
        assertThat(usd(fifth, "Lambda: execution")).isCloseTo(usd(each, "Lambda: execution") / 5, within(1e-9));
        assertThat(usd(fifth, "S3: lists")).isCloseTo(usd(each, "S3: lists") / 5, within(1e-9));
    }

    @Test
    void theUsageInUseIsMeasuredAndNamesItsSource() {
        MeasuredUsage inUse = MeasuredUsage.current();
        assertThat(inUse.command()).isEqualTo("benchmarks/run cost --write");
        assertThat(inUse.machine()).contains("cores", "commit");
        assertThat(inUse.carriedOver().slowerThanMeasured()).isGreaterThan(1);
        assertThat(inUse.execution().of(1).puts()).as("state and ledger").isGreaterThanOrEqualTo(1);
    }

    @Test
    void paperTradingNeedsNoSecret() {
        Bill bill = new CostModel(settings(""), TABLE, MEASURED).bill(1, false);
        assertThat(usd(bill, "Secrets Manager: keys")).isZero();
    }

    @Test
    void keysInParameterStoreAreFreeButForTheirDecryption() {
        Bill secret = new CostModel(settings("mode: testnet"), TABLE, MEASURED).bill(1, false);
        Bill parameter = new CostModel(
                        settings("mode: testnet\ncredentials: {store: parameter-store}"), TABLE, MEASURED)
                .bill(1, false);
        assertThat(usd(secret, "Secrets Manager: keys")).isEqualTo(0.4);
        assertThat(quantity(secret, "Parameter Store: keys")).isZero();
        assertThat(usd(parameter, "Secrets Manager: keys")).isZero();
        assertThat(quantity(parameter, "Parameter Store: keys")).isEqualTo(1);
        assertThat(usd(parameter, "Parameter Store: keys")).isZero();
        // Once an hour, at 0.000003 for a call of KMS.
        assertThat(quantity(parameter, "Parameter Store: decryptions")).isCloseTo(730.5, within(1e-9));
        assertThat(usd(parameter, "Parameter Store: decryptions")).isCloseTo(730.5 * 0.000003, within(1e-9));
        assertThat(secret.total() - parameter.total()).isGreaterThan(0.39);
    }

    @Test
    void aBotsTokenIsASecretOfItsOwn() {
        String telegram = "notification: {telegramChat: \"-1001234567890\"}\n";
        assertThat(usd(new CostModel(settings(telegram), TABLE, MEASURED).bill(1, false), "Secrets Manager: keys"))
                .isEqualTo(0.4);
        assertThat(usd(
                        new CostModel(settings(telegram + "mode: testnet"), TABLE, MEASURED).bill(1, false),
                        "Secrets Manager: keys"))
                .isEqualTo(0.8);
    }

    @Test
    void theFreeTierDeductsWhatItCoversAndNoMore() {
        CostModel model = new CostModel(settings(""), TABLE, MEASURED);
        assertThat(usd(model.bill(1, true), "Lambda: training")).isZero();
        assertThat(usd(model.bill(1, true), "S3: writes")).isEqualTo(usd(model.bill(1, false), "S3: writes"));

        double gbSeconds = model.bill(1_000, false).lines().stream()
                .filter(line -> line.unit().equals("GB-s"))
                .mapToDouble(Bill.Line::quantity)
                .sum();
        double lambda = model.bill(1_000, true).lines().stream()
                .filter(line -> line.unit().equals("GB-s"))
                .mapToDouble(Bill.Line::usd)
                .sum();
        assertThat(lambda).isCloseTo((gbSeconds - 400_000) * 0.00001, within(1e-6));
    }

    @Test
    void aDashboardIsPaidOnlyWhereThereIsOne() {
        assertThat(usd(
                        new CostModel(settings("aws: {dashboard: true}"), TABLE, MEASURED).bill(1, false),
                        "CloudWatch: dashboard"))
                .isEqualTo(3);
        assertThat(usd(new CostModel(settings(""), TABLE, MEASURED).bill(1, false), "CloudWatch: dashboard"))
                .isZero();
    }

    @Test
    void heartbeatsDoNotGrowWithShards() {
        Bill few = new CostModel(settings("shardSize: 2"), TABLE, MEASURED).bill(7, false);
        Bill many = new CostModel(settings("shardSize: 1"), TABLE, MEASURED).bill(7, false);

        // The first shard and the others; three alarms of the account and the pipeline, one of failed shards.
        assertThat(quantity(few, "CloudWatch: metrics")).isEqualTo(2);
        assertThat(quantity(few, "CloudWatch: alarms")).isEqualTo(3 + 1 + 2);
        assertThat(quantity(many, "CloudWatch: metrics")).isEqualTo(quantity(few, "CloudWatch: metrics"));
        assertThat(quantity(many, "CloudWatch: alarms")).isEqualTo(quantity(few, "CloudWatch: alarms"));
        assertThat(quantity(many, "Scheduler")).isEqualTo(quantity(few, "Scheduler"));
    }

    @Test
    void theQueuesOfShardsArePaidByTheRequest() {
        Bill one = new CostModel(settings(""), TABLE, MEASURED).bill(20, false);
        Bill many = new CostModel(settings(""), TABLE, MEASURED).bill(1_000, false);

        assertThat(usd(one, "SQS: shards")).isZero();
        // Each minute: two calls send 50 messages in 5 requests each, and 50 retrievals one each; 150 messages are
        // received and deleted;
        // two queues are polled 15 times.
        assertThat(quantity(many, "SQS: shards")).isCloseTo(43_830 * (10 + 50 + 300 + 30), within(1e-3));
        assertThat(usd(many, "SQS: shards")).isCloseTo(43_830 * 390 * 0.0000005, within(1e-6));
    }

    @Test
    void thePipelinesStatesGrowWithItsCallsAndTheLakeHasLinesOfItsOwn() {
        Bill plain = new CostModel(settings(""), TABLE, MEASURED).bill(100, false);
        Bill lake = new CostModel(settings("pipeline: {lake: true}"), TABLE, MEASURED).bill(100, false);

        // Six of the frame, three for each of three repeated steps, three single ones; 5 backfills and 34 trainings of
        // two each, and once a week 7 calls that learn.
        assertThat(quantity(plain, "Step Functions: pipeline"))
                .isCloseTo(30.4375 * (6 + 9 + 3 + 2 * 39 + 2 * 7 / 7.0), within(1e-6));
        // A fourth repeated step with 5 calls, and two analyses at once.
        assertThat(quantity(lake, "Step Functions: pipeline") - quantity(plain, "Step Functions: pipeline"))
                .isCloseTo(30.4375 * (3 + 2 + 4 + 2 * 5), within(1e-6));
        assertThat(quantity(lake, "DynamoDB: analyses")).isCloseTo(30.4375 * 200, within(1e-6));
        assertThat(usd(plain, "DynamoDB: analyses")).isZero();
        assertThat(usd(plain, "Lambda: lake")).isZero();
        assertThat(usd(lake, "Lambda: lake")).isPositive();
        assertThat(quantity(lake, "Scheduler")).isEqualTo(quantity(plain, "Scheduler"));
    }

    @Test
    void aFixedAddressIsAnInstanceItsDiskAndTheAddress() {
        Bill fixed = new CostModel(settings("aws: {network: fixed-address}"), TABLE, MEASURED).bill(1, false);

        double hours = 30.4375 * 24;
        assertThat(usd(fixed, "Fixed address: instance")).isCloseTo(hours * 0.005, within(1e-9));
        assertThat(usd(fixed, "Fixed address: address")).isCloseTo(hours * 0.006, within(1e-9));
        assertThat(usd(fixed, "Fixed address: disk")).isCloseTo(8 * 0.1, within(1e-9));
        assertThat(usd(new CostModel(settings(""), TABLE, MEASURED).bill(1, false), "Fixed address: instance"))
                .isZero();
    }

    @Test
    void growsNoFasterThanTheSymbols() {
        CostModel model = CostModel.of(settings(""));
        double one = model.bill(1, false).total();
        assertThat(model.bill(10, false).total()).isLessThan(10 * one);
        assertThat(model.bill(1_000, false).total()).isLessThan(1_000 * one);
    }

    @Test
    void oneSymbolStaysBelowFourDollarsButForAnAddressOfItsOwn() {
        CostModel live = CostModel.of(
                settings("mode: live\nsymbols: [BTC/USDT]\nvenueConnection: {liveConfirmation: i-trade-real-money}"));
        assertThat(live.bill(1, false).total()).isBetween(1.0, 4.0);
        CostModel fixed = CostModel.of(settings("mode: live\nsymbols: [BTC/USDT]\n"
                + "venueConnection: {liveConfirmation: i-trade-real-money}\naws: {network: fixed-address}"));
        assertThat(fixed.bill(1, false).total() - live.bill(1, false).total()).isBetween(5.0, 10.0);
    }

    @Test
    void theDocumentHasTheBillsOfTheUsageInUse() throws IOException {
        CostModel live = CostModel.of(
                settings("mode: live\nsymbols: [BTC/USDT]\nvenueConnection: {liveConfirmation: i-trade-real-money}"));
        String page = Files.readString(Path.of(System.getProperty("scalpel.root"), "docs/cost.md"));
        for (int symbols : new int[] {1, 10, 100, 1_000}) {
            Bill plain = live.bill(symbols, false);
            assertThat(plain.dominant().what()).isEqualTo("S3: writes");
            assertThat(page)
                    .contains(String.format(
                            Locale.ROOT,
                            "| %,d | %,.2f | %,.2f | %,.2f | writes to S3 |",
                            symbols,
                            plain.total(),
                            plain.total() / symbols,
                            live.bill(symbols, true).total()));
        }
    }

    @Test
    void rejectsZeroSymbols() {
        assertThatThrownBy(() -> CostModel.of(settings("")).bill(0, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("symbols must be >= 1: 0");
    }

    private static double usd(Bill bill, String line) {
        return bill.lines().stream()
                .filter(each -> each.what().equals(line))
                .findFirst()
                .orElseThrow()
                .usd();
    }

    private static double quantity(Bill bill, String line) {
        return bill.lines().stream()
                .filter(each -> each.what().equals(line))
                .findFirst()
                .orElseThrow()
                .quantity();
    }

    private static MeasuredUsage measured(CostAssumptions carried) {
        return new MeasuredUsage(
                LocalDate.EPOCH,
                "test",
                "test",
                carried,
                new MeasuredUsage.PerCall(NOTHING, RETRIEVES),
                new CallUsage(1, 1, 0, 0, 0, 0),
                new MeasuredUsage.PerCall(NOTHING, EXECUTES),
                new CallUsage(1, 1, 0, 0, 0, 0),
                new MeasuredUsage.PerCall(NOTHING, LOOKS),
                TRAINS,
                BRACKETS,
                NOTHING,
                0.5,
                KEPT);
    }

    private static Settings settings(String yaml) {
        return SettingsReader.fromText("test", yaml, Map.of()).settings();
    }
}
