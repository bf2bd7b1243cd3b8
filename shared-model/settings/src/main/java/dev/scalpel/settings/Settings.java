package dev.scalpel.settings;

import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Symbol;
import dev.scalpel.settings.value.AllocationPolicy;
import dev.scalpel.settings.value.Allocations;
import dev.scalpel.settings.value.AllowedAddresses;
import dev.scalpel.settings.value.CostSettings;
import dev.scalpel.settings.value.DriftPolicy;
import dev.scalpel.settings.value.EmailAddress;
import dev.scalpel.settings.value.EntryFilter;
import dev.scalpel.settings.value.MessageRoutes;
import dev.scalpel.settings.value.PortfolioLimits;
import dev.scalpel.settings.value.Rule;
import dev.scalpel.settings.value.SignalStore;
import dev.scalpel.settings.value.SlotTimeFrame;
import dev.scalpel.settings.value.TableCapacity;
import dev.scalpel.settings.value.TradeNotices;
import dev.scalpel.settings.value.Valuation;
import dev.scalpel.strategy.Origin;
import dev.scalpel.trading.CostBook;
import dev.scalpel.trading.MakerEntry;
import dev.scalpel.trading.risk.RiskLimits;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The effective settings, which {@link SettingsReader} has validated; {@link SettingKeys} explains each value.
 */
