package dev.scalpel.settings;

import static dev.scalpel.settings.key.CostKeys.COSTS_PER_INSTRUMENT;
import static dev.scalpel.settings.key.CostKeys.SLIPPAGE_BP;
import static dev.scalpel.settings.key.CostKeys.SLIPPAGE_BY_SIZE;
import static dev.scalpel.settings.key.DeploymentKeys.API_ROUTES;
import static dev.scalpel.settings.key.DeploymentKeys.BUCKET;
import static dev.scalpel.settings.key.DeploymentKeys.STORE_KIND;
import static dev.scalpel.settings.key.ExecutionKeys.ENTRY;
import static dev.scalpel.settings.key.ExecutionKeys.HISTORY_DAYS;
import static dev.scalpel.settings.key.ExecutionKeys.LIVE_CONFIRMATION;
import static dev.scalpel.settings.key.ExecutionKeys.MAKER_TIMEOUT;
import static dev.scalpel.settings.key.ExecutionKeys.VENUE_ADDRESS;
import static dev.scalpel.settings.key.GeneralKeys.MODE;
import static dev.scalpel.settings.key.GeneralKeys.MODEL_TRADING;
import static dev.scalpel.settings.key.GeneralKeys.PORTFOLIOS;
import static dev.scalpel.settings.key.GeneralKeys.SYMBOLS;
import static dev.scalpel.settings.key.GeneralKeys.VENUE;
import static dev.scalpel.settings.key.LimitKeys.EXPOSURE_CAP;
import static dev.scalpel.settings.key.NotificationKeys.CHANNEL;
import static dev.scalpel.settings.key.NotificationKeys.EMAIL;
import static dev.scalpel.settings.key.NotificationKeys.TOPIC;
import static dev.scalpel.settings.key.TrainingKeys.FOLDS;
import static dev.scalpel.settings.key.TrainingKeys.FOLD_DAYS;
import static dev.scalpel.settings.key.TrainingKeys.HOLD_OUT_DAYS;
import static dev.scalpel.settings.key.TrainingKeys.WINDOW_DAYS;

import dev.scalpel.settings.key.SettingKey;
import dev.scalpel.settings.naming.NameSuggestion;
import dev.scalpel.settings.portfolio.Portfolio;
import dev.scalpel.settings.portfolio.PortfolioStrategy;
import dev.scalpel.settings.section.Channel;
import dev.scalpel.settings.section.EntryPricePolicy;
import dev.scalpel.settings.section.StoreKind;
import dev.scalpel.settings.type.SettingsProblem;
import dev.scalpel.settings.type.ValueTypes;
import dev.scalpel.settings.value.AllocationPolicy;
import dev.scalpel.settings.value.CostSettings;
import dev.scalpel.settings.value.EntryFilter;
import dev.scalpel.settings.value.Mode;
import dev.scalpel.trading.MakerEntry;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Rules across settings. Each is checked only if the values it needs are valid by themselves. */
final class CrossFieldValidator {

    private static final int SECONDS_PER_MINUTE = 60;
    private static final String NOT_LESS = " at every size: a larger order does not slip less";

    private final SettingValues values;
    private final List<SettingsProblem> problems;

    private CrossFieldValidator(SettingValues values, List<SettingsProblem> problems) {
        this.values = values;
        this.problems = problems;
    }

    static void check(SettingValues values, List<SettingsProblem> problems, List<String> warnings) {
        CrossFieldValidator rules = new CrossFieldValidator(values, problems);
        rules.requireLiveConfirmation();
        rules.requireRealVenueForLive();
        rules.requireOneQuoteAsset();
        rules.requireSharesWithinCap();
        rules.requireFoldsWithinWindow();
        rules.requireHistoryForWindow();
        rules.requireMailTarget();
        rules.requireBucket();
        rules.requireRisingSlippage();
        rules.requireWholeMinutesOfQuotes();
        rules.requireKnownPortfoliosInRoutes();
        rules.requireSomethingToTrade();
        if (values.areValid(PORTFOLIOS, VENUE, MODE, MODEL_TRADING)) {
            rules.requirePortfolioConfirmations();
            rules.requireBarsForPaper();
            rules.refuseWhatNothingDoesYet();
            rules.requireOneOwnerPerAccount();
            values.get(PORTFOLIOS).values().forEach(portfolio -> warnOfEqualShares(portfolio, warnings));
        }
    }

    private void requireLiveConfirmation() {
        boolean broken =
                values.get(MODE) == Mode.LIVE && values.get(LIVE_CONFIRMATION).isEmpty();
        reportIf(broken, LIVE_CONFIRMATION, "must be i-trade-real-money when mode is live", MODE);
    }

