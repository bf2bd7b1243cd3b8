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
import dev.scalpel.settings.Settings.EntryPricePolicy;
import dev.scalpel.settings.Settings.LiveConfirmation;
import dev.scalpel.settings.Settings.Mode;
import dev.scalpel.settings.Settings.Network;
import dev.scalpel.settings.Settings.StoreKind;
import dev.scalpel.settings.Settings.Style;
import dev.scalpel.settings.value.Allocations;
import dev.scalpel.settings.value.AllowedAddresses;
import dev.scalpel.settings.value.CostBasis;
import dev.scalpel.settings.value.CostOverride;
import dev.scalpel.settings.value.EmailAddress;
import dev.scalpel.settings.value.FundingCosts;
import dev.scalpel.settings.value.MessageRoutes;
import dev.scalpel.settings.value.SignalStore;
import dev.scalpel.settings.value.SlippageBySize;
import dev.scalpel.settings.value.TableCapacity;
import dev.scalpel.settings.value.TradeNotices;
import dev.scalpel.trading.FeeAsset;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every setting, declared once: the reader, docs/settings.md and the command line use this list. */
public final class SettingKeys {

    private static final List<SettingKey<?>> DECLARED = new ArrayList<>();

    static final SettingKey<String> VENUE =
            declare("venue", TextTypes.venue(), TextTypes.DEFAULT_VENUE, "Where bars come from and orders go.");
    static final SettingKey<Mode> MODE = declare(
            "mode",
            choice(Mode.class),
            Mode.PAPER,
            "`paper` fills orders by the simulator's rules and sends nothing; `testnet` sends orders to the venue's"
                    + " test site; `live` sends real ones and needs `venueConnection.liveConfirmation` too.");
    static final SettingKey<Allocations> SYMBOLS = declare(
            "symbols",
            new AllocationsType(),
            Allocations.equal(List.of(new Symbol("BTC", "USDT"), new Symbol("ETH", "USDT"))),
            "The traded symbols, and the share of the account that each may use.");
    static final SettingKey<Optional<Symbol>> REFERENCE_SYMBOL = declare(
            "referenceSymbol",
            optional(parsed("a symbol as BASE/QUOTE", Symbol::parse)),
            Optional.of(new Symbol("BTC", "USDT")),
            "The pair whose returns the other pairs see as features. Its bars are fetched even if it is not traded.");
    static final SettingKey<Integer> SHARD_SIZE = declare(
            "shardSize", whole(1, 100), 20, "How many symbols one invocation of retrieval or execution handles.");

    static final SettingKey<Boolean> MODEL_TRADING = declare(
            "model.trading",
            flag(),
            true,
            "Whether models are trained and trade the `symbols`. `false` leaves the portfolios alone: no training, no"
                    + " review of models, no run each minute, and bars of the portfolios' instruments only.");

    static final SettingKey<Map<String, Settings.Portfolio>> PORTFOLIOS = declare(
            "portfolios",
            new PortfoliosType(),
            Map.of(),
            "Accounts that several strategies share: `{crypto: {quote: USDT, strategies: {btc: {ticker: BTCUSDT,"
                    + " instrument: BTC/USDT, share: 0.2}}}}`. docs/portfolios.md explains each key.");
    static final SettingKey<SignalStore> SIGNAL_STORE = declare(
            "signals.store",
            choice(SignalStore.class),
            SignalStore.AUTOMATIC,
            "Where received signals are kept: `objects` in the store, `dynamodb` in a table of the deployment,"
                    + " `automatic` there if the deployment has the HTTP API.");
    static final SettingKey<Integer> SIGNAL_MAX_AGE = declare(
            "signals.maxAgeSeconds", whole(60, 86_400), 900, "How long after its slot a signal may still be executed.");
    static final SettingKey<Integer> SIGNAL_KEEP_DAYS =
            declare("signals.keepDays", whole(2, 3_650), 30, "How many days received signals are kept.");

