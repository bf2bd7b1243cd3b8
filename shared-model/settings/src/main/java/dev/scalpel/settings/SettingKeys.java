package dev.scalpel.settings;

import static dev.scalpel.settings.ValueTypes.choice;
import static dev.scalpel.settings.ValueTypes.decimal;
import static dev.scalpel.settings.ValueTypes.email;
import static dev.scalpel.settings.ValueTypes.flag;
import static dev.scalpel.settings.ValueTypes.optional;
import static dev.scalpel.settings.ValueTypes.parsed;
import static dev.scalpel.settings.ValueTypes.timeOfDay;
import static dev.scalpel.settings.ValueTypes.whole;

import dev.scalpel.market.Symbol;
import dev.scalpel.settings.Settings.Architecture;
import dev.scalpel.settings.Settings.Channel;
import dev.scalpel.settings.Settings.Durability;
import dev.scalpel.settings.Settings.EntryStyle;
import dev.scalpel.settings.Settings.LiveConfirmation;
import dev.scalpel.settings.Settings.Mode;
import dev.scalpel.settings.Settings.Network;
import dev.scalpel.settings.Settings.StoreKind;
import dev.scalpel.trading.FeeAsset;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Every setting, declared once: the reader, the page in {@code docs} and the command line are derived from this list. */
public final class SettingKeys {

    private static final List<SettingKey<?>> DECLARED = new ArrayList<>();

    static final SettingKey<String> VENUE =
            declare("venue", TextTypes.venue(), "binance", "The exchange whose bars are read and where orders go.");
    static final SettingKey<Mode> MODE = declare(
            "mode",
            choice(Mode.class),
            Mode.PAPER,
            "`paper` trades by the simulator's rules and sends nothing; `testnet` sends orders to the venue's test site;"
                    + " `live` sends real ones and needs `exchange.liveConfirmation` too.");
    static final SettingKey<Allocations> SYMBOLS = declare(
            "symbols",
            new AllocationsType(),
            Allocations.equal(List.of(new Symbol("BTC", "USDT"), new Symbol("ETH", "USDT"))),
            "What is traded, and the share of the account that each may use.");
    static final SettingKey<Optional<Symbol>> REFERENCE_SYMBOL = declare(
            "referenceSymbol",
            optional(parsed("a symbol as BASE/QUOTE", Symbol::parse)),
            Optional.of(new Symbol("BTC", "USDT")),
            "The pair whose returns the other pairs see as features. Its bars are fetched even if it is not traded.");
    static final SettingKey<Integer> SHARD_SIZE = declare(
            "shardSize", whole(1, 100), 20, "How many symbols one invocation of retrieval or execution handles.");

    static final SettingKey<BigDecimal> FEE_BP = declare(
            "costs.feeBp",
            decimal("0", "200"),
            number("10"),
            "Fee of one side in basis points. 10 is Binance spot without discount.");
    static final SettingKey<BigDecimal> SLIPPAGE_BP = declare(
            "costs.slippageBp",
            decimal("0", "200"),
            number("1"),
            "By how much an entry, or an exit at the market, is worse than the price seen, in basis points.");
    static final SettingKey<FeeAsset> FEE_ASSET = declare(
            "costs.feeAsset",
            choice(FeeAsset.class),
            FeeAsset.RECEIVED,
            "In which asset the venue takes its fee. `received`, as usual for spot: of what is bought, so that less than a step of "
                    + "it stays behind as dust, which the next exit sells. `quote`: in the quote asset. `third`: in another, as BNB at Binance.");

    static final SettingKey<Integer> RETRIEVAL_EVERY =
            declare("retrieval.everyMinutes", whole(1, 60), 1, "How often bars are fetched.");
    static final SettingKey<Integer> HISTORY_DAYS =
            declare("retrieval.historyDays", whole(1, 3_650), 90, "How much history the first run fetches.");
    static final SettingKey<Integer> RETRIEVAL_LIMIT = declare(
            "retrieval.timeLimitSeconds",
            whole(5, 840),
            45,
            "When a retrieval stops and leaves the rest of the history to the next.");

