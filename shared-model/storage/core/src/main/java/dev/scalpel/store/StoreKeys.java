package dev.scalpel.store;

import dev.scalpel.funding.PriceSeries;
import dev.scalpel.market.InstrumentId;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.time.temporal.IsoFields;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The layout of the store: every key that Scalpel reads or writes, the same in a bucket and in a directory. Dates are UTC. */
public final class StoreKeys {

    public static final String ACCOUNT = "state/account.json";

    /** Not under {@code state/}: every function records the notices it sends, but few may access the state. */
    public static final String SENT_NOTICES = "notices/mailed.json";

    /** Which closed trades have been reported by notice. Compare-and-set. */
    public static final String REPORTED_TRADES = "notices/trades.json";

    /** The process that runs {@code ./scalpel run} on a store that is not a directory. */
    public static final String LEASE = "run/lease.json";

    /** Closed trades, by instrument and month. */
    public static final String TRADES = "trades/";

    /** Decisions, by instrument and day. */
    public static final String DECISIONS = "decisions/";

    /** Ended orders, by portfolio or instrument and month; transfers of cash are below a portfolio's. */
    public static final String ORDERS = "orders/";

    public static final String TRANSFERS = "transfers";

    /** Outcomes of signals, by portfolio and day. */
    public static final String SIGNAL_LOG = "signal-log/";

    /** All states, of instruments, portfolios and the account. */
    public static final String STATES = "state/";

    /** What procedures would have traded without permission to trade. */
    public static final String SHADOW = "shadow/";

    /** What procedures have proven. */
    public static final String EVIDENCE = "evidence/";

    /** The procedures whose evidence is recorded. Compare-and-set. */
    public static final String PROCEDURES = "evidence/procedures.json";

    /** What was traded on each day by market capitalisation. */
    public static final String UNIVERSES = "universe/";

    /** The newest of them. Compare-and-set. */
    public static final String UNIVERSE_IN_FORCE = UNIVERSES + "current.json";

    /** The user's own market capitalisations. Scalpel only reads it. */
    public static final String MARKET_CAPS = UNIVERSES + "market-caps.csv";

    /** Before the keys of all pipelines. */
    public static final String PIPELINES = "pipeline/";