    static final SettingKey<CostBasis> COST_BASIS = declare(
            "costs.source",
            choice(CostBasis.class),
            CostBasis.MEASURED,
            "`measured`: the account's commission, sampled spreads and the order book's depth, where they are stored"
                    + " and fresh; otherwise, part by part, the settings below. `settings`: only those. See"
                    + " docs/costs.md.");
    static final SettingKey<Integer> SAMPLE_MINUTES = declare(
            "costs.sampleMinutes",
            whole(1, 60),
            1,
            "How often retrieval samples the spread, in minutes. Each sample is one more write to the store per"
                    + " symbol.");
    static final SettingKey<BigDecimal> FEE_BP = declare(
            "costs.feeBp",
            SlippageBySizeType.BASIS_POINTS,
            number("10"),
            "Fee per side in basis points, of an order that takes liquidity: an entry, a stop, a time exit. 10 is"
                    + " Binance spot without discount.");
    static final SettingKey<Optional<BigDecimal>> MAKER_FEE_BP = declare(
            "costs.makerFeeBp",
            optional(SlippageBySizeType.BASIS_POINTS),
            Optional.empty(),
            "Fee in basis points of an order that rests in the book: a target. `none` means the same as"
                    + " `costs.feeBp`.");
    static final SettingKey<BigDecimal> HALF_SPREAD_BP = declare(
            "costs.halfSpreadBp",
            SlippageBySizeType.BASIS_POINTS,
            number("0"),
            "Half the distance between bid and ask, in basis points: how far the quoted price lies from the traded one"
                    + " that bars show.");
    static final SettingKey<BigDecimal> SLIPPAGE_BP = declare(
            "costs.slippageBp",
            SlippageBySizeType.BASIS_POINTS,
            number("1"),
            "How much worse than the quoted price an entry or a market exit fills, in basis points.");
    static final SettingKey<SlippageBySize> SLIPPAGE_BY_SIZE = declare(
            "costs.slippageBySize",
            new SlippageBySizeType(),
            SlippageBySize.NONE,
            "Slippage of larger orders: `{10000: 2, 50000: 5}` means `costs.slippageBp` below 10,000 of the quote"
                    + " asset, 2 basis points from there on, 5 from 50,000 on. Labels and models, which know no size, use"
                    + " that of the largest order of `execution.paperCapital`.");
    static final SettingKey<FundingCosts> FUNDING = declare(
            "costs.funding",
            new CostOverridesType.Funding(),
            FundingCosts.NONE,
            "Funding of perpetuals, which a long position pays at each time stamp: `{rateBp: 1, intervalMinutes:"
                    + " 480}`; negative when a short one pays. Time stamps are whole multiples of the interval since"
                    + " midnight UTC; where the venue states an instrument's own interval, that one counts. `none` charges"
                    + " nothing.");
    static final SettingKey<FeeAsset> FEE_ASSET = declare(
            "costs.feeAsset",
            choice(FeeAsset.class),
            FeeAsset.RECEIVED,
            "The asset in which the venue takes its fee. `received`, usual for spot: the bought asset, which leaves"
                    + " less than one step as dust that the next exit sells. `quote`: the quote asset. `third`: another"
                    + " asset, such as BNB at Binance.");

    static final SettingKey<Map<Symbol, CostOverride>> COSTS_PER_INSTRUMENT = declare(
            "costs.perInstrument",
            new CostOverridesType(),
            Map.of(),
            "Costs of single instruments where they differ: `{BTC/USDT: {feeBp: 7.5, halfSpreadBp: 0.1}}`. What is not"
                    + " given is as above.");

    static final SettingKey<Integer> RETRIEVAL_INTERVAL =
            declare("retrieval.intervalMinutes", whole(1, 60), 1, "How often bars are fetched.");
    static final SettingKey<Integer> HISTORY_DAYS =
            declare("retrieval.historyDays", whole(1, 3_650), 400, "How much history the first run fetches.");
    static final SettingKey<Integer> RETRIEVAL_TIME_LIMIT = declare(
            "retrieval.timeLimitSeconds",
            whole(5, 840),
            45,
            "How long one retrieval may run; the next one continues with the rest of the history.");