    static final SettingKey<Integer> EXECUTION_EVERY = declare(
            "execution.everyMinutes",
            whole(1, 60),
            1,
            "How often the safety net starts execution; new bars start it anyway.");
    static final SettingKey<EntryStyle> ENTRY = declare(
            "execution.entry",
            choice(EntryStyle.class),
            EntryStyle.MARKETABLE,
            "`marketable` enters by a limit order that crosses the spread, `maker` by one that waits in the book.");
    static final SettingKey<BigDecimal> ENTRY_INCREMENT_BP = declare(
            "execution.entryIncrementBp",
            decimal("0", "100"),
            number("3"),
            "By how much the limit of a marketable entry lies beyond the price seen, in basis points.");
    static final SettingKey<Integer> MAKER_TIMEOUT = declare(
            "execution.makerTimeoutSeconds", whole(1, 600), 20, "When a maker entry that did not fill is cancelled.");
    static final SettingKey<BigDecimal> STOP_LIMIT_OFFSET_BP = declare(
            "execution.stopLimitOffsetBp",
            decimal("1", "500"),
            number("30"),
            "By how much the limit of a resting stop lies beyond its trigger, in basis points.");
    static final SettingKey<Integer> STOP_TIMEOUT = declare(
            "execution.stopTimeoutSeconds",
            whole(1, 600),
            60,
            "When a triggered stop that did not fill is closed at the market.");
    static final SettingKey<BigDecimal> PAPER_CAPITAL = declare(
            "execution.paperCapital",
            decimal("1", "1000000000"),
            number("10000"),
            "What the paper account begins with, in units of the quote asset. Backtests and the evidence for a promotion assume an "
                    + "account of this size: a small one suffers more from the venue's step and minimum.");

    static final SettingKey<Optional<String>> EXCHANGE_ADDRESS = declare(
            "exchange.address",
            optional(TextTypes.loopbackAddress()),
            Optional.empty(),
            "An exchange on this machine instead of the venue's own, for rehearsal. Never with `mode: live`.");
    static final SettingKey<Integer> RECV_WINDOW = declare(
            "exchange.recvWindowMillis",
            whole(1_000, 60_000),
            5_000,
            "How long after its signature the venue may still accept an order.");
    static final SettingKey<String> SECRET_NAME = declare(
            "exchange.secretName",
            TextTypes.secretName(),
            "scalpel/exchange",
            "Under which name Secrets Manager holds the exchange's keys, as text: `{\"key\": \"…\", \"secret\": \"…\"}`;"
                    + " `api-key` and `api-secret` are read too. The keys never stand in this file.");
    static final SettingKey<String> KEY_VARIABLE = declare(
            "exchange.keyVariable",
            TextTypes.variableName(),
            "SCALPEL_API_KEY",
            "Which environment variable holds the exchange's key on one machine.");
    static final SettingKey<String> SECRET_VARIABLE = declare(
            "exchange.secretVariable",
            TextTypes.variableName(),
            "SCALPEL_API_SECRET",
            "Which environment variable holds the key's secret on one machine: an HMAC secret, or a private key in PEM,"
                    + " with line breaks or with `\\n` in their place. docs/venues/binance.md says which.");
    static final SettingKey<Optional<LiveConfirmation>> LIVE_CONFIRMATION = declare(
            "exchange.liveConfirmation",
            optional(choice(LiveConfirmation.class)),
            Optional.empty(),
            "The second word that `mode: live` needs: `i-trade-real-money`.");

