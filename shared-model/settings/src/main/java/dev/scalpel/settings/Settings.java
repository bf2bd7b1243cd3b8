package dev.scalpel.settings;

import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Symbol;
import dev.scalpel.settings.key.SettingKeys;
import dev.scalpel.settings.portfolio.Portfolio;
import dev.scalpel.settings.portfolio.PortfolioStrategy;
import dev.scalpel.settings.section.ApiSettings;
import dev.scalpel.settings.section.AwsSettings;
import dev.scalpel.settings.section.AwsSettings.PipelineSettings;
import dev.scalpel.settings.section.ConnectionSettings;
import dev.scalpel.settings.section.ExecutionSettings;
import dev.scalpel.settings.section.GateSettings;
import dev.scalpel.settings.section.LimitSettings;
import dev.scalpel.settings.section.ModelSettings;
import dev.scalpel.settings.section.MonitoringSettings;
import dev.scalpel.settings.section.NotificationSettings;
import dev.scalpel.settings.section.PageSettings;
import dev.scalpel.settings.section.RetrievalSettings;
import dev.scalpel.settings.section.SignalSettings;
import dev.scalpel.settings.section.StoreSettings;
import dev.scalpel.settings.section.TradeLogSettings;
import dev.scalpel.settings.section.TrainingSettings;
import dev.scalpel.settings.section.TuningSettings;
import dev.scalpel.settings.type.TextTypes;
import dev.scalpel.settings.universe.UniverseSettings;
import dev.scalpel.settings.value.Allocations;
import dev.scalpel.settings.value.CostSettings;
import dev.scalpel.settings.value.Mode;
import dev.scalpel.settings.value.PortfolioLimits;
import dev.scalpel.trading.CostBook;
import dev.scalpel.trading.instrument.ConversionPair;
import dev.scalpel.trading.risk.RiskLimits;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The effective settings, which {@link SettingsReader} has validated; {@link SettingKeys} explains each value.
 */
public record Settings(
        String venue,
        Mode mode,
        Allocations symbols,
        Optional<Symbol> referenceSymbol,
        int shardSize,
        ModelSettings model,
        Map<String, Portfolio> portfolios,
        SignalSettings signals,
        CostSettings costs,
        RetrievalSettings retrieval,
        ExecutionSettings execution,
        ConnectionSettings venueConnection,
        LimitSettings limits,
        TrainingSettings training,
        TuningSettings tuning,
        GateSettings gate,
        MonitoringSettings monitoring,
        NotificationSettings notification,
        StoreSettings store,
        PageSettings page,
        ApiSettings api,
        AwsSettings aws,
        TradeLogSettings tradeLog,
        UniverseSettings universe,
        PipelineSettings pipeline) {

    private static final int SIGNAL_BAR_MINUTES = 5;

    /** The instrument that these settings mean by a symbol. */
    public InstrumentId instrument(Symbol symbol) {
        return new InstrumentId(venue, symbol);
    }

    /** The same settings with what makes other models. */
    public Settings with(TrainingSettings otherTraining, TuningSettings otherTuning, ExecutionSettings otherExecution) {
        return with(venue, mode, symbols, costs, otherExecution, venueConnection, otherTraining, otherTuning);
    }

    /** The same settings with other costs. */
    public Settings withCosts(CostSettings other) {
        return with(venue, mode, symbols, other, execution, venueConnection, training, tuning);
    }

    /** The same settings with the members of a universe, where {@code symbols} follows one. */
    public Settings inUniverse(List<Symbol> members, Collection<Symbol> leaving) {
        return symbols.followsUniverse()
                ? with(
                        venue,
                        mode,
                        symbols.in(members, leaving, limits.exposureCap()),
                        costs,
                        execution,
                        venueConnection,
                        training,
                        tuning)
                : this;
    }

    private Settings with(
            String otherVenue,
            Mode otherMode,
            Allocations otherSymbols,
            CostSettings otherCosts,
            ExecutionSettings otherExecution,
            ConnectionSettings otherConnection,
            TrainingSettings otherTraining,
            TuningSettings otherTuning) {
        return new Settings(
                otherVenue,
                otherMode,
                otherSymbols,
                referenceSymbol,
                shardSize,
                model,
                portfolios,
                signals,
                otherCosts,
                retrieval,
                otherExecution,
                otherConnection,
                limits,
                otherTraining,
                otherTuning,
                gate,
                monitoring,
                notification,
                store,
                page,
                api,
                aws,
                tradeLog,
                universe,
                pipeline);
    }

    /** The symbols that models trade; none if only signals are traded. */
    public List<Symbol> traded() {
        return model.trading() ? symbols.symbols() : List.of();
    }

    /** The instruments that models trade, in the order of the settings. */
    public List<InstrumentId> instruments() {
        return instruments(traded());
    }

    /**
     * What the portfolios of the settings' own venue trade, and the pairs that convert it into what they count in, in order of name: their
     * bars are fetched too. None at a venue that publishes no bars.
     */
    public List<Symbol> portfolioSymbols() {
        if (portfolios.isEmpty() || TextTypes.hasNoBars(venue)) {
            return List.of();
        }
        return portfolios.values().stream()
                .filter(portfolio -> venueOf(portfolio).equals(venue))
                .flatMap(portfolio -> portfolio.strategies().stream()
                        .map(PortfolioStrategy::instrument)
                        .flatMap(symbol -> Stream.concat(
                                Stream.of(symbol),
                                ConversionPair.of(symbol.quote(), portfolio.quote())
                                        .map(ConversionPair::symbol)
                                        .stream())))
                .distinct()
                .sorted()
                .toList();
    }

    /** What the lake holds: the symbols, the reference pair, and what portfolios trade. */
    public List<InstrumentId> lakeInstruments() {
        return Stream.of(
                        instruments(symbols.symbols()).stream(),
                        referenceInstrument().stream(),
                        portfolioInstruments().stream())
                .flatMap(all -> all)
                .distinct()
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

    /**
     * How often bars are fetched. Without a model, a rule or a confirmation nothing decides by the newest bar, so {@value
     * #SIGNAL_BAR_MINUTES} minutes are enough.
     */
    public int retrievalMinutes() {
        boolean ruled = portfolios.values().stream()
                .flatMap(portfolio -> portfolio.strategies().stream())
                .anyMatch(PortfolioStrategy::needsNewestBars);
        return model.trading() || ruled
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
        return new LimitSettings(
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
        return with(
                venueOf(portfolio),
                modeOf(portfolio),
                symbols,
                costs,
                execution.taking(),
                venueConnection.confirmedBy(portfolio.liveConfirmation()),
                training,
                tuning);
    }

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
}
