package dev.scalpel.settings;

import dev.scalpel.market.Symbol;
import dev.scalpel.settings.RawValue.Entry;
import dev.scalpel.settings.Settings.LiveConfirmation;
import dev.scalpel.settings.Settings.Mode;
import dev.scalpel.settings.Settings.Portfolio;
import dev.scalpel.settings.Settings.PortfolioStrategy;
import dev.scalpel.settings.naming.NameSuggestion;
import dev.scalpel.settings.value.AllocationPolicy;
import dev.scalpel.settings.value.Allocations;
import dev.scalpel.settings.value.DriftPolicy;
import dev.scalpel.settings.value.EntryFilter;
import dev.scalpel.settings.value.PortfolioLimits;
import dev.scalpel.settings.value.Rule;
import dev.scalpel.settings.value.SlotTimeFrame;
import dev.scalpel.settings.value.Valuation;
import dev.scalpel.strategy.StrategyId;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Portfolios as a table of tables: portfolio, its settings, and its strategies with theirs. */
final class PortfoliosType implements ValueType<Map<String, Portfolio>> {

    static final String RULE = "a table of portfolios, each a table of settings with a table of strategies, or none";

    private static final String PATH = "portfolios";
    private static final String STRATEGIES = "strategies";
    private static final String LIMITS = "limits";
    private static final String CONFIRM = "confirm";
    private static final Set<String> TABLES = Set.of(STRATEGIES, LIMITS, CONFIRM);
    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,30}");
    private static final String NAME_RULE = "must be a name of 1 to 30 of a-z 0-9 -";
    private static final Pattern ASSET = Pattern.compile("[A-Z0-9]{1,20}");

    private static final Set<String> PORTFOLIO_KEYS = new LinkedHashSet<>(List.of(
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
    private static final Set<String> STRATEGY_KEYS = new LinkedHashSet<>(
            List.of("ticker", "source", "instrument", "share", "filter", CONFIRM, "stopLoss", "takeProfit"));
    private static final Set<String> LIMIT_KEYS = new LinkedHashSet<>(List.of(
            "dailyLossShare",
            "drawdownShare",
            "maxConsecutiveLosses",
            "consecutiveLossPauseMinutes",
            "maxPriceMoveBp"));
    private static final Pattern FRAME = Pattern.compile("([1-9]\\d{0,3})([mhd])");
    private static final String FRAME_RULE = "must be the length of a bar: minutes that divide a day, as 10m, 4h or 1d";
    private static final int MINUTES_PER_HOUR = 60;
    private static final int MINUTES_PER_DAY = 1_440;

    @Override
    public String rule() {
        return RULE;
    }

    @Override
    public Map<String, Portfolio> parse(String text) {
        List<SettingsProblem> problems = new ArrayList<>();
        return read(PATH, new RawValue.Scalar(text, false, new SettingSource.Default()), problems)
                .orElseThrow(() -> new IllegalArgumentException(problems.toString()));
    }

    @Override
    public Optional<Map<String, Portfolio>> read(String path, RawValue raw, List<SettingsProblem> problems) {
        if (raw instanceof RawValue.Scalar scalar && scalar.text().equals(ValueTypes.NONE)) {
            return Optional.of(Map.of());
        }
        if (!(raw.split() instanceof RawValue.Table table)) {
            problems.add(SettingsProblem.of(path, raw.origin(), raw.text(), "must be " + rule()));
            return Optional.empty();
        }
        int before = problems.size();
        Map<String, Portfolio> portfolios = new TreeMap<>();
        groups(table.entries()).forEach((name, entries) -> {
            Section section = new Section(path + "." + name, entries, PORTFOLIO_KEYS, problems);
            if (section.isNamed(name)) {
                portfolio(name, section).ifPresent(portfolio -> portfolios.put(name, portfolio));
            }
        });
        return problems.size() > before ? Optional.empty() : Optional.of(portfolios);
    }

    private static Optional<Portfolio> portfolio(String name, Section section) {
        Optional<String> venue = section.value("venue", TextTypes.venue());
        Optional<Mode> mode = section.value("mode", ValueTypes.choice(Mode.class));
        Optional<LiveConfirmation> confirmation =
                section.value("liveConfirmation", ValueTypes.choice(LiveConfirmation.class));
        Optional<String> quote =
                section.required("quote", ValueTypes.text("an asset, 1 to 20 of A-Z and 0-9", ASSET.pattern()));
        SlotTimeFrame frame = section.value(
                        "timeframe", ValueTypes.parsed("one of " + SlotTimeFrame.all(), SlotTimeFrame::parse))
                .orElse(SlotTimeFrame.IMMEDIATE);
        int after = section.value("executeAfterSeconds", ValueTypes.whole(0, 3_600))
                .orElse(frame.defaultExecuteAfterSeconds());
        section.requireThat(
                "executeAfterSeconds",
                after == 0 || after < frame.seconds(),
                Integer.toString(after),
                "must be less than the timeframe " + frame.text() + (frame.seconds() == 0 ? ", so 0" : ""));
        Portfolio portfolio = new Portfolio(
                name,
                venue,
                mode,
                confirmation,
                quote.orElse(""),
                section.value("allocation", ValueTypes.choice(AllocationPolicy.class))
                        .orElse(AllocationPolicy.MULTI_STRATEGY),
                section.value("valuation", ValueTypes.choice(Valuation.class)).orElse(Valuation.COST),
                frame,
                after,
                section.value("incrementBp", ValueTypes.decimal("0", "100")).orElse(BigDecimal.TEN),
                section.value("attempts", ValueTypes.whole(1, 10)).orElse(3),
                section.value("onDrift", ValueTypes.choice(DriftPolicy.class)).orElse(DriftPolicy.ADOPT),
                section.value("inSession", ValueTypes.flag()).orElse(true),
                limits(section),
                strategies(section, quote));
        return quote.isEmpty() ? Optional.empty() : Optional.of(portfolio);
    }

    /** The same rules as those of the section {@code limits}. */
    private static PortfolioLimits limits(Section portfolio) {
        List<Entry> entries = portfolio.below(LIMITS);
        if (entries.isEmpty()) {
            return PortfolioLimits.NONE;
        }
        Section section = new Section(portfolio.path + "." + LIMITS, entries, LIMIT_KEYS, portfolio.problems);
        return new PortfolioLimits(
                section.value("dailyLossShare", SettingKeys.DAILY_LOSS.type()),
                section.value("drawdownShare", SettingKeys.DRAWDOWN.type()),
                section.value("maxConsecutiveLosses", SettingKeys.MAX_CONSECUTIVE_LOSSES.type()),
                section.value("consecutiveLossPauseMinutes", SettingKeys.CONSECUTIVE_LOSS_PAUSE.type()),
                section.value("maxPriceMoveBp", SettingKeys.MAX_PRICE_MOVE_BP.type()));
    }

    private static Map<Integer, Rule> confirm(Section strategy) {
        Map<Integer, Rule> rules = new TreeMap<>();
        for (Entry entry : strategy.below(CONFIRM)) {
            String path = strategy.path + "." + CONFIRM + "." + entry.name();
            int minutes = frameMinutes(entry.name());
            if (minutes == 0) {
                strategy.problems.add(SettingsProblem.of(path, entry.value().origin(), entry.name(), FRAME_RULE));
            }
            ValueTypes.choice(Rule.class)
                    .read(path, entry.value(), strategy.problems)
                    .ifPresent(rule -> rules.put(minutes, rule));
        }
        return rules;
    }

    /** 0 for what is no length of a bar. */
    private static int frameMinutes(String text) {
        Matcher frame = FRAME.matcher(text);
        if (!frame.matches()) {
            return 0;
        }
        int count = Integer.parseInt(frame.group(1));
        int minutes =
                switch (frame.group(2)) {
                    case "m" -> count;
                    case "h" -> count * MINUTES_PER_HOUR;
                    default -> count * MINUTES_PER_DAY;
                };
        return MINUTES_PER_DAY % minutes == 0 ? minutes : 0;
    }

    private static List<PortfolioStrategy> strategies(Section portfolio, Optional<String> quote) {
        List<PortfolioStrategy> strategies = new ArrayList<>();
        Map<Symbol, String> owners = new LinkedHashMap<>();
        groups(portfolio.below(STRATEGIES)).forEach((name, entries) -> {
            Section section = new Section(
                    portfolio.path + "." + STRATEGIES + "." + name, entries, STRATEGY_KEYS, portfolio.problems);
            if (section.isNamed(name)) {
                strategy(name, section, quote, owners).ifPresent(strategies::add);
            }
        });
        BigDecimal sum = Allocations.sum(
                strategies.stream().map(PortfolioStrategy::share).toList());
        portfolio.requireThat(
                STRATEGIES, !groups(portfolio.below(STRATEGIES)).isEmpty(), "none", "must name at least one strategy");
        portfolio.requireThat(
                STRATEGIES,
                sum.compareTo(Allocations.MAX_TOTAL_SHARE) <= 0,
                sum.toPlainString(),
                "the shares together must be <= " + Allocations.MAX_TOTAL_SHARE);
        return strategies;
    }

    private static Optional<PortfolioStrategy> strategy(
            String name, Section section, Optional<String> quote, Map<Symbol, String> owners) {
        section.requireThat(
                "instrument",
                !name.equals(StrategyId.MODEL.name()),
                name,
                "must belong to a strategy of another name: trades of 'model' are the model's own");
        Optional<String> ticker = section.value(
                "ticker", ValueTypes.text("a ticker such as BTCUSDT or BINANCE:BTCUSDT", "[A-Za-z0-9_.!:/-]{1,60}"));
        Optional<Symbol> instrument = section.required("instrument", ValueTypes.parsed("BASE/QUOTE", Symbol::parse));
        Optional<BigDecimal> share =
                section.required("share", ValueTypes.decimal("0", Allocations.MAX_TOTAL_SHARE.toPlainString()));
        Optional<Rule> source = section.value("source", ValueTypes.choice(Rule.class));
        EntryFilter filter =
                section.value("filter", ValueTypes.choice(EntryFilter.class)).orElse(EntryFilter.NONE);
        Map<Integer, Rule> confirm = confirm(section);
        Optional<BigDecimal> stopLoss = section.value("stopLoss", ValueTypes.decimal("0.001", "0.9"));
        Optional<BigDecimal> takeProfit = section.value("takeProfit", ValueTypes.decimal("0.001", "10"));
        section.requireThat(
                "source",
                source.isEmpty() || ticker.isEmpty(),
                source.map(ValueTypes::word).orElse(""),
                "must not be given together with a ticker: a strategy follows one source");
        section.requireThat(
                "filter",
                filter == EntryFilter.NONE || source.isPresent() || ticker.isPresent(),
                ValueTypes.word(filter),
                "needs a ticker or a source: without them the strategy follows the model itself");
        instrument.ifPresent(symbol -> {
            String owner = owners.putIfAbsent(symbol, name);
            section.requireThat(
                    "instrument",
                    owner == null,
                    symbol.toString(),
                    "belongs to strategy " + owner + ": several strategies on one instrument are a later step");
            section.requireThat(
                    "instrument",
                    quote.isEmpty() || symbol.quote().equals(quote.get()),
                    symbol.toString(),
                    "must have the portfolio's quote asset " + quote.orElse(""));
        });
        return instrument.isEmpty() || share.isEmpty()
                ? Optional.empty()
                : Optional.of(new PortfolioStrategy(
                        name, ticker, source, instrument.get(), share.get(), filter, confirm, stopLoss, takeProfit));
    }

    /** The entries below each first name, without it. */
    private static Map<String, List<Entry>> groups(List<Entry> entries) {
        Map<String, List<Entry>> groups = new LinkedHashMap<>();
        for (Entry entry : entries) {
            String[] parts = entry.name().split("\\.", 2);
            Entry inner = new Entry(parts.length < 2 ? "" : parts[1], entry.value());
            groups.computeIfAbsent(parts[0], name -> new ArrayList<>()).add(inner);
        }
        return groups;
    }

    /**
     * The table with what variables such as {@code SCALPEL_PORTFOLIOS_CRYPTO_MODE} override or add; a variable whose portfolio,
     * strategy or setting is unknown is a problem.
     */
    private static RawValue.Table overridden(
            RawValue.Table table, Map<String, String> environment, List<SettingsProblem> problems) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        table.entries().forEach(entry -> entries.put(entry.name(), entry));
        Map<String, String> paths = variables(table);
        new TreeMap<>(environment).forEach((variable, text) -> {
            if (!isVariable(variable)) {
                return;
            }
            SettingSource origin = new SettingSource.Variable(variable);
            String path = paths.get(variable);
            if (path == null) {
                Optional<String> nearest = NameSuggestion.among(paths.keySet(), variable);
                problems.add(new SettingsProblem(
                        variable, origin, Optional.empty(), "is no setting of a portfolio of the file", nearest));
            } else {
                entries.put(path, new Entry(path, new RawValue.Scalar(text, false, origin)));
            }
        });
        return new RawValue.Table(List.copyOf(entries.values()), table.origin());
    }

    /** Puts what variables of single settings say into the given portfolios. */
    static void override(
            Map<SettingKey<?>, RawValue> given, Map<String, String> environment, List<SettingsProblem> problems) {
        if (environment.keySet().stream().noneMatch(PortfoliosType::isVariable)) {
            return;
        }
        RawValue raw =
                given.getOrDefault(SettingKeys.PORTFOLIOS, new RawValue.Table(List.of(), new SettingSource.Default()));
        if (raw.split() instanceof RawValue.Table table) {
            given.put(SettingKeys.PORTFOLIOS, overridden(table, environment, problems));
        }
    }

    /** Whether a variable names one setting of one portfolio. */
    static boolean isVariable(String name) {
        return name.startsWith(SettingKey.variable(PATH) + "_");
    }

    /** The paths of all settings that the table's portfolios and strategies have or may have, by variable. */
    private static Map<String, String> variables(RawValue.Table table) {
        Map<String, String> paths = new TreeMap<>();
        groups(table.entries()).forEach((portfolio, entries) -> {
            PORTFOLIO_KEYS.stream()
                    .filter(key -> !TABLES.contains(key))
                    .map(key -> portfolio + "." + key)
                    .forEach(path -> paths.put(variable(path), path));
            LIMIT_KEYS.stream()
                    .map(key -> String.join(".", portfolio, LIMITS, key))
                    .forEach(path -> paths.put(variable(path), path));
            groups(entries.stream()
                            .filter(entry -> entry.name().startsWith(STRATEGIES + "."))
                            .map(entry -> new Entry(entry.name().substring(STRATEGIES.length() + 1), entry.value()))
                            .toList())
                    .keySet()
                    .forEach(strategy -> STRATEGY_KEYS.stream()
                            .filter(key -> !TABLES.contains(key))
                            .map(key -> String.join(".", portfolio, STRATEGIES, strategy, key))
                            .forEach(path -> paths.put(variable(path), path)));
        });
        return paths;
    }

    /** Of a path below {@code portfolios}. */
    static String variable(String path) {
        return SettingKey.variable(PATH + "." + path.replace('-', '.'));
    }

    @Override
    public String show(Map<String, Portfolio> portfolios) {
        List<String> shown = new ArrayList<>();
        new TreeMap<>(portfolios).values().forEach(portfolio -> show(portfolio, shown));
        return shown.isEmpty() ? ValueTypes.NONE : String.join(",", shown);
    }

    private static void show(Portfolio portfolio, List<String> shown) {
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
            shown.add(own + "share=" + strategy.share().toPlainString());
            shown.add(own + "filter=" + ValueTypes.word(strategy.filter()));
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

    /** One table with known names; reports every other one. */
    private static final class Section {

        private final String path;
        private final List<Entry> entries;
        private final List<SettingsProblem> problems;

        private Section(String path, List<Entry> entries, Set<String> known, List<SettingsProblem> problems) {
            this.path = path;
            this.entries = entries;
            this.problems = problems;
            for (Entry entry : entries) {
                String key = entry.name().split("\\.", 2)[0];
                boolean nested = entry.name().contains(".");
                if (key.isEmpty() || (nested != TABLES.contains(key) && known.contains(key))) {
                    String table = key.isEmpty() ? path : path + "." + key;
                    String rule = nested ? "must be one value" : "must be a table";
                    problems.add(SettingsProblem.of(
                            table, entry.value().origin(), entry.value().text(), rule));
                } else if (!known.contains(key)) {
                    String rule = "is not a setting here: " + known.stream().collect(Collectors.joining(", "));
                    problems.add(new SettingsProblem(
                            path + "." + key,
                            entry.value().origin(),
                            Optional.empty(),
                            rule,
                            NameSuggestion.among(known, key)));
                }
            }
        }

        private boolean isNamed(String name) {
            if (!NAME.matcher(name).matches()) {
                problems.add(SettingsProblem.of(path, origin(), name, NAME_RULE));
                return false;
            }
            return true;
        }

        private <T> Optional<T> value(String key, ValueType<T> type) {
            return entry(key).flatMap(entry -> type.read(path + "." + key, entry.value(), problems));
        }

        private <T> Optional<T> required(String key, ValueType<T> type) {
            if (entry(key).isEmpty()) {
                problems.add(new SettingsProblem(
                        path + "." + key, origin(), Optional.empty(), "is missing: " + type.rule(), Optional.empty()));
            }
            return value(key, type);
        }

        private void requireThat(String key, boolean holds, String value, String rule) {
            if (!holds) {
                SettingSource at =
                        entry(key).map(entry -> entry.value().origin()).orElse(origin());
                problems.add(SettingsProblem.of(path + "." + key, at, value, rule));
            }
        }

        private List<Entry> below(String key) {
            return entries.stream()
                    .filter(entry -> entry.name().startsWith(key + "."))
                    .map(entry -> new Entry(entry.name().substring(key.length() + 1), entry.value()))
                    .toList();
        }

        private Optional<Entry> entry(String key) {
            return entries.stream().filter(entry -> entry.name().equals(key)).findFirst();
        }

        /** Where the table begins. */
        private SettingSource origin() {
            return entries.get(0).value().origin();
        }
    }
}