    static final SettingKey<BigDecimal> DAILY_LOSS = declare(
            "limits.dailyLossShare",
            decimal("0.001", "1"),
            number("0.03"),
            "No entry for the rest of the UTC day once this share of the day's first equity is lost.");
    static final SettingKey<BigDecimal> DRAWDOWN = declare(
            "limits.drawdownShare",
            decimal("0.001", "1"),
            number("0.15"),
            "No entry once equity lies this share below its peak, until `resume`.");
    static final SettingKey<Integer> COOLDOWN = declare(
            "limits.cooldownMinutes",
            whole(0, 10_080),
            5,
            "No entry for so long after a stop, or longer where the tactics say so.");
    static final SettingKey<Integer> LOSSES_IN_A_ROW = declare(
            "limits.lossesInARow", whole(1, 1_000), 6, "After so many losing trades of a symbol in a row it pauses.");
    static final SettingKey<Integer> LOSSES_PAUSE =
            declare("limits.lossesPauseMinutes", whole(0, 10_080), 240, "How long that pause is.");
    static final SettingKey<BigDecimal> MAX_PRICE_MOVE_BP = declare(
            "limits.maxPriceMoveBp",
            decimal("0.1", "1000"),
            number("50"),
            "No entry when the price has moved further than this from the decision bar's close, in basis points.");
    static final SettingKey<Integer> STALE_BAR = declare(
            "limits.staleBarSeconds", whole(10, 3_600), 50, "No entry on a bar that closed longer ago than this.");
    static final SettingKey<BigDecimal> EXPOSURE_CAP = declare(
            "limits.exposureCap",
            decimal("0.01", "0.98"),
            number("0.98"),
            "The largest share of the account that all positions together may use.");

    static final SettingKey<LocalTime> TRAINING_AT =
            declare("training.at", timeOfDay(), LocalTime.of(0, 20), "When the daily training starts, UTC.");
    static final SettingKey<Integer> WINDOW_DAYS =
            declare("training.windowDays", whole(3, 730), 60, "How many days a training reads, hold-out included.");
    static final SettingKey<Integer> HOLD_OUT_DAYS = declare(
            "training.holdOutDays",
            whole(1, 90),
            7,
            "The last days of the window, which no fit and no tuning sees before the gate.");
    static final SettingKey<Integer> FOLDS =
            declare("training.folds", whole(2, 10), 3, "How many walk-forward folds tuning is judged on.");
    static final SettingKey<Integer> FOLD_DAYS = declare("training.foldDays", whole(1, 90), 12, "How long a fold is.");
    static final SettingKey<Integer> EMBARGO = declare(
            "training.embargoMinutes",
            whole(0, 10_080),
            60,
            "How long after a test block no training label may begin.");
    static final SettingKey<Integer> SEED = declare(
            "training.seed",
            whole(0, 999_999_999),
            7,
            "Where all randomness of a training comes from. The same seed gives the same model.");

    static final SettingKey<Integer> TRIALS =
            declare("tuning.trials", whole(1, 1_000), 24, "How many trials one tuning makes at most.");
    static final SettingKey<Integer> TUNING_SECONDS =
            declare("tuning.seconds", whole(1, 86_400), 180, "When a tuning stops, whatever the number of trials.");
    static final SettingKey<Integer> SEEDS =
            declare("tuning.seeds", whole(1, 20), 3, "How many networks are averaged.");
    static final SettingKey<Integer> THREADS =
            declare("tuning.threads", whole(0, 256), 0, "How many trials run at once; 0 means one for each processor.");

    static final SettingKey<BigDecimal> FALSE_PROMOTION_BUDGET = declare(
            "gate.falsePromotionBudget",
            decimal("0.0001", "0.5"),
            number("0.005"),
            "The account's accepted chance of a false promotion. Each symbol gets its part of it.");
    static final SettingKey<Integer> MIN_TRADES = declare(
            "gate.minTrades", whole(1, 100_000), 100, "How many trades the evidence must hold for a promotion.");
    static final SettingKey<Integer> EXPIRY_DAYS = declare(
            "gate.expiryDays",
            whole(1, 365),
            14,
            "After so many days without a new promotion a champion gives way to flat.");

    static final SettingKey<DayOfWeek> REVIEW_DAY =
            declare("monitoring.day", choice(DayOfWeek.class), DayOfWeek.MONDAY, "The day of the weekly review.");
    static final SettingKey<LocalTime> REVIEW_AT =
            declare("monitoring.at", timeOfDay(), LocalTime.of(1, 30), "When the weekly review starts, UTC.");

