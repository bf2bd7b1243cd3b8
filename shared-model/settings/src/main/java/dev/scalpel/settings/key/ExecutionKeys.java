package dev.scalpel.settings.key;

import static dev.scalpel.settings.type.ValueTypes.choice;
import static dev.scalpel.settings.type.ValueTypes.decimal;
import static dev.scalpel.settings.type.ValueTypes.optional;
import static dev.scalpel.settings.type.ValueTypes.whole;

import dev.scalpel.settings.section.EntryPricePolicy;
import dev.scalpel.settings.type.TextTypes;
import dev.scalpel.settings.value.LiveConfirmation;
import dev.scalpel.settings.value.UnrehearsedConfirmation;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Bars, orders and the connection to the venue: the sections {@code retrieval}, {@code execution} and {@code venueConnection}. */
public final class ExecutionKeys {

    private static final KeyGroup KEYS = new KeyGroup();

    public static final SettingKey<Integer> RETRIEVAL_INTERVAL =
            KEYS.declare("retrieval.intervalMinutes", whole(1, 60), 1, "How often bars are fetched.");
    public static final SettingKey<Integer> HISTORY_DAYS =
            KEYS.declare("retrieval.historyDays", whole(1, 3_650), 400, "How much history the first run fetches.");
    public static final SettingKey<Integer> RETRIEVAL_TIME_LIMIT = KEYS.declare(
            "retrieval.timeLimitSeconds",
            whole(5, 840),
            45,
            "How long one retrieval may run; the next one continues with the rest of the history.");
    public static final SettingKey<BigDecimal> RETRIEVAL_MAX_USD = KEYS.declare(
            "retrieval.maxUsd",
            decimal("0", "1000"),
            BigDecimal.ONE,
            "What one request for bars may cost at a venue that charges for them, in dollars: a more expensive one is refused"
                    + " before it is sent.");
    public static final SettingKey<Integer> EXECUTION_INTERVAL = KEYS.declare(
            "execution.intervalMinutes",
            whole(1, 60),
            1,
            "How often a schedule invokes execution as a fallback; new bars invoke it at once. Portfolios have slots"
                    + " of their own.");
    public static final SettingKey<EntryPricePolicy> ENTRY = KEYS.declare(
            "execution.entry",
            choice(EntryPricePolicy.class),
            EntryPricePolicy.TAKER,
            "How an entry is priced: `taker` by a limit order that crosses the spread, `maker` by one that rests in"
                    + " the book.");
    public static final SettingKey<BigDecimal> ENTRY_INCREMENT_BP = KEYS.declare(
            "execution.entryIncrementBp",
            decimal("0", "100"),
            new BigDecimal("3"),
            "How far the limit of a taker entry lies beyond the quoted price, in basis points.");
    public static final SettingKey<Integer> MAKER_TIMEOUT = KEYS.declare(
            "execution.makerTimeoutSeconds",
            whole(1, 600),
            60,
            "After how long an unfilled maker entry is cancelled: 60, 120 or 180 with `execution.entry: maker`,"
                    + " because bars judge an entry by whole minutes. Simulation, labels and paper trading fill it when"
                    + " the price trades through its limit by a tick within that time.");
    public static final SettingKey<BigDecimal> STOP_LIMIT_OFFSET_BP = KEYS.declare(
            "execution.stopLimitOffsetBp",
            decimal("1", "500"),
            new BigDecimal("30"),
            "How far the limit of a resting stop lies beyond its trigger, in basis points.");
    public static final SettingKey<Integer> STOP_TIMEOUT = KEYS.declare(
            "execution.stopTimeoutSeconds",
            whole(1, 600),
            60,
            "After how long a triggered but unfilled stop is replaced by a market order.");
    public static final SettingKey<BigDecimal> PAPER_CAPITAL = KEYS.declare(
            "execution.paperCapital",
            decimal("1", "1000000000"),
            new BigDecimal("10000"),
            "Initial balance of the paper account in the quote asset. Backtests and promotion gates assume an account"
                    + " of this size: the venue's step and minimum order cost a small account more.");
    public static final SettingKey<Optional<String>> VENUE_ADDRESS = KEYS.declare(
            "venueConnection.address",
            optional(TextTypes.rehearsalAddress()),
            Optional.empty(),
            "A local exchange to use instead of the venue, or another place where the venue lets orders be rehearsed:"
                    + " its adapter lists them, and keys are sent nowhere else. Not allowed with `mode: live`.");
    public static final SettingKey<Integer> RECV_WINDOW = KEYS.declare(
            "venueConnection.recvWindowMillis",
            whole(1_000, 60_000),
            5_000,
            "How long after signing the venue may still accept an order.");
    public static final SettingKey<Integer> LEVERAGE = KEYS.declare(
            "venueConnection.leverage",
            whole(1, 125),
            1,
            "Leverage of positions on margin, set and verified for each instrument before an entry. 1 borrows"
                    + " nothing.");
    public static final SettingKey<String> SECRET_NAME = KEYS.declare(
            "venueConnection.secretName",
            TextTypes.secretName(),
            "scalpel/exchange",
            "Name of the secret in Secrets Manager that holds the API keys, as text: `{\"key\": \"…\", \"secret\":"
                    + " \"…\"}`; `api-key` and `api-secret` are read too. Testnet reads the name with `-testnet`. Not used"
                    + " with `credentials.store: parameter-store`. The keys do not belong in this file.");
    public static final SettingKey<String> KEY_VARIABLE = KEYS.declare(
            "venueConnection.keyVariable",
            TextTypes.variableName(),
            "SCALPEL_API_KEY",
            "Environment variable that holds the API key when run on one machine. If neither this one nor the secret's is"
                    + " set, the names that the venue's own users know are read: docs/credentials.md lists them.");
    public static final SettingKey<String> SECRET_VARIABLE = KEYS.declare(
            "venueConnection.secretVariable",
            TextTypes.variableName(),
            "SCALPEL_API_SECRET",
            "Environment variable that holds the API key's secret when run on one machine: an HMAC secret, or a"
                    + " private key in PEM with line breaks or `\\n"
                    + "`. See docs/venues/binance.md.");
    public static final SettingKey<Optional<LiveConfirmation>> LIVE_CONFIRMATION = KEYS.declare(
            "venueConnection.liveConfirmation",
            optional(choice(LiveConfirmation.class)),
            Optional.empty(),
            "Confirmation required by `mode: live`: `i-trade-real-money`.");

    public static final SettingKey<Optional<UnrehearsedConfirmation>> UNREHEARSED = KEYS.declare(
            "venueConnection.unrehearsed",
            optional(choice(UnrehearsedConfirmation.class)),
            Optional.empty(),
            "Confirmation required by `mode: live` at a venue whose adapter nobody has run against its testnet and its"
                    + " real address yet: `i-know`. The venue's page says whether it is one.");

    private ExecutionKeys() {}

    static List<SettingKey<?>> all() {
        return KEYS.all();
    }
}
