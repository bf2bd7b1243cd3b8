package dev.scalpel.settings;

import static dev.scalpel.settings.key.DeploymentKeys.BUCKET;
import static dev.scalpel.settings.key.DeploymentKeys.STORE_KIND;
import static dev.scalpel.settings.key.ExecutionKeys.ENTRY;
import static dev.scalpel.settings.key.ExecutionKeys.HISTORY_DAYS;
import static dev.scalpel.settings.key.ExecutionKeys.MAKER_TIMEOUT;
import static dev.scalpel.settings.key.GeneralKeys.MODEL_TRADING;
import static dev.scalpel.settings.key.GeneralKeys.PORTFOLIOS;
import static dev.scalpel.settings.key.GeneralKeys.SYMBOLS;
import static dev.scalpel.settings.key.LimitKeys.EXPOSURE_CAP;
import static dev.scalpel.settings.key.NotificationKeys.CHANNEL;
import static dev.scalpel.settings.key.NotificationKeys.EMAIL;
import static dev.scalpel.settings.key.NotificationKeys.TOPIC;
import static dev.scalpel.settings.key.TrainingKeys.FOLDS;
import static dev.scalpel.settings.key.TrainingKeys.FOLD_DAYS;
import static dev.scalpel.settings.key.TrainingKeys.HOLD_OUT_DAYS;
import static dev.scalpel.settings.key.TrainingKeys.WINDOW_DAYS;

import dev.scalpel.settings.key.SettingKey;
import dev.scalpel.settings.key.TradeLogKeys;
import dev.scalpel.settings.section.Channel;
import dev.scalpel.settings.section.EntryPricePolicy;
import dev.scalpel.settings.section.StoreKind;
import dev.scalpel.settings.type.SettingsProblem;
import dev.scalpel.trading.MakerEntry;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Rules across settings. Each is checked only if the values it needs are valid by themselves. */
final class CrossFieldValidator {

    private static final int SECONDS_PER_MINUTE = 60;

    private final SettingValues values;
    private final RuleReport report;

    private CrossFieldValidator(RuleReport report) {
        this.report = report;
        values = report.values();
    }

    static void check(SettingValues values, List<SettingsProblem> problems, List<String> warnings) {
        RuleReport report = new RuleReport(values, problems);
        CrossFieldValidator rules = new CrossFieldValidator(report);
        ModeRules.check(report);
        rules.requireOneQuoteAsset();
        rules.requireSharesWithinCap();
        rules.requireFoldsWithinWindow();
        rules.requireHistoryForWindow();
        rules.requireMailTarget();
        rules.requireBucket();
        rules.requireWholeMinutesOfQuotes();
        rules.requireSomethingToTrade();
        rules.requireDatabaseForZones();
        CostRules.requireRisingSlippage(report);
        BarRules.check(report);
        PortfolioRules.check(values, problems, warnings);
    }

    private void requireOneQuoteAsset() {
        Set<String> quotes = new TreeSet<>();
        values.get(SYMBOLS).symbols().forEach(symbol -> quotes.add(symbol.quote()));
        reportIf(
                quotes.size() > 1,
                SYMBOLS,
                "an account has one quote asset: these have " + quotes
                        + "; use a home directory and an account for each");
    }

    private void requireSharesWithinCap() {
        boolean broken = values.get(SYMBOLS).sum().compareTo(values.get(EXPOSURE_CAP)) > 0;
        reportIf(
                broken,
                SYMBOLS,
                "the shares together must be <= limits.exposureCap = " + values.display(EXPOSURE_CAP),
                EXPOSURE_CAP);
    }

    private void requireFoldsWithinWindow() {
        int needed = values.get(FOLDS) * values.get(FOLD_DAYS) + values.get(HOLD_OUT_DAYS);
        boolean broken = values.get(WINDOW_DAYS) <= needed;
        String rule = "must be > training.folds * training.foldDays + training.holdOutDays = " + needed
                + ": the first fold needs earlier days to learn from";
        reportIf(broken, WINDOW_DAYS, rule, FOLDS, FOLD_DAYS, HOLD_OUT_DAYS);
    }

    private void requireHistoryForWindow() {
        boolean broken = values.get(MODEL_TRADING) && values.get(HISTORY_DAYS) < values.get(WINDOW_DAYS);
        String rule = "must be >= training.windowDays = " + values.get(WINDOW_DAYS);
        reportIf(broken, HISTORY_DAYS, rule, WINDOW_DAYS, MODEL_TRADING);
    }

    private void requireMailTarget() {
        boolean broken = values.get(CHANNEL) == Channel.SNS
                && values.get(TOPIC).isEmpty()
                && values.get(EMAIL).isEmpty();
        reportIf(broken, CHANNEL, "sns needs notification.topic or notification.email", TOPIC, EMAIL);
    }

    private void requireBucket() {
        boolean broken =
                values.get(STORE_KIND) == StoreKind.S3 && values.get(BUCKET).isEmpty();
        reportIf(broken, BUCKET, "must name a bucket when store.kind is s3", STORE_KIND);
    }

    private void requireSomethingToTrade() {
        boolean broken = !values.get(MODEL_TRADING) && values.get(PORTFOLIOS).isEmpty();
        reportIf(broken, MODEL_TRADING, "must be true without portfolios: nothing would trade", PORTFOLIOS);
    }

    private void requireDatabaseForZones() {
        boolean broken = values.get(TradeLogKeys.MULTI_AZ) && !values.get(TradeLogKeys.AURORA);
        reportIf(broken, TradeLogKeys.MULTI_AZ, "needs tradeLog.aurora: true", TradeLogKeys.AURORA);
    }

    private void requireWholeMinutesOfQuotes() {
        int seconds = values.get(MAKER_TIMEOUT);
        boolean judged =
                seconds % SECONDS_PER_MINUTE == 0 && seconds / SECONDS_PER_MINUTE <= MakerEntry.MAX_VALID_MINUTES;
        reportIf(
                values.get(ENTRY) == EntryPricePolicy.MAKER && !judged,
                MAKER_TIMEOUT,
                "must be 60, 120 or 180 when execution.entry is maker: bars judge an entry by whole minutes",
                ENTRY);
    }

    private void reportIf(boolean broken, SettingKey<?> key, String rule, SettingKey<?>... others) {
        report.reportIf(broken, key, rule, others);
    }
}