    static final SettingKey<Integer> EXECUTION_INTERVAL = declare(
            "execution.intervalMinutes",
            whole(1, 60),
            1,
            "How often a schedule invokes execution as a fallback; new bars invoke it at once. Portfolios have slots"
                    + " of their own.");
    static final SettingKey<EntryPricePolicy> ENTRY = declare(
            "execution.entry",
            choice(EntryPricePolicy.class),
            EntryPricePolicy.TAKER,
            "How an entry is priced: `taker` by a limit order that crosses the spread, `maker` by one that rests in"
                    + " the book.");
    static final SettingKey<BigDecimal> ENTRY_INCREMENT_BP = declare(
            "execution.entryIncrementBp",
            decimal("0", "100"),
            number("3"),
            "How far the limit of a taker entry lies beyond the quoted price, in basis points.");
    static final SettingKey<Integer> MAKER_TIMEOUT = declare(
            "execution.makerTimeoutSeconds",
            whole(1, 600),
            60,
            "After how long an unfilled maker entry is cancelled: 60, 120 or 180 with `execution.entry: maker`,"
                    + " because bars judge an entry by whole minutes. Simulation, labels and paper trading fill it when"
                    + " the price trades through its limit by a tick within that time.");
    static final SettingKey<BigDecimal> STOP_LIMIT_OFFSET_BP = declare(
            "execution.stopLimitOffsetBp",
            decimal("1", "500"),
            number("30"),
            "How far the limit of a resting stop lies beyond its trigger, in basis points.");
    static final SettingKey<Integer> STOP_TIMEOUT = declare(
            "execution.stopTimeoutSeconds",
            whole(1, 600),
            60,
            "After how long a triggered but unfilled stop is replaced by a market order.");
    static final SettingKey<BigDecimal> PAPER_CAPITAL = declare(
            "execution.paperCapital",
            decimal("1", "1000000000"),
            number("10000"),
            "Initial balance of the paper account in the quote asset. Backtests and promotion gates assume an account"
                    + " of this size: the venue's step and minimum order cost a small account more.");

    static final SettingKey<Optional<String>> VENUE_ADDRESS = declare(
            "venueConnection.address",
            optional(TextTypes.loopbackAddress()),
            Optional.empty(),
            "A local exchange to use instead of the venue, for rehearsal. Not allowed with `mode: live`.");
    static final SettingKey<Integer> RECV_WINDOW = declare(
            "venueConnection.recvWindowMillis",
            whole(1_000, 60_000),
            5_000,
            "How long after signing the venue may still accept an order.");
    static final SettingKey<Integer> LEVERAGE = declare(
            "venueConnection.leverage",
            whole(1, 125),
            1,
            "Leverage of positions on margin, set and verified for each instrument before an entry. 1 borrows"
                    + " nothing.");
    static final SettingKey<String> SECRET_NAME = declare(
            "venueConnection.secretName",
            TextTypes.secretName(),
            "scalpel/exchange",
            "Name of the secret in Secrets Manager that holds the API keys, as text: `{\"key\": \"…\", \"secret\":"
                    + " \"…\"}`; `api-key` and `api-secret` are read too. The keys do not belong in this file.");
    static final SettingKey<String> KEY_VARIABLE = declare(
            "venueConnection.keyVariable",
            TextTypes.variableName(),
            "SCALPEL_API_KEY",
            "Environment variable that holds the API key when run on one machine.");
    static final SettingKey<String> SECRET_VARIABLE = declare(
            "venueConnection.secretVariable",
            TextTypes.variableName(),
            "SCALPEL_API_SECRET",
            "Environment variable that holds the API key's secret when run on one machine: an HMAC secret, or a"
                    + " private key in PEM with line breaks or `\\n"
                    + "`. See docs/venues/binance.md.");
    static final SettingKey<Optional<LiveConfirmation>> LIVE_CONFIRMATION = declare(
            "venueConnection.liveConfirmation",
            optional(choice(LiveConfirmation.class)),
            Optional.empty(),
            "Confirmation required by `mode: live`: `i-trade-real-money`.");

