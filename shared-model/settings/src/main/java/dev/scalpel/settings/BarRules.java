package dev.scalpel.settings;

import static dev.scalpel.settings.key.GeneralKeys.MODE;
import static dev.scalpel.settings.key.GeneralKeys.MODEL_TRADING;
import static dev.scalpel.settings.key.GeneralKeys.PORTFOLIOS;
import static dev.scalpel.settings.key.GeneralKeys.VENUE;

import dev.scalpel.settings.portfolio.Portfolio;
import dev.scalpel.settings.portfolio.PortfolioStrategy;
import dev.scalpel.settings.type.SettingsProblem;
import dev.scalpel.settings.type.TextTypes;
import dev.scalpel.settings.type.ValueTypes;
import dev.scalpel.settings.value.Mode;
import java.util.stream.Collectors;

/**
 * Who decides or fills by bars: models, rules, and orders on paper. Bars are fetched of the settings' venue only, and some venues
 * publish none. Without this check such a strategy would be accepted and never trade.
 */
final class BarRules {

    private final RuleReport report;
    private final SettingValues values;

    private BarRules(RuleReport report) {
        this.report = report;
        values = report.values();
    }

    static void check(RuleReport report) {
        BarRules rules = new BarRules(report);
        rules.requireBarsForModel();
        if (report.values().areValid(PORTFOLIOS, VENUE, MODE)) {
            report.values().get(PORTFOLIOS).values().forEach(rules::requireBarsForPortfolio);
        }
    }

    private void requireBarsForModel() {
        report.reportIf(
                values.get(MODEL_TRADING) && TextTypes.hasNoBars(values.get(VENUE)),
                MODEL_TRADING,
                "must be false at " + values.get(VENUE) + ": it publishes no bars, so no model can be trained or decide"
                        + " there; portfolios of signals can trade there",
                VENUE);
    }

    private void requireBarsForPortfolio(Portfolio portfolio) {
        String fetched = values.get(VENUE);
        String venue = portfolio.venue().orElse(fetched);
        boolean elsewhere = !venue.equals(fetched);
        if (!elsewhere && !TextTypes.hasNoBars(venue)) {
            return;
        }
        if (portfolio.mode().orElse(values.get(MODE)) != Mode.PAPER) {
            String reason = elsewhere ? "only those of " + fetched + " are fetched" : "it publishes none";
            portfolio.strategies().forEach(strategy -> requireNoBars(portfolio, strategy, venue, reason));
        } else if (elsewhere) {
            String rule = "must be " + fetched + " in mode paper: only the bars of that venue are fetched";
            problem(portfolio.name() + ".venue", venue, rule);
        } else {
            String rule = "must be testnet or live at " + venue + ": paper orders fill by bars, and it publishes none";
            problem(portfolio.name() + ".mode", ValueTypes.word(Mode.PAPER), rule);
        }
    }

    private void requireNoBars(Portfolio portfolio, PortfolioStrategy strategy, String venue, String reason) {
        String path = portfolio.name() + ".strategies." + strategy.name();
        String rule = "needs bars of " + venue + ", and " + reason;
        strategy.source().ifPresent(source -> problem(path + ".source", ValueTypes.word(source), rule));
        if (!strategy.confirm().isEmpty()) {
            String confirm = strategy.confirm().entrySet().stream()
                    .map(each -> each.getKey() + "m: " + ValueTypes.word(each.getValue()))
                    .collect(Collectors.joining(", "));
            problem(path + ".confirm", confirm, rule);
        }
    }

    private void problem(String path, String value, String rule) {
        report.problems()
                .add(SettingsProblem.of(PORTFOLIOS.path() + "." + path, values.origin(PORTFOLIOS), value, rule));
    }
}
