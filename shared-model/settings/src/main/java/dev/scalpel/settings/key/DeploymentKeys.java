package dev.scalpel.settings.key;

import static dev.scalpel.settings.type.ValueTypes.choice;
import static dev.scalpel.settings.type.ValueTypes.flag;
import static dev.scalpel.settings.type.ValueTypes.optional;
import static dev.scalpel.settings.type.ValueTypes.whole;

import dev.scalpel.settings.section.Architecture;
import dev.scalpel.settings.section.Network;
import dev.scalpel.settings.section.StoreKind;
import dev.scalpel.settings.section.WriteDurability;
import dev.scalpel.settings.type.AddressesType;
import dev.scalpel.settings.type.RoutesType;
import dev.scalpel.settings.type.TextTypes;
import dev.scalpel.settings.value.AllowedAddresses;
import dev.scalpel.settings.value.MessageRoutes;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where it is stored and run: the sections {@code store}, {@code page}, {@code api} and {@code aws}. */
public final class DeploymentKeys {

    private static final KeyGroup KEYS = new KeyGroup();

    public static final SettingKey<StoreKind> STORE_KIND = KEYS.declare(
            "store.kind",
            choice(StoreKind.class),
            StoreKind.DIRECTORY,
            "Whether bars, models and state are stored in a directory or in an S3 bucket.");
    public static final SettingKey<Path> STORE_DIRECTORY = KEYS.declare(
            "store.directory",
            TextTypes.path(),
            Path.of("store"),
            "The directory of the store, relative to the home directory unless absolute.");
    public static final SettingKey<Optional<String>> BUCKET = KEYS.declare(
            "store.bucket",
            optional(TextTypes.bucket()),
            Optional.empty(),
            "The bucket of the store. The deployment sets it to the bucket it creates.");
    public static final SettingKey<Optional<String>> STORE_REGION = KEYS.declare(
            "store.region",
            optional(TextTypes.region()),
            Optional.empty(),
            "The bucket's region, if the environment does not define it.");
    public static final SettingKey<Optional<String>> STORE_ENDPOINT = KEYS.declare(
            "store.endpoint",
            optional(TextTypes.serverAddress()),
            Optional.empty(),
            "An S3-compatible server instead of AWS.");
    public static final SettingKey<WriteDurability> DURABILITY = KEYS.declare(
            "store.durability",
            choice(WriteDurability.class),
            WriteDurability.FSYNC,
            "`fsync` makes each write of a directory store wait for the disk; `none` is faster and may lose the last"
                    + " seconds in a power failure.");
    public static final SettingKey<Integer> PORT =
            KEYS.declare("page.port", whole(1_024, 65_535), 8_787, "The port of the local web page, on loopback only.");
    public static final SettingKey<Boolean> API_ENABLED = KEYS.declare(
            "api.enabled",
            flag(),
            false,
            "Whether signals and questions are taken by HTTP: by `./scalpel run`, and by a function of the deployment. See docs/api.md.");
    public static final SettingKey<Integer> API_PORT = KEYS.declare(
            "api.port", whole(1_024, 65_535), 8_788, "The port of the HTTP API of `./scalpel run`, on loopback only.");
    public static final SettingKey<AllowedAddresses> API_ALLOW_FROM = KEYS.declare(
            "api.allowFrom",
            new AddressesType(),
            AllowedAddresses.OF_TRADING_VIEW,
            "Addresses that may send signals: `tradingview` for the four of TradingView, `any`, addresses, and ranges such as"
                    + " `203.0.113.0/24`, or a list of these. A program on this machine may always send some.");
    public static final SettingKey<Boolean> API_TRUST_PROXY = KEYS.declare(
            "api.trustProxy",
            flag(),
            false,
            "Whether a tunnel on this machine forwards calls to `api.port`: then the address that it reports in `X-Forwarded-For` counts.");
    public static final SettingKey<MessageRoutes> API_ROUTES = KEYS.declare(
            "api.routes",
            new RoutesType(),
            MessageRoutes.NONE,
            "The portfolio of a message to `/receive_trade_signals` or `/webhook`, by its exchange: `{OANDA: fx, COINBASE: crypto}`; the first"
                    + " that matches counts. Where none matches, the key's portfolio does.");
    public static final SettingKey<Optional<String>> API_MUTUAL_TLS = KEYS.declare(
            "api.mutualTls",
            optional(TextTypes.domain()),
            Optional.empty(),
            "A name of yours, such as `hooks.example.org`, at which a deployment demands a certificate of its callers: signals are taken"
                    + " there only, and from TradingView only. Needs the two settings below; see cdk/README.md.");
    public static final SettingKey<Optional<String>> API_CERTIFICATE = KEYS.declare(
            "api.certificate",
            optional(TextTypes.certificate()),
            Optional.empty(),
            "The certificate of that name in AWS Certificate Manager, in the region of the deployment.");
    public static final SettingKey<Optional<String>> API_TRUSTSTORE = KEYS.declare(
            "api.truststore",
            optional(TextTypes.storedObject()),
            Optional.empty(),
            "An object in S3, such as `s3://my-bucket/truststore.pem`, with the certificates of the authorities that issue TradingView's.");
    public static final SettingKey<Optional<String>> AWS_REGION = KEYS.declare(
            "aws.region",
            optional(TextTypes.region()),
            Optional.empty(),
            "Region of the deployment, if not the one of the AWS configuration. Binance rejects calls from `us-*`.");
    public static final SettingKey<Architecture> ARCHITECTURE = KEYS.declare(
            "aws.architecture",
            choice(Architecture.class),
            Architecture.ARM64,
            "Processor architecture of the functions. `arm64` is cheaper; its image builds fastest on an ARM machine.");
    public static final SettingKey<Integer> BUDGET_USD = KEYS.declare(
            "aws.monthlyBudgetUsd", whole(1, 100_000), 10, "AWS sends an email when the monthly bill exceeds this.");
    public static final SettingKey<Integer> LOG_DAYS =
            KEYS.declare("aws.logRetentionDays", TextTypes.logDays(), 14, "How long logs are kept.");
    public static final SettingKey<Boolean> DASHBOARD = KEYS.declare(
            "aws.dashboard", flag(), false, "Whether the deployment creates a dashboard, which costs 3 USD per month.");
    public static final SettingKey<Integer> SHARD_CALLS = KEYS.declare(
            "aws.shardCalls",
            whole(2, 1_000),
            50,
            "How many shards retrieval, and as many execution, may handle at the same time where there is more than one; less than the"
                    + " concurrency of the account. A new account has 10.");
    public static final SettingKey<Network> NETWORK = KEYS.declare(
            "aws.network",
            choice(Network.class),
            Network.SHARED_ADDRESSES,
            "`fixed-address` lets retrieval and execution call the venue from a single address of the deployment, to"
                    + " which an API key can be restricted; it costs about 8 USD per month. Required by `mode: live` in"
                    + " AWS.");
    public static final SettingKey<Boolean> LIVE_WITHOUT_FIXED_ADDRESS = KEYS.declare(
            "aws.liveWithoutFixedAddress",
            flag(),
            false,
            "Allows `mode: live` in AWS from changing addresses. Binance revokes the trading permission of keys that"
                    + " are not restricted to addresses.");

    public static final SettingKey<Boolean> ATHENA = KEYS.declare(
            "aws.athena",
            flag(),
            false,
            "Whether a deployment describes the lake's files to Athena, which answers SQL over them in AWS: tables, and a work group that"
                    + " ends a query after 10 GB. It costs 5 USD per terabyte read and nothing else. See docs/lake.md.");

    private DeploymentKeys() {}

    static List<SettingKey<?>> all() {
        return KEYS.all();
    }
}
