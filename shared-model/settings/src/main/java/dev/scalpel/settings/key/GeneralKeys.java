package dev.scalpel.settings.key;

import static dev.scalpel.settings.type.ValueTypes.choice;
import static dev.scalpel.settings.type.ValueTypes.flag;
import static dev.scalpel.settings.type.ValueTypes.optional;
import static dev.scalpel.settings.type.ValueTypes.parsed;
import static dev.scalpel.settings.type.ValueTypes.whole;

import dev.scalpel.market.Symbol;
import dev.scalpel.settings.portfolio.Portfolio;
import dev.scalpel.settings.portfolio.PortfoliosType;
import dev.scalpel.settings.type.AllocationsType;
import dev.scalpel.settings.type.TextTypes;
import dev.scalpel.settings.value.Allocations;
import dev.scalpel.settings.value.Mode;
import dev.scalpel.settings.value.SignalStore;
import dev.scalpel.settings.value.TableCapacity;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is traded where: venue, mode, symbols, portfolios and their signals. */
public final class GeneralKeys {

    private static final KeyGroup KEYS = new KeyGroup();

    public static final SettingKey<String> VENUE =
            KEYS.declare("venue", TextTypes.venue(), TextTypes.DEFAULT_VENUE, "Where bars come from and orders go.");
    public static final SettingKey<Mode> MODE = KEYS.declare(
            "mode",
            choice(Mode.class),
            Mode.PAPER,
            "`paper` fills orders by the simulator's rules and sends nothing; `testnet` sends orders to the venue's"
                    + " test site; `live` sends real ones and needs `venueConnection.liveConfirmation` too.");
    public static final SettingKey<Allocations> SYMBOLS = KEYS.declare(
            "symbols",
            new AllocationsType(),
            Allocations.equal(List.of(new Symbol("BTC", "USDT"), new Symbol("ETH", "USDT"))),
            "The traded symbols, and the share of the account that each may use; or `top 20` for the 20 largest coins by market"
                    + " capitalisation that the venue trades, chosen anew each day.");
    public static final SettingKey<Optional<Symbol>> REFERENCE_SYMBOL = KEYS.declare(
            "referenceSymbol",
            optional(parsed("a symbol as BASE/QUOTE", Symbol::parse)),
            Optional.of(new Symbol("BTC", "USDT")),
            "The pair whose returns the other pairs see as features. Its bars are fetched even if it is not traded.");
    public static final SettingKey<Integer> SHARD_SIZE = KEYS.declare(
            "shardSize", whole(1, 100), 20, "How many symbols one invocation of retrieval or execution handles.");
    public static final SettingKey<Boolean> MODEL_TRADING = KEYS.declare(
            "model.trading",
            flag(),
            true,
            "Whether models are trained and trade the `symbols`. `false` leaves the portfolios alone: no training, no"
                    + " review of models, no run each minute, and bars of the portfolios' instruments only.");
    public static final SettingKey<Map<String, Portfolio>> PORTFOLIOS = KEYS.declare(
            "portfolios",
            new PortfoliosType(),
            Map.of(),
            "Accounts that several strategies share: `{crypto: {quote: USDT, strategies: {btc: {ticker: BTCUSDT,"
                    + " instrument: BTC/USDT, share: 0.2}}}}`. docs/portfolios.md explains each key.");
    public static final SettingKey<SignalStore> SIGNAL_STORE = KEYS.declare(
            "signals.store",
            choice(SignalStore.class),
            SignalStore.AUTOMATIC,
            "Where received signals are kept: `objects` in the store, `dynamodb` in a table of the deployment,"
                    + " `automatic` there if the deployment has the HTTP API.");
    public static final SettingKey<Integer> SIGNAL_MAX_AGE = KEYS.declare(
            "signals.maxAgeSeconds", whole(60, 86_400), 900, "How long after its slot a signal may still be executed.");
    public static final SettingKey<Integer> SIGNAL_KEEP_DAYS =
            KEYS.declare("signals.keepDays", whole(2, 3_650), 30, "How many days received signals are kept.");
    public static final SettingKey<TableCapacity> TABLE_CAPACITY = KEYS.declare(
            "signals.capacity",
            choice(TableCapacity.class),
            TableCapacity.ON_DEMAND,
            "How the deployment's table of signals is paid for: `on-demand` per request, `provisioned` for 5 reads and 5 writes a second.");

    private GeneralKeys() {}

    static List<SettingKey<?>> all() {
        return KEYS.all();
    }
}
