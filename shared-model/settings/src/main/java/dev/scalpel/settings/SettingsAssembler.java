package dev.scalpel.settings;

import dev.scalpel.market.InstrumentId;
import dev.scalpel.settings.key.CostKeys;
import dev.scalpel.settings.key.CredentialKeys;
import dev.scalpel.settings.key.DeploymentKeys;
import dev.scalpel.settings.key.ExecutionKeys;
import dev.scalpel.settings.key.GeneralKeys;
import dev.scalpel.settings.key.LimitKeys;
import dev.scalpel.settings.key.NotificationKeys;
import dev.scalpel.settings.key.PipelineKeys;
import dev.scalpel.settings.key.TradeLogKeys;
import dev.scalpel.settings.key.TrainingKeys;
import dev.scalpel.settings.key.UniverseKeys;
import dev.scalpel.settings.section.ApiSettings;
import dev.scalpel.settings.section.AwsSettings;
import dev.scalpel.settings.section.AwsSettings.PipelineSettings;
import dev.scalpel.settings.section.ConnectionSettings;
import dev.scalpel.settings.section.ExecutionSettings;
import dev.scalpel.settings.section.GateSettings;
import dev.scalpel.settings.section.LimitSettings;
import dev.scalpel.settings.section.ModelSettings;
import dev.scalpel.settings.section.MonitoringSettings;
import dev.scalpel.settings.section.MutualTlsSettings;
import dev.scalpel.settings.section.NotificationSettings;
import dev.scalpel.settings.section.PageSettings;
import dev.scalpel.settings.section.RetrievalSettings;
import dev.scalpel.settings.section.SignalSettings;
import dev.scalpel.settings.section.StoreSettings;
import dev.scalpel.settings.section.TradeLogSettings;
import dev.scalpel.settings.section.TrainingSettings;
import dev.scalpel.settings.section.TuningSettings;
import dev.scalpel.settings.universe.UniverseSettings;
import dev.scalpel.settings.value.CostOverride;
import dev.scalpel.settings.value.CostSettings;
import java.util.Map;
import java.util.TreeMap;

/** From values by key to the typed settings. */
final class SettingsAssembler {

    private SettingsAssembler() {}

    static Settings assemble(SettingValues values) {
        return new Settings(
                values.get(GeneralKeys.VENUE),
                values.get(GeneralKeys.MODE),
                values.get(GeneralKeys.SYMBOLS),
                values.get(GeneralKeys.REFERENCE_SYMBOL),
                values.get(GeneralKeys.SHARD_SIZE),
                new ModelSettings(values.get(GeneralKeys.MODEL_TRADING)),
                values.get(GeneralKeys.PORTFOLIOS),
                new SignalSettings(
                        values.get(GeneralKeys.SIGNAL_STORE),
                        values.get(GeneralKeys.SIGNAL_MAX_AGE),
                        values.get(GeneralKeys.SIGNAL_KEEP_DAYS)),
                costs(values),
                new RetrievalSettings(
                        values.get(ExecutionKeys.RETRIEVAL_INTERVAL),
                        values.get(ExecutionKeys.HISTORY_DAYS),
                        values.get(ExecutionKeys.RETRIEVAL_TIME_LIMIT),
                        values.get(ExecutionKeys.RETRIEVAL_MAX_USD)),
                execution(values),
                venueConnection(values),
                limits(values),
                training(values),
                new TuningSettings(
                        values.get(TrainingKeys.TRIALS),
                        values.get(TrainingKeys.TUNING_SECONDS),
                        values.get(TrainingKeys.SEEDS),
                        values.get(TrainingKeys.THREADS)),
                new GateSettings(
                        values.get(TrainingKeys.FALSE_PROMOTION_BUDGET),
                        values.get(TrainingKeys.MIN_TRADES),
                        values.get(TrainingKeys.EXPIRY_DAYS),
                        values.get(TrainingKeys.PROBATION)),
                new MonitoringSettings(values.get(NotificationKeys.REVIEW_DAY), values.get(NotificationKeys.REVIEW_AT)),
                new NotificationSettings(
                        values.get(NotificationKeys.CHANNEL),
                        values.get(NotificationKeys.TOPIC),
                        values.get(NotificationKeys.EMAIL),
                        values.get(NotificationKeys.TRADE_NOTICES),
                        values.get(NotificationKeys.TELEGRAM_CHAT),
                        values.get(NotificationKeys.TELEGRAM_VARIABLE),
                        values.get(NotificationKeys.WEBHOOK_VARIABLE),
                        values.get(NotificationKeys.NOTICE_SECRET)),
                store(values),
                new PageSettings(values.get(DeploymentKeys.PORT)),
                new ApiSettings(
                        values.get(DeploymentKeys.API_ENABLED),
                        values.get(DeploymentKeys.API_PORT),
                        values.get(DeploymentKeys.API_ALLOW_FROM),
                        values.get(DeploymentKeys.API_TRUST_PROXY),
                        values.get(DeploymentKeys.API_ROUTES),
                        new MutualTlsSettings(
                                values.get(DeploymentKeys.API_MUTUAL_TLS),
                                values.get(DeploymentKeys.API_CERTIFICATE),
                                values.get(DeploymentKeys.API_TRUSTSTORE)),
                        values.get(GeneralKeys.TABLE_CAPACITY)),
                new AwsSettings(
                        values.get(DeploymentKeys.AWS_REGION),
                        values.get(DeploymentKeys.ARCHITECTURE),
                        values.get(DeploymentKeys.BUDGET_USD),
                        values.get(DeploymentKeys.LOG_DAYS),
                        values.get(DeploymentKeys.DASHBOARD),
                        values.get(DeploymentKeys.SHARD_CALLS),
                        values.get(DeploymentKeys.NETWORK),
                        values.get(DeploymentKeys.LIVE_WITHOUT_FIXED_ADDRESS),
                        values.get(DeploymentKeys.ATHENA)),
                new TradeLogSettings(
                        values.get(TradeLogKeys.URL),
                        values.get(TradeLogKeys.DYNAMODB),
                        values.get(TradeLogKeys.AURORA),
                        values.get(TradeLogKeys.MULTI_AZ),
                        values.get(TradeLogKeys.EVERY)),
                new UniverseSettings(
                        values.get(UniverseKeys.SOURCE),
                        values.get(UniverseKeys.QUOTE),
                        values.get(UniverseKeys.MIN_VOLUME),
                        values.get(UniverseKeys.KEY_VARIABLE),
                        values.get(UniverseKeys.ADDRESS)),
                new PipelineSettings(values.get(PipelineKeys.CONCURRENCY), values.get(PipelineKeys.LAKE)));
    }

