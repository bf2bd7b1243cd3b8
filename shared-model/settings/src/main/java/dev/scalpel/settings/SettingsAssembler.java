package dev.scalpel.settings;

import dev.scalpel.market.InstrumentId;
import dev.scalpel.settings.value.CostOverride;
import dev.scalpel.settings.value.CostSettings;
import java.util.Map;
import java.util.TreeMap;

/** From values by key to the typed settings. */
final class SettingsAssembler {

    private SettingsAssembler() {}

    static Settings assemble(SettingValues values) {
        return new Settings(
                values.get(SettingKeys.VENUE),
                values.get(SettingKeys.MODE),
                values.get(SettingKeys.SYMBOLS),
                values.get(SettingKeys.REFERENCE_SYMBOL),
                values.get(SettingKeys.SHARD_SIZE),
                new Settings.Model(values.get(SettingKeys.MODEL_TRADING)),
                values.get(SettingKeys.PORTFOLIOS),
                new Settings.Signals(
                        values.get(SettingKeys.SIGNAL_STORE),
                        values.get(SettingKeys.SIGNAL_MAX_AGE),
                        values.get(SettingKeys.SIGNAL_KEEP_DAYS)),
                costs(values),
                new Settings.Retrieval(
                        values.get(SettingKeys.RETRIEVAL_INTERVAL),
                        values.get(SettingKeys.HISTORY_DAYS),
                        values.get(SettingKeys.RETRIEVAL_TIME_LIMIT)),
                execution(values),
                venueConnection(values),
                limits(values),
                training(values),
                new Settings.Tuning(
                        values.get(SettingKeys.TRIALS),
                        values.get(SettingKeys.TUNING_SECONDS),
                        values.get(SettingKeys.SEEDS),
                        values.get(SettingKeys.THREADS)),
                new Settings.Gate(
                        values.get(SettingKeys.FALSE_PROMOTION_BUDGET),
                        values.get(SettingKeys.MIN_TRADES),
                        values.get(SettingKeys.EXPIRY_DAYS),
                        values.get(SettingKeys.PROBATION)),
                new Settings.Monitoring(values.get(SettingKeys.REVIEW_DAY), values.get(SettingKeys.REVIEW_AT)),
                new Settings.Notification(
                        values.get(SettingKeys.CHANNEL),
                        values.get(SettingKeys.TOPIC),
                        values.get(SettingKeys.EMAIL),
                        values.get(SettingKeys.TRADE_NOTICES),
                        values.get(SettingKeys.TELEGRAM_CHAT),
                        values.get(SettingKeys.TELEGRAM_VARIABLE),
                        values.get(SettingKeys.WEBHOOK_VARIABLE)),
                store(values),
                new Settings.Page(values.get(SettingKeys.PORT)),
                new Settings.Api(
                        values.get(SettingKeys.API_ENABLED),
                        values.get(SettingKeys.API_PORT),
                        values.get(SettingKeys.API_ALLOW_FROM),
                        values.get(SettingKeys.API_TRUST_PROXY),
                        values.get(SettingKeys.API_ROUTES),
                        values.get(SettingKeys.TABLE_CAPACITY)),
                new Settings.Aws(
                        values.get(SettingKeys.AWS_REGION),
                        values.get(SettingKeys.ARCHITECTURE),
                        values.get(SettingKeys.BUDGET_USD),
                        values.get(SettingKeys.LOG_DAYS),
                        values.get(SettingKeys.DASHBOARD),
                        values.get(SettingKeys.NETWORK),
                        values.get(SettingKeys.LIVE_WITHOUT_FIXED_ADDRESS)));
    }

    static CostSettings costs(SettingValues values) {
        return new CostSettings(
                values.get(SettingKeys.COST_BASIS),
                values.get(SettingKeys.SAMPLE_MINUTES),
                values.get(SettingKeys.FEE_BP),
                values.get(SettingKeys.MAKER_FEE_BP),
                values.get(SettingKeys.HALF_SPREAD_BP),
                values.get(SettingKeys.SLIPPAGE_BP),
                values.get(SettingKeys.SLIPPAGE_BY_SIZE),
                values.get(SettingKeys.FUNDING),
                values.get(SettingKeys.FEE_ASSET),
                costsPerInstrument(values));
    }

    /** The settings name the instruments of their venue by symbol. */
    private static Map<InstrumentId, CostOverride> costsPerInstrument(SettingValues values) {
        String venue = values.get(SettingKeys.VENUE);
        Map<InstrumentId, CostOverride> costs = new TreeMap<>();
        values.get(SettingKeys.COSTS_PER_INSTRUMENT)
                .forEach((symbol, override) -> costs.put(new InstrumentId(venue, symbol), override));
        return costs;
    }

    private static Settings.Execution execution(SettingValues values) {
        return new Settings.Execution(
                values.get(SettingKeys.EXECUTION_INTERVAL),
                values.get(SettingKeys.ENTRY),
                values.get(SettingKeys.ENTRY_INCREMENT_BP),
                values.get(SettingKeys.MAKER_TIMEOUT),
                values.get(SettingKeys.STOP_LIMIT_OFFSET_BP),
                values.get(SettingKeys.STOP_TIMEOUT),
                values.get(SettingKeys.PAPER_CAPITAL));
    }

    private static Settings.VenueConnection venueConnection(SettingValues values) {
        return new Settings.VenueConnection(
                values.get(SettingKeys.VENUE_ADDRESS),
                values.get(SettingKeys.RECV_WINDOW),
                values.get(SettingKeys.LEVERAGE),
                values.get(SettingKeys.SECRET_NAME),
                values.get(SettingKeys.KEY_VARIABLE),
                values.get(SettingKeys.SECRET_VARIABLE),
                values.get(SettingKeys.LIVE_CONFIRMATION));
    }

    private static Settings.Limits limits(SettingValues values) {
        return new Settings.Limits(
                values.get(SettingKeys.DAILY_LOSS),
                values.get(SettingKeys.DRAWDOWN),
                values.get(SettingKeys.COOLDOWN),
                values.get(SettingKeys.MAX_CONSECUTIVE_LOSSES),
                values.get(SettingKeys.CONSECUTIVE_LOSS_PAUSE),
                values.get(SettingKeys.MAX_PRICE_MOVE_BP),
                values.get(SettingKeys.STALE_BAR),
                values.get(SettingKeys.EXPOSURE_CAP),
                values.get(SettingKeys.SESSION_END),
                values.get(SettingKeys.LIQUIDATION_DISTANCE));
    }

    private static Settings.Training training(SettingValues values) {
        return new Settings.Training(
                values.get(SettingKeys.TRAINING_AT),
                values.get(SettingKeys.STYLE),
                values.get(SettingKeys.SCORE_NETWORK),
                values.get(SettingKeys.SCORE_REGIMES),
                values.get(SettingKeys.WINDOW_DAYS),
                values.get(SettingKeys.HOLD_OUT_DAYS),
                values.get(SettingKeys.FOLDS),
                values.get(SettingKeys.FOLD_DAYS),
                values.get(SettingKeys.EMBARGO),
                values.get(SettingKeys.SEED));
    }

    private static Settings.Store store(SettingValues values) {
        return new Settings.Store(
                values.get(SettingKeys.STORE_KIND),
                values.get(SettingKeys.STORE_DIRECTORY),
                values.get(SettingKeys.BUCKET),
                values.get(SettingKeys.STORE_REGION),
                values.get(SettingKeys.STORE_ENDPOINT),
                values.get(SettingKeys.DURABILITY));
    }
}