    static final SettingKey<BigDecimal> DAILY_LOSS = declare(
            "limits.dailyLossShare",
            decimal("0.001", "1"),
            number("0.03"),
            "No entry for the rest of the UTC day once this share of the equity at its start is lost.");
    static final SettingKey<BigDecimal> DRAWDOWN = declare(
            "limits.drawdownShare",
            decimal("0.001", "1"),
            number("0.15"),
            "No entry once equity is this share below its peak, until `resume`.");
    static final SettingKey<Integer> COOLDOWN = declare(
            "limits.cooldownMinutes",
            whole(0, 10_080),
            5,
            "No entry for this long after a stop, or longer if the tactics require it.");
    static final SettingKey<Integer> MAX_CONSECUTIVE_LOSSES = declare(
            "limits.maxConsecutiveLosses",
            whole(1, 1_000),
            6,
            "Entries of a symbol pause after this many consecutive losing trades.");
    static final SettingKey<Integer> CONSECUTIVE_LOSS_PAUSE = declare(
            "limits.consecutiveLossPauseMinutes",
            whole(0, 10_080),
            240,
            "How long entries pause after `limits.maxConsecutiveLosses`.");
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
            "Maximum share of the account that all positions together may use.");
    static final SettingKey<Integer> SESSION_END = declare(
            "limits.sessionEndMinutes",
            whole(0, 1_440),
            15,
            "No entry in the last minutes of an instrument's trading session, if it has one.");
    static final SettingKey<BigDecimal> LIQUIDATION_DISTANCE = declare(
            "limits.liquidationDistance",
            decimal("0", "100"),
            number("3"),
            "No entry on margin whose price of liquidation is nearer than this many times the volatility of an hour"
                    + " (σ√60).");

    static final SettingKey<LocalTime> TRAINING_AT =
            declare("training.at", timeOfDay(), LocalTime.of(0, 20), "When the daily training starts, UTC.");
    static final SettingKey<Style> STYLE = declare(
            "training.style",
            choice(Style.class),
            Style.SCORE,
            "How the models trade: `score` enters on a large score and leaves when it has turned, `brackets` leaves a"
                    + " trade to a stop, a target and a maximum hold. A model for `score` needs 120 days of bars to fit,"
                    + " and 55 more to judge it.");
    static final SettingKey<Boolean> SCORE_NETWORK = declare(
            "training.network",
            flag(),
            false,
            "Whether `score` also fits a small network each week to what the linear map leaves over. It is used only"
                    + " where it has gained on days that it had not seen. With it the procedure is another one, with a"
                    + " licence of its own.");
    static final SettingKey<Boolean> SCORE_REGIMES = declare(
            "training.regimes",
            flag(),
            false,
            "Whether `score` also learns each week, from the shadow trades before, in which regimes of volatility and"
                    + " time of day to trade more or fewer scores, to leave earlier or later, to halve the size or to"
                    + " stand aside. It is used only where it has gained on days that it had not seen. With it the"
                    + " procedure is another one, with a licence of its own, and a training reads up to 207 days more.");
    static final SettingKey<Integer> WINDOW_DAYS = declare(
            "training.windowDays",
            whole(3, 730),
            60,
            "How many days of bars a training of `brackets` reads, including the hold-out. `score` fits on up to 300"
                    + " days.");
    static final SettingKey<Integer> HOLD_OUT_DAYS = declare(
            "training.holdOutDays",
            whole(1, 90),
            7,
            "The last days of the window, which fitting and tuning never see: the gate uses them.");
    static final SettingKey<Integer> FOLDS =
            declare("training.folds", whole(2, 10), 3, "How many walk-forward folds a trial is evaluated on.");
    static final SettingKey<Integer> FOLD_DAYS = declare("training.foldDays", whole(1, 90), 12, "Length of a fold.");
    static final SettingKey<Integer> EMBARGO = declare(
            "training.embargoMinutes",
            whole(0, 10_080),
            60,
            "For how long after a test block no training label may begin.");
    static final SettingKey<Integer> SEED = declare(
            "training.seed",
            whole(0, 999_999_999),
            7,
            "Seed of all randomness in training. The same seed gives the same model.");

    static final SettingKey<Integer> TRIALS =
            declare("tuning.trials", whole(1, 1_000), 24, "Maximum number of trials per tuning.");
    static final SettingKey<Integer> TUNING_SECONDS = declare(
            "tuning.seconds", whole(1, 86_400), 180, "Time limit of a tuning, independent of the number of trials.");
    static final SettingKey<Integer> SEEDS =
            declare("tuning.seeds", whole(1, 20), 3, "How many networks are averaged.");
    static final SettingKey<Integer> THREADS =
            declare("tuning.threads", whole(0, 256), 0, "How many trials run in parallel; 0 means one per processor.");

    static final SettingKey<BigDecimal> FALSE_PROMOTION_BUDGET = declare(
            "gate.falsePromotionBudget",
            decimal("0.0001", "0.5"),
            number("0.005"),
            "Has no effect any more: what a licence needs is fixed. It is still read, so that older files stay valid.");
    static final SettingKey<Integer> MIN_TRADES = declare(
            "gate.minTrades",
            whole(1, 100_000),
            100,
            "Trades over the days that judge a trial, below which a gain counts only in proportion.");
    static final SettingKey<Integer> EXPIRY_DAYS = declare(
            "gate.expiryDays",
            whole(1, 365),
            14,
            "After this many days without a new model a champion is retired and the symbol goes flat.");
    static final SettingKey<Boolean> PROBATION = declare(
            "gate.probation",
            flag(),
            false,
            "Whether a procedure without a licence trades a tenth of its allocation once the credit of its held-out"
                    + " history times its evidence reaches 5. At most one procedure without an edge in five ever gets"
                    + " there, two in five where the instruments were chosen with hindsight. See docs/evidence.md.");

    static final SettingKey<DayOfWeek> REVIEW_DAY =
            declare("monitoring.day", choice(DayOfWeek.class), DayOfWeek.MONDAY, "The day of the weekly review.");
    static final SettingKey<LocalTime> REVIEW_AT =
            declare("monitoring.at", timeOfDay(), LocalTime.of(1, 30), "When the weekly review starts, UTC.");

    static final SettingKey<Channel> CHANNEL = declare(
            "notification.channel",
            choice(Channel.class),
            Channel.FILE,
            "`file` writes notices to a file in the home directory, `sns` mails them, `none` discards them.");
    static final SettingKey<Optional<String>> TOPIC = declare(
            "notification.topic",
            optional(TextTypes.topic()),
            Optional.empty(),
            "The SNS topic. The deployment sets it to the topic it creates.");
    static final SettingKey<Optional<EmailAddress>> EMAIL = declare(
            "notification.email",
            optional(email()),
            Optional.empty(),
            "Address that the deployment subscribes to the topic.");
    static final SettingKey<TradeNotices> TRADE_NOTICES = declare(
            "notification.trades",
            choice(TradeNotices.class),
            TradeNotices.NONE,
            "Notices of closed trades of the model and of the portfolios: `each` lists all since the last notice, at"
                    + " most one notice in 10 minutes; `daily` lists those of a UTC day after its end.");

    static final SettingKey<Optional<String>> TELEGRAM_CHAT = declare(
            "notification.telegramChat",
            optional(ValueTypes.text("the number of a chat such as -1001234567890, or @channel", "-?\\d{1,20}|@[A-Za-z0-9_]{5,32}")),
            Optional.empty(),
            "A chat of Telegram that gets each notice as well, by the bot whose token is in the variable below. Not in AWS.");
    static final SettingKey<String> TELEGRAM_VARIABLE = declare(
            "notification.telegramVariable",
            TextTypes.variableName(),
            "TELEGRAM_BOT_TOKEN",
            "Environment variable that holds the token of the Telegram bot.");
    static final SettingKey<Optional<String>> WEBHOOK_VARIABLE = declare(
            "notification.webhookVariable",
            optional(TextTypes.variableName()),
            Optional.empty(),
            "Environment variable that holds an address to which each notice is posted as JSON as well. The address itself may be a secret"
                    + " and does not belong in this file. Not in AWS.");

    static final SettingKey<StoreKind> STORE_KIND = declare(
            "store.kind",
            choice(StoreKind.class),
            StoreKind.DIRECTORY,
            "Whether bars, models and state are stored in a directory or in an S3 bucket.");
    static final SettingKey<Path> STORE_DIRECTORY = declare(
            "store.directory",
            TextTypes.path(),
            Path.of("store"),
            "The directory of the store, relative to the home directory unless absolute.");
    static final SettingKey<Optional<String>> BUCKET = declare(
            "store.bucket",
            optional(TextTypes.bucket()),
            Optional.empty(),
            "The bucket of the store. The deployment sets it to the bucket it creates.");
    static final SettingKey<Optional<String>> STORE_REGION = declare(
            "store.region",
            optional(TextTypes.region()),
            Optional.empty(),
            "The bucket's region, if the environment does not define it.");
    static final SettingKey<Optional<String>> STORE_ENDPOINT = declare(
            "store.endpoint",
            optional(TextTypes.serverAddress()),
            Optional.empty(),
            "An S3-compatible server instead of AWS.");
    static final SettingKey<Durability> DURABILITY = declare(
            "store.durability",
            choice(Durability.class),
            Durability.FSYNC,
            "`fsync` makes each write of a directory store wait for the disk; `none` is faster and may lose the last"
                    + " seconds in a power failure.");

    static final SettingKey<Integer> PORT =
            declare("page.port", whole(1_024, 65_535), 8_787, "The port of the local web page, on loopback only.");

    static final SettingKey<Boolean> API_ENABLED = declare(
            "api.enabled",
            flag(),
            false,
            "Whether signals and questions are taken by HTTP: by `./scalpel run`, and by a function of the deployment. See docs/api.md.");
    static final SettingKey<Integer> API_PORT = declare(
            "api.port", whole(1_024, 65_535), 8_788, "The port of the HTTP API of `./scalpel run`, on loopback only.");
    static final SettingKey<AllowedAddresses> API_ALLOW_FROM = declare(
            "api.allowFrom",
            new ApiTypes.Addresses(),
            AllowedAddresses.OF_TRADING_VIEW,
            "Addresses that may send signals: `tradingview` for the four of TradingView, `any`, addresses, and ranges such as"
                    + " `203.0.113.0/24`, or a list of these. A program on this machine may always send some.");
    static final SettingKey<Boolean> API_TRUST_PROXY = declare(
            "api.trustProxy",
            flag(),
            false,
            "Whether a tunnel on this machine forwards calls to `api.port`: then the address that it reports in `X-Forwarded-For` counts.");
    static final SettingKey<MessageRoutes> API_ROUTES = declare(
            "api.routes",
            new ApiTypes.Routes(),
            MessageRoutes.NONE,
            "The portfolio of a message to `/receive_trade_signals` or `/webhook`, by its exchange: `{OANDA: fx, COINBASE: crypto}`; the first"
                    + " that matches counts. Where none matches, the key's portfolio does.");
    static final SettingKey<TableCapacity> TABLE_CAPACITY = declare(
            "signals.capacity",
            choice(TableCapacity.class),
            TableCapacity.ON_DEMAND,
            "How the deployment's table of signals is paid for: `on-demand` per request, `provisioned` for 5 reads and 5 writes a second.");

    static final SettingKey<Optional<String>> AWS_REGION = declare(
            "aws.region",
            optional(TextTypes.region()),
            Optional.empty(),
            "Region of the deployment, if not the one of the AWS configuration. Binance rejects calls from `us-*`.");
    static final SettingKey<Architecture> ARCHITECTURE = declare(
            "aws.architecture",
            choice(Architecture.class),
            Architecture.ARM64,
            "Processor architecture of the functions. `arm64` is cheaper; its image builds fastest on an ARM machine.");
    static final SettingKey<Integer> BUDGET_USD = declare(
            "aws.monthlyBudgetUsd", whole(1, 100_000), 10, "AWS sends an email when the monthly bill exceeds this.");
    static final SettingKey<Integer> LOG_DAYS =
            declare("aws.logRetentionDays", TextTypes.logDays(), 14, "How long logs are kept.");
    static final SettingKey<Boolean> DASHBOARD = declare(
            "aws.dashboard", flag(), false, "Whether the deployment creates a dashboard, which costs 3 USD per month.");
    static final SettingKey<Network> NETWORK = declare(
            "aws.network",
            choice(Network.class),
            Network.SHARED_ADDRESSES,
            "`fixed-address` lets retrieval and execution call the venue from a single address of the deployment, to"
                    + " which an API key can be restricted; it costs about 8 USD per month. Required by `mode: live` in"
                    + " AWS.");
    static final SettingKey<Boolean> LIVE_WITHOUT_FIXED_ADDRESS = declare(
            "aws.liveWithoutFixedAddress",
            flag(),
            false,
            "Allows `mode: live` in AWS from changing addresses. Binance revokes the trading permission of keys that"
                    + " are not restricted to addresses.");

    private static final List<SettingKey<?>> ALL = Collections.unmodifiableList(DECLARED);

    private SettingKeys() {}

    /** Every setting, in the order in which they are displayed. */
    public static List<SettingKey<?>> all() {
        return ALL;
    }

    /** The environment variable that overrides one setting of one portfolio of the file. */
    public static String variableOfPortfolio(String portfolio, String key) {
        return PortfoliosType.variable(portfolio + "." + key);
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