    private void requireRealVenueForLive() {
        boolean broken =
                values.get(MODE) == Mode.LIVE && values.get(VENUE_ADDRESS).isPresent();
        reportIf(broken, VENUE_ADDRESS, "must be none when mode is live", MODE);
    }

    private void requireOneQuoteAsset() {
        Set<String> quotes = new TreeSet<>();
        values.get(SYMBOLS).symbols().forEach(symbol -> quotes.add(symbol.quote()));
        reportIf(
                quotes.size() > 1,
                SYMBOLS,
                "an account has one quote asset: these have " + quotes
                        + "; use a home directory and an account for each");
    }

    private void requireSharesWithinCap() {
        boolean broken = values.get(SYMBOLS).sum().compareTo(values.get(EXPOSURE_CAP)) > 0;
        reportIf(
                broken,
                SYMBOLS,
                "the shares together must be <= limits.exposureCap = " + values.display(EXPOSURE_CAP),
                EXPOSURE_CAP);
    }

    private void requireFoldsWithinWindow() {
        int needed = values.get(FOLDS) * values.get(FOLD_DAYS) + values.get(HOLD_OUT_DAYS);
        boolean broken = values.get(WINDOW_DAYS) <= needed;
        String rule = "must be > training.folds * training.foldDays + training.holdOutDays = " + needed
                + ": the first fold needs earlier days to learn from";
        reportIf(broken, WINDOW_DAYS, rule, FOLDS, FOLD_DAYS, HOLD_OUT_DAYS);
    }

    private void requireHistoryForWindow() {
        boolean broken = values.get(HISTORY_DAYS) < values.get(WINDOW_DAYS);
        String rule = "must be >= training.windowDays = " + values.get(WINDOW_DAYS);
        reportIf(broken, HISTORY_DAYS, rule, WINDOW_DAYS);
    }

    private void requireMailTarget() {
        boolean broken = values.get(CHANNEL) == Channel.SNS
                && values.get(TOPIC).isEmpty()
                && values.get(EMAIL).isEmpty();
        reportIf(broken, CHANNEL, "sns needs notification.topic or notification.email", TOPIC, EMAIL);
    }

    private void requireBucket() {
        boolean broken =
                values.get(STORE_KIND) == StoreKind.S3 && values.get(BUCKET).isEmpty();
        reportIf(broken, BUCKET, "must name a bucket when store.kind is s3", STORE_KIND);
    }

    private void requireSomethingToTrade() {
        boolean broken = !values.get(MODEL_TRADING) && values.get(PORTFOLIOS).isEmpty();
        reportIf(broken, MODEL_TRADING, "must be true without portfolios: nothing would trade", PORTFOLIOS);
    }

    private void requireWholeMinutesOfQuotes() {
        int seconds = values.get(MAKER_TIMEOUT);
        boolean judged =
                seconds % SECONDS_PER_MINUTE == 0 && seconds / SECONDS_PER_MINUTE <= MakerEntry.MAX_VALID_MINUTES;
        reportIf(
                values.get(ENTRY) == EntryPricePolicy.MAKER && !judged,
                MAKER_TIMEOUT,
                "must be 60, 120 or 180 when execution.entry is maker: bars judge an entry by whole minutes",
                ENTRY);
    }

    private void requireKnownPortfoliosInRoutes() {
        if (!values.areValid(API_ROUTES, PORTFOLIOS)) {
            return;
        }
        Set<String> names = values.get(PORTFOLIOS).keySet();
        values.get(API_ROUTES).targets().forEach((source, portfolio) -> {
            if (!names.contains(portfolio)) {
                problems.add(new SettingsProblem(
                        API_ROUTES.path() + "." + source,
                        values.origin(API_ROUTES),
                        Optional.of(portfolio),
                        "must name one of the portfolios" + (names.isEmpty() ? ", and there are none" : ""),
                        NameSuggestion.among(names, portfolio)));
            }
        });
    }

    private void requirePortfolioConfirmations() {
        for (Portfolio portfolio : values.get(PORTFOLIOS).values()) {
            if (mode(portfolio) == Mode.LIVE && portfolio.liveConfirmation().isEmpty()) {
                problem(
                        portfolio.name() + ".liveConfirmation",
                        "none",
                        "must be i-trade-real-money when the portfolio's mode is live, for each portfolio of its own");
            }
        }
    }