    static final SettingKey<Channel> CHANNEL = declare(
            "notification.channel",
            choice(Channel.class),
            Channel.FILE,
            "`file` writes notices beside the store, `sns` mails them, `none` drops them.");
    static final SettingKey<Optional<String>> TOPIC = declare(
            "notification.topic",
            optional(TextTypes.topic()),
            Optional.empty(),
            "The SNS topic. The deployment sets it to the one it made.");
    static final SettingKey<Optional<EmailAddress>> EMAIL = declare(
            "notification.email",
            optional(email()),
            Optional.empty(),
            "Who is subscribed to the topic by the deployment.");

    static final SettingKey<StoreKind> STORE_KIND = declare(
            "store.kind",
            choice(StoreKind.class),
            StoreKind.DIRECTORY,
            "Whether bars, models and state live in a directory or in an S3 bucket.");
    static final SettingKey<Path> STORE_DIRECTORY = declare(
            "store.directory",
            TextTypes.path(),
            Path.of("store"),
            "The directory of the store, taken from the home directory unless absolute.");
    static final SettingKey<Optional<String>> BUCKET = declare(
            "store.bucket",
            optional(TextTypes.bucket()),
            Optional.empty(),
            "The bucket of the store. The deployment sets it to the one it made.");
    static final SettingKey<Optional<String>> STORE_REGION = declare(
            "store.region",
            optional(TextTypes.region()),
            Optional.empty(),
            "The bucket's region, where the environment does not tell it.");
    static final SettingKey<Optional<String>> STORE_ENDPOINT = declare(
            "store.endpoint",
            optional(TextTypes.serverAddress()),
            Optional.empty(),
            "An S3-compatible server instead of AWS.");
    static final SettingKey<Durability> DURABILITY = declare(
            "store.durability",
            choice(Durability.class),
            Durability.FSYNC,
            "`fsync` makes each write of a directory store wait for the disk, `none` is faster and may lose the last"
                    + " seconds in a power cut.");

    static final SettingKey<Integer> PORT =
            declare("page.port", whole(1_024, 65_535), 8_787, "The port of the local web page, on loopback only.");

    static final SettingKey<Optional<String>> AWS_REGION = declare(
            "aws.region",
            optional(TextTypes.region()),
            Optional.empty(),
            "Where the deployment goes, if not where the AWS configuration says. Binance refuses calls from `us-*`.");
    static final SettingKey<Architecture> ARCHITECTURE = declare(
            "aws.architecture",
            choice(Architecture.class),
            Architecture.ARM64,
            "What the functions run on. `arm64` is cheaper; its image is built quickest on an ARM machine.");
    static final SettingKey<Integer> BUDGET_USD =
            declare("aws.monthlyBudgetUsd", whole(1, 100_000), 10, "AWS mails when the month's bill goes beyond this.");
    static final SettingKey<Integer> LOG_DAYS =
            declare("aws.logRetentionDays", TextTypes.logDays(), 14, "How long logs are kept.");
    static final SettingKey<Boolean> DASHBOARD = declare(
            "aws.dashboard", flag(), false, "Whether the deployment makes a dashboard, which costs 3 USD a month.");
    static final SettingKey<Network> NETWORK = declare(
            "aws.network",
            choice(Network.class),
            Network.SHARED_ADDRESSES,
            "`fixed-address` lets retrieval and execution call the venue from one address of the deployment's own, which a"
                    + " key can be restricted to; it costs about 8 USD a month. `mode: live` in AWS needs it.");
    static final SettingKey<Boolean> LIVE_WITHOUT_FIXED_ADDRESS = declare(
            "aws.liveWithoutFixedAddress",
            flag(),
            false,
            "Allows `mode: live` in AWS from changing addresses. Binance takes the right to trade from keys that are not"
                    + " restricted to addresses.");

    private static final List<SettingKey<?>> ALL = Collections.unmodifiableList(DECLARED);

    private SettingKeys() {}

    /** Every setting, in the order in which people are shown them. */
    public static List<SettingKey<?>> all() {
        return ALL;
    }

    private static <T> SettingKey<T> declare(String path, ValueType<T> type, T defaultValue, String explanation) {
        SettingKey<T> key = new SettingKey<>(path, type, defaultValue, explanation);
        DECLARED.add(key);
        return key;
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text);
    }
}