public record Settings(
        String venue,
        Mode mode,
        Allocations symbols,
        Optional<Symbol> referenceSymbol,
        int shardSize,
        Model model,
        Map<String, Portfolio> portfolios,
        Signals signals,
        CostSettings costs,
        Retrieval retrieval,
        Execution execution,
        VenueConnection venueConnection,
        Limits limits,
        Training training,
        Tuning tuning,
        Gate gate,
        Monitoring monitoring,
        Notification notification,
        Store store,
        Page page,
        Api api,
        Aws aws) {

    private static final int SIGNAL_BAR_MINUTES = 5;

    /** The instrument that these settings mean by a symbol. */
    public InstrumentId instrument(Symbol symbol) {
        return new InstrumentId(venue, symbol);
    }

    /** The same settings with what makes other models. */
    public Settings with(Training otherTraining, Tuning otherTuning, Execution otherExecution) {
        return new Settings(
                venue,
                mode,
                symbols,
                referenceSymbol,
                shardSize,
                model,
                portfolios,
                signals,
                costs,
                retrieval,
                otherExecution,
                venueConnection,
                limits,
                otherTraining,
                otherTuning,
                gate,
                monitoring,
                notification,
                store,
                page,
                api,
                aws);
    }

    /** The same settings with other costs. */
    public Settings withCosts(CostSettings other) {
        return new Settings(
                venue,
                mode,
                symbols,
                referenceSymbol,
                shardSize,
                model,
                portfolios,
                signals,
                other,
                retrieval,
                execution,
                venueConnection,
                limits,
                training,
                tuning,
                gate,
                monitoring,
                notification,
                store,
                page,
                api,
                aws);
    }

    /** The symbols that models trade; none if only signals are traded. */
    public List<Symbol> traded() {
        return model.trading() ? symbols.symbols() : List.of();
    }

    /** The instruments that models trade, in the order of the settings. */
    public List<InstrumentId> instruments() {
        return instruments(traded());
    }

    /** What the portfolios of the settings' own venue trade, in order of name: its bars are fetched too. */
    public List<Symbol> portfolioSymbols() {
        return portfolios.values().stream()
                .filter(portfolio -> venueOf(portfolio).equals(venue))
                .flatMap(portfolio -> portfolio.strategies().stream())
                .map(PortfolioStrategy::instrument)
                .distinct()
                .sorted()
                .toList();
    }

    /** What the portfolios trade, each where it trades it. */
    public List<InstrumentId> portfolioInstruments() {
        return portfolios.values().stream()
                .flatMap(portfolio -> portfolio.strategies().stream()
                        .map(strategy -> new InstrumentId(venueOf(portfolio), strategy.instrument())))
                .distinct()
                .toList();
    }

    /** How often bars are fetched. Without a model nothing decides by the newest bar, so {@value #SIGNAL_BAR_MINUTES} minutes are enough. */
    public int retrievalMinutes() {
        return model.trading()
                ? retrieval.intervalMinutes()
                : Math.max(SIGNAL_BAR_MINUTES, retrieval.intervalMinutes());
    }

    /** The instruments that these settings mean by some symbols. */
    public List<InstrumentId> instruments(Collection<Symbol> some) {
        return some.stream().map(this::instrument).toList();
    }

    /** Another pair whose bars the models see. */
    public Optional<InstrumentId> referenceInstrument() {
        return referenceSymbol.map(this::instrument);
    }

    /**
     * The pair whose bars the score style's features of an instrument see besides its own: the reference pair, and for the
     * reference pair itself the first other traded symbol.
     */
    public Optional<InstrumentId> referenceOf(InstrumentId instrument) {
        return referenceInstrument()
                .filter(reference -> !reference.equals(instrument))
                .or(() -> referenceInstrument()
                        .flatMap(reference -> instruments().stream()
                                .filter(other -> !other.equals(instrument))
                                .findFirst()));
    }

    /** The portfolio with this name. */
    public Optional<Portfolio> portfolio(String name) {
        return Optional.ofNullable(portfolios.get(name));
    }

    /** Where a portfolio trades. */
    public String venueOf(Portfolio portfolio) {
        return portfolio.venue().orElse(venue);
    }

    /** How a portfolio's orders are handled. */
    public Mode modeOf(Portfolio portfolio) {
        return portfolio.mode().orElse(mode);
    }

    /** The limits on a portfolio's entries: its own where it has some, else those of all settings. */
    public RiskLimits limitsOf(Portfolio portfolio) {
        PortfolioLimits own = portfolio.limits();
        return new Limits(
                        own.dailyLossShare().orElse(limits.dailyLossShare()),
                        own.drawdownShare().orElse(limits.drawdownShare()),
                        limits.cooldownMinutes(),
                        own.maxConsecutiveLosses().orElse(limits.maxConsecutiveLosses()),
                        own.consecutiveLossPauseMinutes().orElse(limits.consecutiveLossPauseMinutes()),
                        own.maxPriceMoveBp().orElse(limits.maxPriceMoveBp()),
                        limits.staleBarSeconds(),
                        limits.exposureCap(),
                        limits.sessionEndMinutes(),
                        limits.liquidationDistance())
                .forTrading();
    }

    /**
     * The settings that a portfolio's orders are sent by: its venue, mode and confirmation. Its orders trade at once, whatever the
     * model's entries do.
     */
    public Settings tradedBy(Portfolio portfolio) {
        return new Settings(
                venueOf(portfolio),
                modeOf(portfolio),
                symbols,
                referenceSymbol,
                shardSize,
                model,
                portfolios,
                signals,
                costs,
                retrieval,
                execution.taking(),
                venueConnection.confirmedBy(portfolio.liveConfirmation()),
                limits,
                training,
                tuning,
                gate,
                monitoring,
                notification,
                store,
                page,
                api,
                aws);
    }

    /** How orders are handled. */
    public enum Mode {
        PAPER,
        TESTNET,
        LIVE
    }

    /** How models trade. */
    public enum Style {
        SCORE,
        BRACKETS
    }

    /** How an entry is priced. */
    public enum EntryPricePolicy {
        TAKER,
        MAKER
    }

    /** Where notices go. */
    public enum Channel {
        NONE,
        FILE,
        SNS
    }

    /** Processor architecture of the functions in AWS. */
    public enum Architecture {
        ARM64,
        X86_64
    }

    /** Source addresses of calls from AWS to the venue. */
    public enum Network {
        /** Addresses of AWS, shared with other customers and changing. */
        SHARED_ADDRESSES,
        /** One address of the deployment, to which an API key can be restricted. */
        FIXED_ADDRESS
    }

    /** Where the store is kept. */
    public enum StoreKind {
        DIRECTORY,
        S3
    }

    /** Whether a write of the directory store waits for the disk. */
    public enum Durability {
        FSYNC,
        NONE
    }

    /**
     * Strategies that share one account.
     *
     * @param venue where it is not that of all settings
     * @param mode where it is not that of all settings
     * @param incrementBp how far beyond the best price an order's limit lies
     * @param attempts of an order before a close goes at market, and an entry ends with what it has
     * @param inSession whether an entry is refused outside the trading session of its instrument, and at its end
     * @param limits its own limits on entries
     * @param strategies in the order of the settings
     */
    public record Portfolio(
            String name,
            Optional<String> venue,
            Optional<Mode> mode,
            Optional<LiveConfirmation> liveConfirmation,
            String quote,
            AllocationPolicy allocation,
            Valuation valuation,
            SlotTimeFrame timeFrame,
            int executeAfterSeconds,
            BigDecimal incrementBp,
            int attempts,
            DriftPolicy onDrift,
            boolean inSession,
            PortfolioLimits limits,
            List<PortfolioStrategy> strategies) {

        public Portfolio {
            strategies = List.copyOf(strategies);
        }
    }

    /**
     * @param ticker by which signals name it; a strategy with neither ticker nor source follows the model of its instrument
     * @param source the rule that it follows instead of signals
     * @param confirm rules that must agree with an entry, each by the minutes of the bars that it sees
     * @param filter what else must agree with an entry
     * @param share of the account, 0 to 0.98; 0 trades nothing
     * @param stopLoss distance of a resting stop from the entry price, as a share of it
     * @param takeProfit distance of a resting target from the entry price, as a share of it
     */
    public record PortfolioStrategy(
            String name,
            Optional<String> ticker,
            Optional<Rule> source,
            Symbol instrument,
            BigDecimal share,
            EntryFilter filter,
            Map<Integer, Rule> confirm,
            Optional<BigDecimal> stopLoss,
            Optional<BigDecimal> takeProfit) {

        public PortfolioStrategy {
            confirm = Collections.unmodifiableMap(new TreeMap<>(confirm));
        }

        public Origin origin() {
            if (source.isPresent()) {
                return Origin.RULE;
            }
            return ticker.isPresent() ? Origin.SIGNAL : Origin.MODEL;
        }
    }

    /** @param trading whether models are trained and trade */
    public record Model(boolean trading) {}

    /**
     * @param maxAgeSeconds counted from a signal's slot
     * @param keepDays how long received signals are kept
     */
    public record Signals(SignalStore store, int maxAgeSeconds, int keepDays) {}

    public record Retrieval(int intervalMinutes, int historyDays, int timeLimitSeconds) {}

    /** @param paperCapital in units of the quote asset */
    public record Execution(
            int intervalMinutes,
            EntryPricePolicy entry,
            BigDecimal entryIncrementBp,
            int makerTimeoutSeconds,
            BigDecimal stopLimitOffsetBp,
            int stopTimeoutSeconds,
            BigDecimal paperCapital) {

        private static final int SECONDS_PER_MINUTE = 60;

        private Execution taking() {
            return new Execution(
                    intervalMinutes,
                    EntryPricePolicy.TAKER,
                    entryIncrementBp,
                    makerTimeoutSeconds,
                    stopLimitOffsetBp,
                    stopTimeoutSeconds,
                    paperCapital);
        }

        /** How simulation, labels and paper trading quote an entry; empty if it takes. */
        public Optional<MakerEntry> makerEntry() {
            return entry == EntryPricePolicy.MAKER
                    ? Optional.of(MakerEntry.once(makerTimeoutSeconds / SECONDS_PER_MINUTE))
                    : Optional.empty();
        }
    }

    /**
     * @param leverage of positions on margin: notional over margin
     * @param secretName the name of the keys in Secrets Manager, never the keys
     * @param keyVariable the name of the environment variable with the key, never the key
     * @param secretVariable the name of the environment variable with the key's secret, never the secret
     */
    public record VenueConnection(
            Optional<String> address,
            int recvWindowMillis,
            int leverage,
            String secretName,
            String keyVariable,
            String secretVariable,
            Optional<LiveConfirmation> liveConfirmation) {

        private VenueConnection confirmedBy(Optional<LiveConfirmation> other) {
            return new VenueConnection(
                    address, recvWindowMillis, leverage, secretName, keyVariable, secretVariable, other);
        }
    }

    /** The only value that confirms live trading. */
    public enum LiveConfirmation {
        I_TRADE_REAL_MONEY
    }

    /** Shares are of the account's equity; {@code 0.03} is three per cent. */
    public record Limits(
            BigDecimal dailyLossShare,
            BigDecimal drawdownShare,
            int cooldownMinutes,
            int maxConsecutiveLosses,
            int consecutiveLossPauseMinutes,
            BigDecimal maxPriceMoveBp,
            int staleBarSeconds,
            BigDecimal exposureCap,
            int sessionEndMinutes,
            BigDecimal liquidationDistance) {

        /** In the units of the simulator and of execution; there the cool-down is part of the tactics. */
        public RiskLimits forTrading() {
            return new RiskLimits(
                    dailyLossShare.doubleValue(),
                    drawdownShare.doubleValue(),
                    maxConsecutiveLosses,
                    consecutiveLossPauseMinutes,
                    rate(maxPriceMoveBp),
                    staleBarSeconds,
                    exposureCap.doubleValue());
        }
    }

    /** Days are whole days of UTC. */
    public record Training(
            LocalTime at,
            Style style,
            boolean network,
            boolean regimes,
            int windowDays,
            int holdOutDays,
            int folds,
            int foldDays,
            int embargoMinutes,
            int seed) {

        /** Days that fitting and tuning may see: the window less the hold-out. */
        public int fitDays() {
            return windowDays - holdOutDays;
        }
    }

    /** @param threads 0 means one per processor */
    public record Tuning(int trials, int seconds, int seeds, int threads) {

        public int threadsOn(int processors) {
            return threads == 0 ? Math.max(1, processors) : threads;
        }
    }

    public record Gate(BigDecimal falsePromotionBudget, int minTrades, int expiryDays, boolean probation) {}

    public record Monitoring(DayOfWeek day, LocalTime at) {}

    /**
     * @param trades when closed trades are reported
     * @param telegramChat where notices go by Telegram as well
     * @param telegramVariable the name of the environment variable with the bot's token, never the token
     * @param webhookVariable the name of the environment variable with the address that notices are posted to as well
     */
    public record Notification(
            Channel channel,
            Optional<String> topic,
            Optional<EmailAddress> email,
            TradeNotices trades,
            Optional<String> telegramChat,
            String telegramVariable,
            Optional<String> webhookVariable) {}

    /** @param directory relative to the home directory unless absolute */
    public record Store(
            StoreKind kind,
            Path directory,
            Optional<String> bucket,
            Optional<String> region,
            Optional<String> endpoint,
            Durability durability) {}

    public record Page(int port) {}

    /**
     * The HTTP API.
     *
     * @param port on this machine
     * @param trustProxy whether a tunnel on this machine forwards calls
     * @param routes of messages whose address names no portfolio
     * @param tableCapacity of the deployment's table of signals
     */
    public record Api(
            boolean enabled,
            int port,
            AllowedAddresses allowFrom,
            boolean trustProxy,
            MessageRoutes routes,
            TableCapacity tableCapacity) {}

    public record Aws(
            Optional<String> region,
            Architecture architecture,
            int monthlyBudgetUsd,
            int logRetentionDays,
            boolean dashboard,
            Network network,
            boolean liveWithoutFixedAddress) {}

    /** The costs of each instrument by the settings alone; {@code MeasuredCosts} prefers what was measured. */
    public CostBook costBook() {
        return costs.forTrading();
    }

    /** Costs as models assume them when they choose, which know no quantity: those of {@link #largestOrder}. */
    public CostBook decisionCosts(CostBook costs) {
        return costs.atNotional(this::largestOrder);
    }

    /** The largest order of an account of {@code execution.paperCapital}, in the quote asset. */
    public double largestOrder(InstrumentId instrument) {
        BigDecimal share =
                symbols.share(instrument.symbol()).orElse(limits.exposureCap()).min(limits.exposureCap());
        return execution.paperCapital().doubleValue() * share.doubleValue();
    }

    private static double rate(BigDecimal basisPoints) {
        return basisPoints.movePointLeft(4).doubleValue();
    }
}