    /** Why the last attempt to make one did not. Compare-and-set. */
    public static final String UNIVERSE_FAILURE = UNIVERSES + "failure.json";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_=-][A-Za-z0-9._=-]{0,99}");
    private static final Pattern STATE_OF_INSTRUMENT = Pattern.compile("state/([^/]+/[^/]+)\\.json");
    private static final String CSV = ".csv";
    private static final String JSON = ".json";

    private StoreKeys() {}

    /** One day of one-minute bars. */
    public static String bars(InstrumentId instrument, LocalDate day) {
        return barsPrefix(instrument) + day + CSV;
    }

    public static String barsPrefix(InstrumentId instrument) {
        return "bars/" + instrument.key() + "/";
    }

    /** Tick, step, minimum and order types of a venue's instruments, with their history. Compare-and-set. */
    public static String instruments(String venue) {
        return "instruments/" + InstrumentId.requireVenue(venue) + ".json";
    }

    /** The measured costs of an instrument. Compare-and-set. */
    public static String costs(InstrumentId instrument) {
        return "costs/" + instrument.key() + ".json";
    }

    /** The margin terms of an instrument. Compare-and-set. */
    public static String margins(InstrumentId instrument) {
        return "margins/" + instrument.key() + ".json";
    }

    /** One day of sampled spreads. */
    public static String spreads(InstrumentId instrument, LocalDate day) {
        return spreadsPrefix(instrument) + day + CSV;
    }

    public static String spreadsPrefix(InstrumentId instrument) {
        return "spreads/" + instrument.key() + "/";
    }

    /** One month of funding rates. */
    public static String funding(InstrumentId instrument, YearMonth month) {
        return fundingPrefix(instrument) + month + CSV;
    }

    public static String fundingPrefix(InstrumentId instrument) {
        return "funding/" + instrument.key() + "/";
    }

    /** One day of a price that fundings are made of: {@code marks/binance-usdm/BTC-USDT/2026-11-29.csv}. Compare-and-set. */
    public static String prices(PriceSeries series, InstrumentId instrument, LocalDate day) {
        return pricesPrefix(series, instrument) + day + CSV;
    }

    public static String pricesPrefix(PriceSeries series, InstrumentId instrument) {
        return series.folder() + "/" + instrument.key() + "/";
    }

    /** The log of invalid bars that the venue returned for an instrument. */
    public static String invalidBars(InstrumentId instrument) {
        return barsPrefix(instrument) + "refused.txt";
    }

    /** Until when the venue has rate-limited us: written by every function that sends requests to it. Compare-and-set. */
    public static String venuePause(String venue) {
        return "state/venues/" + InstrumentId.requireVenue(venue) + "/pause.json";
    }

    /** How the venue last answered: for its status, nothing depends on it. Compare-and-set. */
    public static String venueContact(String venue) {
        return "state/venues/" + InstrumentId.requireVenue(venue) + ".json";
    }

    /** Who renews the token of a venue's session until when; no token is in it. Compare-and-set. */
    public static String venueToken(String venue) {
        return "state/tokens/" + InstrumentId.requireVenue(venue) + ".json";
    }

    /** The key in earlier versions, used by retrieval only: still read, no longer written. */
    public static String legacyVenuePause(String venue) {
        return "bars/" + InstrumentId.requireVenue(venue) + "/pause.txt";
    }

    /** The day of a key made by {@link #bars}, {@link #spreads}, {@link #decisions}; empty for any other key. */
    public static Optional<LocalDate> dayOf(String key) {
        return datePart(key).flatMap(StoreKeys::day);
    }

    /** Written once a minute after the shard's last bar: triggers execution. */
    public static String shardTrigger(String shard) {
        return "chain/" + requireName("shard", shard) + ".json";
    }

    /** A file of a model: network, meta-model, {@code manifest.json}. Written once. */
    public static String model(InstrumentId instrument, String modelId, String file) {
        return modelPrefix(instrument, modelId) + requireName("file", file);
    }

    public static String modelPrefix(InstrumentId instrument, String modelId) {
        return modelsPrefix(instrument) + requireName("modelId", modelId) + "/";
    }

    /** All models of an instrument, and its champion pointer. */
    public static String modelsPrefix(InstrumentId instrument) {
        return "models/" + instrument.key() + "/";
    }

    /** The pointer to the champion and its history. Compare-and-set. */
    public static String champion(InstrumentId instrument) {
        return modelsPrefix(instrument) + "champion.json";
    }

    /** A finished trial, or other progress from which a training of that date resumes. */
    public static String tuning(InstrumentId instrument, LocalDate date, String file) {
        return tuningPrefix(instrument, date) + requireName("file", file);
    }

    public static String tuningPrefix(InstrumentId instrument, LocalDate date) {
        return tuningPrefix(instrument) + date + "/";
    }

    /** All dates' trials of an instrument. */
    public static String tuningPrefix(InstrumentId instrument) {
        return "tuning/" + instrument.key() + "/";
    }

    /** What a day adds to the fits of the score style, by the version of the features. */
    public static String dayStatistics(InstrumentId instrument, String featureVersion, LocalDate day) {
        return "statistics/" + instrument.key() + "/" + requireName("featureVersion", featureVersion.replace('+', '_'))
                + "/" + day + ".bin";
    }

    /** Hidden units of the score style that are used from a day on, by the version of the features. */
    public static String network(InstrumentId instrument, String featureVersion, LocalDate day) {
        return "statistics/" + instrument.key() + "/" + requireName("featureVersion", featureVersion.replace('+', '_'))
                + "/network-" + day + ".bin";
    }

    /** The state document of an instrument. Compare-and-set. */
    public static String state(InstrumentId instrument) {
        return "state/" + instrument.key() + ".json";
    }

    /** The instrument of a key made by {@link #state}; empty for any other key. */
    public static Optional<InstrumentId> instrumentOfState(String key) {
        Matcher parts = STATE_OF_INSTRUMENT.matcher(key);
        try {
            return parts.matches()
                    ? Optional.of(InstrumentId.parse(parts.group(1)))
                            .filter(found -> state(found).equals(key))
                    : Optional.empty();
        } catch (IllegalArgumentException notAnInstrument) {
            return Optional.empty();
        }
    }

    /** The decisions of a day, one per minute. */
    public static String decisions(InstrumentId instrument, LocalDate day) {
        return decisionsPrefix(instrument) + day + CSV;
    }

    public static String decisionsPrefix(InstrumentId instrument) {
        return DECISIONS + instrument.key() + "/";
    }

    /** The trades closed in a month. */
    public static String trades(InstrumentId instrument, YearMonth month) {
        return tradesPrefix(instrument) + month + CSV;
    }

    public static String tradesPrefix(InstrumentId instrument) {
        return TRADES + instrument.key() + "/";
    }

    /** The month of a key made by {@link #trades} or {@link #funding}; empty for any other key. */
    public static Optional<YearMonth> monthOf(String key) {
        return datePart(key).flatMap(part -> {
            try {
                return Optional.of(YearMonth.parse(part));
            } catch (DateTimeParseException notAMonth) {
                return Optional.empty();
            }
        });
    }

    /** The shadow trades of a procedure that were closed in a month. */
    public static String shadow(String procedure, InstrumentId instrument, YearMonth month) {
        return SHADOW + requireName("procedure", procedure) + shadowOf(instrument) + month + CSV;
    }

    /** The procedure of a key made by {@link #shadow} for this instrument; empty for any other key. */
    public static Optional<String> procedureOf(String key, InstrumentId instrument) {
        int at = key.indexOf(shadowOf(instrument));
        return key.startsWith(SHADOW) && at > SHADOW.length() && monthOf(key).isPresent()
                ? Optional.of(key.substring(SHADOW.length(), at))
                : Optional.empty();
    }

    /** An entry of a procedure's evidence. Written once. */
    public static String evidence(String procedure, int number) {
        return evidencePrefix(procedure) + String.format(Locale.ROOT, "%06d.json", number);
    }

    /** All entries of a procedure's evidence, and the mark of the newest. */
    public static String evidencePrefix(String procedure) {
        return "evidence/" + requireName("procedure", procedure) + "/";
    }

    /** Which entry of a procedure's evidence is the newest. Compare-and-set. */
    public static String evidenceHead(String procedure) {
        return evidencePrefix(procedure) + "head.json";
    }

    /** What a procedure trades in an instrument on a day, fixed before the day. Written once. */
    public static String candidate(String procedure, InstrumentId instrument, LocalDate day) {
        return candidatesPrefix(procedure) + day + "/" + instrument.key() + ".json";
    }

    /** All candidates of a procedure, by day. */
    public static String candidatesPrefix(String procedure) {
        return "candidates/" + requireName("procedure", procedure) + "/";
    }

    /** A signal as it was received. Written once; {@code time} sorts as text. */
    public static String signal(String portfolio, LocalDate day, String time, String id) {
        return signalsPrefix(portfolio) + day + "/" + requireName("time", time) + "-" + requireName("id", id) + ".json";
    }

    /** The signals of a portfolio with times on a day. */
    public static String signalsPrefix(String portfolio, LocalDate day) {
        return signalsPrefix(portfolio) + day + "/";
    }

    /** All signals of a portfolio. */
    public static String signalsPrefix(String portfolio) {
        return "signals/" + requireName("portfolio", portfolio) + "/";
    }

    /** What a portfolio holds, wants and has under way. Compare-and-set. */
    public static String portfolio(String portfolio) {
        return "state/portfolio/" + requireName("portfolio", portfolio) + ".json";
    }

    /** Whether the filter of a strategy is in force, and why. Compare-and-set. */
    public static String filter(String portfolio, String strategy) {
        return "state/filter/" + requireName("portfolio", portfolio) + "/" + requireName("strategy", strategy)
                + ".json";
    }

    /** All outcomes of a portfolio's signals. */
    public static String signalLogPrefix(String portfolio) {
        return SIGNAL_LOG + requireName("portfolio", portfolio) + "/";
    }

    /** The outcomes of a portfolio's signals that were reached on a day. */
    public static String signalLog(String portfolio, LocalDate day) {
        return signalLogPrefix(portfolio) + day + CSV;
    }

    /** The orders of a portfolio that ended in a month. */
    public static String orders(String portfolio, YearMonth month) {
        return ORDERS + requireName("portfolio", portfolio) + "/" + month + CSV;
    }

    public static String ordersPrefix(String portfolio) {
        return ORDERS + requireName("portfolio", portfolio) + "/";
    }

    public static String ordersPrefix(InstrumentId instrument) {
        return ORDERS + instrument.key() + "/";
    }

    /** The orders of the model in an instrument that ended in a month. */
    public static String orders(InstrumentId instrument, YearMonth month) {
        return ORDERS + instrument.key() + "/" + month + CSV;
    }

    /** The transfers of cash of a portfolio's account that were found in a month. */
    public static String transfers(String portfolio, YearMonth month) {
        return ORDERS + requireName("portfolio", portfolio) + "/" + TRANSFERS + "/" + month + CSV;
    }

    /** The result of an analysis of a day. Compare-and-set. */
    public static String analysis(LocalDate day, String name) {
        return "analysis/" + day + "/" + requireName("name", name) + JSON;
    }

    /** The universe of a day. Written once. */
    public static String universe(LocalDate day) {
        return UNIVERSES + day + JSON;
    }

    /** The day of a key made by {@link #universe}; empty for any other key. */
    public static Optional<LocalDate> dayOfUniverse(String key) {
        return key.startsWith(UNIVERSES) && key.endsWith(JSON)
                ? day(key.substring(UNIVERSES.length(), key.length() - JSON.length()))
                : Optional.empty();
    }

    /** The pipeline of a day. Compare-and-set. */
    public static String pipeline(LocalDate day) {
        return PIPELINES + day + JSON;
    }

    /** The day of a key made by {@link #pipeline}; empty for any other key. */
    public static Optional<LocalDate> dayOfPipeline(String key) {
        return key.startsWith(PIPELINES) && key.endsWith(JSON)
                ? day(key.substring(PIPELINES.length(), key.length() - JSON.length()))
                : Optional.empty();
    }

    /** The calls of a step of a day's pipeline, as a state machine reads them. Compare-and-set. */
    public static String pipelineCalls(LocalDate day, String step) {
        return pipelineCallsPrefix(day, step) + "calls" + JSON;
    }

    public static String pipelineCallsPrefix(LocalDate day, String step) {
        return PIPELINES + day + "/" + requireName("step", step) + "/";
    }

    /** What became of one of them. Compare-and-set. */
    public static String pipelineCall(LocalDate day, String step, int call) {
        return pipelineCallsPrefix(day, step) + String.format(Locale.ROOT, "%05d", call) + JSON;
    }

    private static String shadowOf(InstrumentId instrument) {
        return "/" + instrument.key() + "/";
    }

    /** A file of the report on the ISO week that contains this day: {@code reports/2026-W47/report.html}. */
    public static String report(LocalDate dayOfWeek, String file) {
        return reportPrefix(dayOfWeek) + requireName("file", file);
    }

    /** What the review of this week learned for an instrument: {@code reports/2026-W47/learned/binance/BTC-USDT.json}. Compare-and-set. */
    public static String learned(LocalDate dayOfWeek, InstrumentId instrument) {
        return reportPrefix(dayOfWeek) + "learned/" + instrument.key() + JSON;
    }

    public static String reportPrefix(LocalDate dayOfWeek) {
        return String.format(
                Locale.ROOT,
                "reports/%04d-W%02d/",
                dayOfWeek.get(IsoFields.WEEK_BASED_YEAR),
                dayOfWeek.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException notADay) {
            return Optional.empty();
        }
    }

    private static Optional<String> datePart(String key) {
        if (!key.endsWith(CSV)) {
            return Optional.empty();
        }
        return Optional.of(key.substring(key.lastIndexOf('/') + 1, key.length() - CSV.length()));
    }

    private static String requireName(String what, String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    what + " must be 1 to 100 of A-Z a-z 0-9 . _ = -, not beginning with a dot: '" + name + "'");
        }
        return name;
    }
}