    static CostSettings costs(SettingValues values) {
        return new CostSettings(
                values.get(CostKeys.COST_BASIS),
                values.get(CostKeys.SAMPLE_MINUTES),
                values.get(CostKeys.FEE_BP),
                values.get(CostKeys.MAKER_FEE_BP),
                values.get(CostKeys.HALF_SPREAD_BP),
                values.get(CostKeys.SLIPPAGE_BP),
                values.get(CostKeys.SLIPPAGE_BY_SIZE),
                values.get(CostKeys.FUNDING),
                values.get(CostKeys.FEE_ASSET),
                costsPerInstrument(values));
    }

    /** The settings name the instruments of their venue by symbol. */
    private static Map<InstrumentId, CostOverride> costsPerInstrument(SettingValues values) {
        String venue = values.get(GeneralKeys.VENUE);
        Map<InstrumentId, CostOverride> costs = new TreeMap<>();
        values.get(CostKeys.COSTS_PER_INSTRUMENT)
                .forEach((symbol, override) -> costs.put(new InstrumentId(venue, symbol), override));
        return costs;
    }

    private static ExecutionSettings execution(SettingValues values) {
        return new ExecutionSettings(
                values.get(ExecutionKeys.EXECUTION_INTERVAL),
                values.get(ExecutionKeys.ENTRY),
                values.get(ExecutionKeys.ENTRY_INCREMENT_BP),
                values.get(ExecutionKeys.MAKER_TIMEOUT),
                values.get(ExecutionKeys.STOP_LIMIT_OFFSET_BP),
                values.get(ExecutionKeys.STOP_TIMEOUT),
                values.get(ExecutionKeys.PAPER_CAPITAL));
    }

    private static ConnectionSettings venueConnection(SettingValues values) {
        return new ConnectionSettings(
                values.get(ExecutionKeys.VENUE_ADDRESS),
                values.get(ExecutionKeys.RECV_WINDOW),
                values.get(ExecutionKeys.LEVERAGE),
                values.get(CredentialKeys.STORE),
                values.get(CredentialKeys.STAGE),
                values.get(ExecutionKeys.SECRET_NAME),
                values.get(ExecutionKeys.KEY_VARIABLE),
                values.get(ExecutionKeys.SECRET_VARIABLE),
                values.get(ExecutionKeys.LIVE_CONFIRMATION),
                values.get(ExecutionKeys.UNREHEARSED));
    }

    private static LimitSettings limits(SettingValues values) {
        return new LimitSettings(
                values.get(LimitKeys.DAILY_LOSS),
                values.get(LimitKeys.DRAWDOWN),
                values.get(LimitKeys.COOLDOWN),
                values.get(LimitKeys.MAX_CONSECUTIVE_LOSSES),
                values.get(LimitKeys.CONSECUTIVE_LOSS_PAUSE),
                values.get(LimitKeys.MAX_PRICE_MOVE_BP),
                values.get(LimitKeys.STALE_BAR),
                values.get(LimitKeys.EXPOSURE_CAP),
                values.get(LimitKeys.SESSION_END),
                values.get(LimitKeys.LIQUIDATION_DISTANCE));
    }

    private static TrainingSettings training(SettingValues values) {
        return new TrainingSettings(
                values.get(TrainingKeys.TRAINING_AT),
                values.get(TrainingKeys.STYLE),
                values.get(TrainingKeys.SCORE_NETWORK),
                values.get(TrainingKeys.SCORE_REGIMES),
                values.get(TrainingKeys.WINDOW_DAYS),
                values.get(TrainingKeys.HOLD_OUT_DAYS),
                values.get(TrainingKeys.FOLDS),
                values.get(TrainingKeys.FOLD_DAYS),
                values.get(TrainingKeys.EMBARGO),
                values.get(TrainingKeys.SEED));
    }

    private static StoreSettings store(SettingValues values) {
        return new StoreSettings(
                values.get(DeploymentKeys.STORE_KIND),
                values.get(DeploymentKeys.STORE_DIRECTORY),
                values.get(DeploymentKeys.BUCKET),
                values.get(DeploymentKeys.STORE_REGION),
                values.get(DeploymentKeys.STORE_ENDPOINT),
                values.get(DeploymentKeys.DURABILITY));
    }
}
