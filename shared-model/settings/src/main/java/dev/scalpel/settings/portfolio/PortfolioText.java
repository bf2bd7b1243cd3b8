package dev.scalpel.settings.portfolio;

import static dev.scalpel.settings.portfolio.PortfolioFormat.CONFIRM;
import static dev.scalpel.settings.portfolio.PortfolioFormat.FULL_PROBABILITY;
import static dev.scalpel.settings.portfolio.PortfolioFormat.LIMITS;
import static dev.scalpel.settings.portfolio.PortfolioFormat.MIN_PROBABILITY;
import static dev.scalpel.settings.portfolio.PortfolioFormat.STRATEGIES;

import dev.scalpel.settings.type.ValueTypes;
import dev.scalpel.settings.value.EntryFilter;
import dev.scalpel.settings.value.PortfolioLimits;
import java.util.List;

/** A portfolio in the form of the environment: one {@code name=value} for each of its settings. */
final class PortfolioText {

    private PortfolioText() {}

    static void show(Portfolio portfolio, List<String> shown) {
        String prefix = portfolio.name() + ".";
        portfolio.venue().ifPresent(venue -> shown.add(prefix + "venue=" + venue));
        portfolio.mode().ifPresent(mode -> shown.add(prefix + "mode=" + ValueTypes.word(mode)));
        portfolio
                .liveConfirmation()
                .ifPresent(given -> shown.add(prefix + "liveConfirmation=" + ValueTypes.word(given)));
        shown.add(prefix + "quote=" + portfolio.quote());
        shown.add(prefix + "allocation=" + ValueTypes.word(portfolio.allocation()));
        shown.add(prefix + "valuation=" + ValueTypes.word(portfolio.valuation()));
        shown.add(prefix + "timeframe=" + portfolio.timeFrame().text());
        shown.add(prefix + "executeAfterSeconds=" + portfolio.executeAfterSeconds());
        shown.add(prefix + "incrementBp=" + portfolio.incrementBp().toPlainString());
        shown.add(prefix + "attempts=" + portfolio.attempts());
        shown.add(prefix + "onDrift=" + ValueTypes.word(portfolio.onDrift()));
        shown.add(prefix + "inSession=" + portfolio.inSession());
        show(prefix + LIMITS + ".", portfolio.limits(), shown);
        for (PortfolioStrategy strategy : portfolio.strategies()) {
            String own = prefix + STRATEGIES + "." + strategy.name() + ".";
            strategy.ticker().ifPresent(ticker -> shown.add(own + "ticker=" + ticker));
            strategy.source().ifPresent(rule -> shown.add(own + "source=" + ValueTypes.word(rule)));
            shown.add(own + "instrument=" + strategy.instrument());
            shown.add(own + strategy.size().text().replace(' ', '='));
            shown.add(own + "filter=" + ValueTypes.word(strategy.filter()));
            if (strategy.filter() == EntryFilter.MODEL) {
                shown.add(own + MIN_PROBABILITY + "="
                        + strategy.probabilities().minimum().toPlainString());
                shown.add(own + FULL_PROBABILITY + "="
                        + strategy.probabilities().full().toPlainString());
            }
            strategy.confirm()
                    .forEach(
                            (minutes, rule) -> shown.add(own + CONFIRM + "." + minutes + "m=" + ValueTypes.word(rule)));
            strategy.stopLoss().ifPresent(loss -> shown.add(own + "stopLoss=" + loss.toPlainString()));
            strategy.takeProfit().ifPresent(profit -> shown.add(own + "takeProfit=" + profit.toPlainString()));
        }
    }

    private static void show(String prefix, PortfolioLimits limits, List<String> shown) {
        limits.dailyLossShare().ifPresent(share -> shown.add(prefix + "dailyLossShare=" + share.toPlainString()));
        limits.drawdownShare().ifPresent(share -> shown.add(prefix + "drawdownShare=" + share.toPlainString()));
        limits.maxConsecutiveLosses().ifPresent(losses -> shown.add(prefix + "maxConsecutiveLosses=" + losses));
        limits.consecutiveLossPauseMinutes()
                .ifPresent(minutes -> shown.add(prefix + "consecutiveLossPauseMinutes=" + minutes));
        limits.maxPriceMoveBp().ifPresent(move -> shown.add(prefix + "maxPriceMoveBp=" + move.toPlainString()));
    }
}
