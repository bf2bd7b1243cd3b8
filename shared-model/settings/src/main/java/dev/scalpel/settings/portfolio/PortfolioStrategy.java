package dev.scalpel.settings.portfolio;

import dev.scalpel.market.Symbol;
import dev.scalpel.settings.value.EntryFilter;
import dev.scalpel.settings.value.FilterProbabilities;
import dev.scalpel.settings.value.Rule;
import dev.scalpel.strategy.Origin;
import dev.scalpel.strategy.PositionSize;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * @param ticker by which signals name it; a strategy with neither ticker nor source follows the model of its instrument
 * @param source the rule that it follows instead of signals
 * @param confirm rules that must agree with an entry, each by the minutes of the bars that it sees
 * @param filter what else must agree with an entry
 * @param probabilities of a filter by the model
 * @param size of its positions
 * @param stopLoss distance of a resting stop from the entry price, as a share of it
 * @param takeProfit distance of a resting target from the entry price, as a share of it
 */
public record PortfolioStrategy(
        String name,
        Optional<String> ticker,
        Optional<Rule> source,
        Symbol instrument,
        PositionSize size,
        EntryFilter filter,
        FilterProbabilities probabilities,
        Map<Integer, Rule> confirm,
        Optional<BigDecimal> stopLoss,
        Optional<BigDecimal> takeProfit) {

    public PortfolioStrategy {
        confirm = Collections.unmodifiableMap(new TreeMap<>(confirm));
    }

    /** The part of the account that it claims; 0 where its size is no share. */
    public BigDecimal share() {
        return size instanceof PositionSize.Share part ? part.share() : BigDecimal.ZERO;
    }

    /** Whether it needs the model of its instrument: follows it, or lets it filter its entries. */
    public boolean needsModel() {
        return origin() == Origin.MODEL || filter == EntryFilter.MODEL;
    }

    /** Whether it follows a rule or lets rules confirm its entries: these see the newest bars. */
    public boolean needsNewestBars() {
        return source.isPresent() || !confirm.isEmpty();
    }

    public Origin origin() {
        if (source.isPresent()) {
            return Origin.RULE;
        }
        return ticker.isPresent() ? Origin.SIGNAL : Origin.MODEL;
    }
}
