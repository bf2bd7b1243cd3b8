package dev.scalpel.settings.portfolio;

import dev.scalpel.settings.type.RawValue.Entry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The names of a portfolio's settings, and which of them are tables. */
final class PortfolioFormat {

    static final String STRATEGIES = "strategies";
    static final String LIMITS = "limits";
    static final String CONFIRM = "confirm";
    static final String MIN_PROBABILITY = "filterMinProbability";
    static final String FULL_PROBABILITY = "filterFullProbability";
    static final Set<String> TABLES = Set.of(STRATEGIES, LIMITS, CONFIRM);
    static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,30}");
    static final String NAME_RULE = "must be a name of 1 to 30 of a-z 0-9 -";
    static final Set<String> PORTFOLIO_KEYS = new LinkedHashSet<>(List.of(
            "venue",
            "mode",
            "liveConfirmation",
            "quote",
            "allocation",
            "valuation",
            "timeframe",
            "executeAfterSeconds",
            "incrementBp",
            "attempts",
            "onDrift",
            "inSession",
            LIMITS,
            STRATEGIES));
    static final Set<String> STRATEGY_KEYS = new LinkedHashSet<>(List.of(
            "ticker",
            "source",
            "instrument",
            "share",
            "units",
            "contracts",
            "risk",
            "filter",
            MIN_PROBABILITY,
            FULL_PROBABILITY,
            CONFIRM,
            "stopLoss",
            "takeProfit"));
    static final Set<String> LIMIT_KEYS = new LinkedHashSet<>(List.of(
            "dailyLossShare",
            "drawdownShare",
            "maxConsecutiveLosses",
            "consecutiveLossPauseMinutes",
            "maxPriceMoveBp"));

    private PortfolioFormat() {}

    /** The entries below each first name, without it. */
    static Map<String, List<Entry>> groups(List<Entry> entries) {
        Map<String, List<Entry>> groups = new LinkedHashMap<>();
        for (Entry entry : entries) {
            String[] parts = entry.name().split("\\.", 2);
            Entry inner = new Entry(parts.length < 2 ? "" : parts[1], entry.value());
            groups.computeIfAbsent(parts[0], name -> new ArrayList<>()).add(inner);
        }
        return groups;
    }
}