    /** A veto that is not applied, or a source that says nothing, would be believed in. */
    private void refuseWhatNothingDoesYet() {
        for (Portfolio portfolio : values.get(PORTFOLIOS).values()) {
            for (PortfolioStrategy strategy : portfolio.strategies()) {
                String path = portfolio.name() + ".strategies." + strategy.name();
                strategy.source()
                        .ifPresent(
                                rule -> problem(
                                        path + ".source",
                                        ValueTypes.word(rule),
                                        "is not available yet: no rule emits signals; give the strategy a ticker and send them"));
                if (!strategy.confirm().isEmpty()) {
                    problem(path + ".confirm", "given", "is not available yet: no rule confirms entries");
                }
                if (strategy.filter() != EntryFilter.NONE) {
                    problem(
                            path + ".filter",
                            ValueTypes.word(strategy.filter()),
                            "is not available yet: no run lets a model forbid or scale the entry of a signal");
                }
            }
        }
    }

    /** Paper orders fill by stored bars, and only those of one venue are fetched. */
    private void requireBarsForPaper() {
        for (Portfolio portfolio : values.get(PORTFOLIOS).values()) {
            String venue = portfolio.venue().orElse(values.get(VENUE));
            if (mode(portfolio) == Mode.PAPER && !venue.equals(values.get(VENUE))) {
                problem(
                        portfolio.name() + ".venue",
                        venue,
                        "must be " + values.get(VENUE) + " in mode paper: only the bars of that venue are fetched");
            }
        }
    }

    /** Two writers of one account would size by books that the other one makes false. */
    private void requireOneOwnerPerAccount() {
        Map<String, String> owners = new HashMap<>();
        if (values.get(MODE) != Mode.PAPER && values.get(MODEL_TRADING)) {
            owners.put(values.get(VENUE) + " " + values.get(MODE), "the symbols");
        }
        for (Portfolio portfolio : values.get(PORTFOLIOS).values()) {
            String venue = portfolio.venue().orElse(values.get(VENUE));
            String owner = mode(portfolio) == Mode.PAPER
                    ? null
                    : owners.putIfAbsent(venue + " " + mode(portfolio), "portfolio " + portfolio.name());
            if (owner != null) {
                String rule = "must not trade the account of " + owner + " at " + venue
                        + ": one account has one owner; give one of them another venue or mode paper";
                problem(portfolio.name(), ValueTypes.word(mode(portfolio)), rule);
            }
        }
    }

    private Mode mode(Portfolio portfolio) {
        return portfolio.mode().orElse(values.get(MODE));
    }

    private void problem(String path, String value, String rule) {
        problems.add(SettingsProblem.of(PORTFOLIOS.path() + "." + path, values.origin(PORTFOLIOS), value, rule));
    }

    private static void warnOfEqualShares(Portfolio portfolio, List<String> warnings) {
        if (portfolio.allocation() != AllocationPolicy.BUY_SIDE_BOOST) {
            return;
        }
        Map<BigDecimal, List<PortfolioStrategy>> byShare = new TreeMap<>();
        portfolio
                .strategies()
                .forEach(strategy -> byShare.computeIfAbsent(strategy.share(), share -> new ArrayList<>())
                        .add(strategy));
        byShare.values().stream().filter(equal -> equal.size() > 1).forEach(equal -> {
            String order = equal.stream()
                    .sorted(Comparator.<PortfolioStrategy, String>comparing(
                                    strategy -> strategy.instrument().toString())
                            .thenComparing(PortfolioStrategy::name))
                    .map(PortfolioStrategy::name)
                    .collect(Collectors.joining(" before "));
            warnings.add("portfolio " + portfolio.name() + ": equal shares; what lies idle goes to " + order);
        });
    }

    private void requireRisingSlippage() {
        CostSettings costs = SettingsAssembler.costs(values);
        reportIf(
                !costs.slippageBySize().isAtLeast(costs.slippageBp()),
                SLIPPAGE_BY_SIZE,
                "must be >= costs.slippageBp = " + values.display(SLIPPAGE_BP) + NOT_LESS,
                SLIPPAGE_BP);
        costs.perInstrument().keySet().stream().sorted().forEach(instrument -> {
            CostSettings own = costs.of(instrument);
            reportIf(
                    !own.slippageBySize().isAtLeast(own.slippageBp()),
                    COSTS_PER_INSTRUMENT,
                    "slippageBySize of " + instrument.symbol() + " must be >= its slippageBp = "
                            + own.slippageBp().toPlainString() + NOT_LESS,
                    SLIPPAGE_BP,
                    SLIPPAGE_BY_SIZE);
        });
    }

    private void reportIf(boolean broken, SettingKey<?> key, String rule, SettingKey<?>... others) {
        if (broken && values.areValid(key) && values.areValid(others)) {
            problems.add(SettingsProblem.of(key.path(), values.origin(key), values.display(key), rule));
        }
    }
}
