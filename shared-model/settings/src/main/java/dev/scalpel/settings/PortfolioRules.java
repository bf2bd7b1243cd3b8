package dev.scalpel.settings;

import static dev.scalpel.settings.key.DeploymentKeys.API_ROUTES;
import static dev.scalpel.settings.key.GeneralKeys.MODE;
import static dev.scalpel.settings.key.GeneralKeys.MODEL_TRADING;
import static dev.scalpel.settings.key.GeneralKeys.PORTFOLIOS;
import static dev.scalpel.settings.key.GeneralKeys.SYMBOLS;
import static dev.scalpel.settings.key.GeneralKeys.VENUE;

import dev.scalpel.settings.naming.NameSuggestion;
import dev.scalpel.settings.portfolio.Portfolio;
import dev.scalpel.settings.portfolio.PortfolioStrategy;
import dev.scalpel.settings.type.SettingsProblem;
import dev.scalpel.settings.type.TextTypes;
import dev.scalpel.settings.type.ValueTypes;
import dev.scalpel.settings.value.AllocationPolicy;
import dev.scalpel.settings.value.EntryFilter;
import dev.scalpel.settings.value.Mode;
import dev.scalpel.settings.value.Rule;
import dev.scalpel.settings.value.SlotTimeFrame;
import dev.scalpel.settings.value.Valuation;
import dev.scalpel.strategy.Origin;
import dev.scalpel.strategy.PositionSize;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Rules across the settings of portfolios and those of the whole. */
final class PortfolioRules {

    private final SettingValues values;
    private final List<SettingsProblem> problems;

    private PortfolioRules(SettingValues values, List<SettingsProblem> problems) {
        this.values = values;
        this.problems = problems;
    }

    static void check(SettingValues values, List<SettingsProblem> problems, List<String> warnings) {
        PortfolioRules rules = new PortfolioRules(values, problems);
        rules.requireKnownPortfoliosInRoutes();
        if (values.areValid(PORTFOLIOS, VENUE, MODE, MODEL_TRADING)) {
            rules.requirePortfolioConfirmations();
            rules.requirePaperWithoutOrders();
            rules.requireModels();
            rules.requireRulesThatDecide();
            rules.requireOneOwnerPerAccount();
            values.get(PORTFOLIOS).values().forEach(rules::requireWhatTheVenueHas);
            values.get(PORTFOLIOS).values().forEach(portfolio -> warnOfEqualShares(portfolio, warnings));
        }
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

    private void requirePaperWithoutOrders() {
        for (Portfolio portfolio : values.get(PORTFOLIOS).values()) {
            String venue = portfolio.venue().orElse(values.get(VENUE));
            if (mode(portfolio) != Mode.PAPER && TextTypes.hasBarsOnly(venue)) {
                problem(portfolio.name() + ".mode", ValueTypes.word(mode(portfolio)), ModeRules.barsOnly(venue));
            }
        }
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

    /** A strategy that follows a model, or lets one filter its entries, needs one: of the symbols that models are trained for. */
    private void requireModels() {
        for (Portfolio portfolio : values.get(PORTFOLIOS).values()) {
            for (PortfolioStrategy strategy : portfolio.strategies()) {
                if (strategy.needsModel()) {
                    missingModel(portfolio, strategy)
                            .ifPresent(rule -> problem(
                                    path(portfolio, strategy) + ".instrument",
                                    strategy.instrument().toString(),
                                    rule));
                }
            }
        }
    }

    private Optional<String> missingModel(Portfolio portfolio, PortfolioStrategy strategy) {
        String why = strategy.origin() == Origin.MODEL
                ? "has no model to follow (a strategy without a ticker follows that of its instrument): "
                : "has no model that could filter its entries: ";
        if (!values.get(MODEL_TRADING)) {
            return Optional.of(why + "model.trading is false, so none is trained");
        }
        String venue = portfolio.venue().orElse(values.get(VENUE));
        if (!venue.equals(values.get(VENUE))) {
            return Optional.of(
                    why + "models are trained at " + values.get(VENUE) + ", and the portfolio trades at " + venue);
        }
        boolean trained = !values.areValid(SYMBOLS)
                || values.get(SYMBOLS).followsUniverse()
                || values.get(SYMBOLS).symbols().contains(strategy.instrument());
        return trained ? Optional.empty() : Optional.of(why + "models are trained for the symbols, name it there");
    }

    /** A rule that only confirms makes no entries; one that makes them needs bars of a length. */
    private void requireRulesThatDecide() {
        for (Portfolio portfolio : values.get(PORTFOLIOS).values()) {
            for (PortfolioStrategy strategy : portfolio.strategies()) {
                strategy.source().ifPresent(rule -> requireRuleThatDecides(portfolio, strategy, rule));
            }
        }
    }

    private void requireRuleThatDecides(Portfolio portfolio, PortfolioStrategy strategy, Rule rule) {
        String path = path(portfolio, strategy);
        if (rule == Rule.MOMENTUM) {
            problem(
                    path + ".source",
                    ValueTypes.word(rule),
                    "confirms entries and makes none; give the strategy a ticker and send signals");
        } else if (portfolio.timeFrame() == SlotTimeFrame.IMMEDIATE) {
            problem(
                    path + ".source",
                    ValueTypes.word(rule),
                    "needs a timeframe of the portfolio other than immediate: the rule sees bars of that length");
        }
        if (strategy.filter() == EntryFilter.MODEL) {
            problem(
                    path + ".filter",
                    ValueTypes.word(strategy.filter()),
                    "needs a ticker: a filter is judged by the log of the signals that it filtered");
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

    /** Sizes that the venue's instruments have, in assets that the account counts in or that the venue converts. */
    private void requireWhatTheVenueHas(Portfolio portfolio) {
        String venue = portfolio.venue().orElse(values.get(VENUE));
        for (PortfolioStrategy strategy : portfolio.strategies()) {
            String path = path(portfolio, strategy);
            boolean converted = !strategy.instrument().quote().equals(portfolio.quote());
            if (strategy.size() instanceof PositionSize.Contracts && TextTypes.isSpotOnly(venue)) {
                problem(
                        path + ".contracts",
                        strategy.size().text(),
                        "are for venues with margin, and " + venue
                                + " is a spot venue: give the strategy a share, units or a risk");
            }
            if (converted && TextTypes.convertsNothing(venue)) {
                problem(
                        path + ".instrument",
                        strategy.instrument().toString(),
                        "must have the portfolio's quote asset " + portfolio.quote());
            }
            if (converted && portfolio.valuation() == Valuation.MARKET) {
                problem(
                        portfolio.name() + ".valuation",
                        ValueTypes.word(portfolio.valuation()),
                        "must be cost where an instrument is quoted in another asset than " + portfolio.quote()
                                + ", as " + strategy.instrument() + " is");
            }
            if (portfolio.allocation() == AllocationPolicy.BUY_SIDE_BOOST
                    && !(strategy.size() instanceof PositionSize.Share)) {
                problem(
                        path,
                        strategy.size().text(),
                        "must be a share: buy-side-boost gives idle shares away, and other sizes have none");
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
        portfolio.strategies().stream()
                .filter(strategy -> strategy.size() instanceof PositionSize.Share)
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

    private static String path(Portfolio portfolio, PortfolioStrategy strategy) {
        return portfolio.name() + ".strategies." + strategy.name();
    }
}
