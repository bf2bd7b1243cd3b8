package dev.scalpel.settings;

import static dev.scalpel.settings.SettingKeys.BUCKET;
import static dev.scalpel.settings.SettingKeys.CHANNEL;
import static dev.scalpel.settings.SettingKeys.EMAIL;
import static dev.scalpel.settings.SettingKeys.EXCHANGE_ADDRESS;
import static dev.scalpel.settings.SettingKeys.EXPOSURE_CAP;
import static dev.scalpel.settings.SettingKeys.FOLDS;
import static dev.scalpel.settings.SettingKeys.FOLD_DAYS;
import static dev.scalpel.settings.SettingKeys.HISTORY_DAYS;
import static dev.scalpel.settings.SettingKeys.HOLD_OUT_DAYS;
import static dev.scalpel.settings.SettingKeys.LIVE_CONFIRMATION;
import static dev.scalpel.settings.SettingKeys.MODE;
import static dev.scalpel.settings.SettingKeys.STORE_KIND;
import static dev.scalpel.settings.SettingKeys.SYMBOLS;
import static dev.scalpel.settings.SettingKeys.TOPIC;
import static dev.scalpel.settings.SettingKeys.WINDOW_DAYS;

import dev.scalpel.settings.Settings.Channel;
import dev.scalpel.settings.Settings.Mode;
import dev.scalpel.settings.Settings.StoreKind;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Rules that no single value can break. Each is judged only if the values it needs are sound. */
final class CrossFieldValidator {

    private final SettingValues values;
    private final List<SettingsProblem> mistakes;

    private CrossFieldValidator(SettingValues values, List<SettingsProblem> mistakes) {
        this.values = values;
        this.mistakes = mistakes;
    }

    static void check(SettingValues values, List<SettingsProblem> mistakes) {
        CrossFieldValidator rules = new CrossFieldValidator(values, mistakes);
        rules.liveIsConfirmed();
        rules.liveHasTheRealAddress();
        rules.symbolsHaveOneQuote();
        rules.sharesFitTheCap();
        rules.foldsFitTheWindow();
        rules.historyCoversTheWindow();
        rules.mailHasAWay();
        rules.bucketIsNamed();
    }

    private void liveIsConfirmed() {
        boolean broken =
                values.get(MODE) == Mode.LIVE && values.get(LIVE_CONFIRMATION).isEmpty();
        refuseIf(broken, LIVE_CONFIRMATION, "must be i-trade-real-money when mode is live", MODE);
    }

    private void liveHasTheRealAddress() {
        boolean broken =
                values.get(MODE) == Mode.LIVE && values.get(EXCHANGE_ADDRESS).isPresent();
        refuseIf(broken, EXCHANGE_ADDRESS, "must be none when mode is live", MODE);
    }

    private void symbolsHaveOneQuote() {
        Set<String> quotes = new TreeSet<>();
        values.get(SYMBOLS).symbols().forEach(symbol -> quotes.add(symbol.quote()));
        refuseIf(
                quotes.size() > 1,
                SYMBOLS,
                "an account counts in one quote asset: these have " + quotes
                        + "; trade them by a home and an account each");
    }

    private void sharesFitTheCap() {
        boolean broken = values.get(SYMBOLS).sum().compareTo(values.get(EXPOSURE_CAP)) > 0;
        refuseIf(
                broken,
                SYMBOLS,
                "the shares together must be <= limits.exposureCap = " + values.shown(EXPOSURE_CAP),
                EXPOSURE_CAP);
    }

    private void foldsFitTheWindow() {
        int needed = values.get(FOLDS) * values.get(FOLD_DAYS) + values.get(HOLD_OUT_DAYS);
        boolean broken = values.get(WINDOW_DAYS) <= needed;
        String rule = "must be > training.folds * training.foldDays + training.holdOutDays = " + needed
                + ": the first fold needs days before it to learn from";
        refuseIf(broken, WINDOW_DAYS, rule, FOLDS, FOLD_DAYS, HOLD_OUT_DAYS);
    }

    private void historyCoversTheWindow() {
        boolean broken = values.get(HISTORY_DAYS) < values.get(WINDOW_DAYS);
        String rule = "must be >= training.windowDays = " + values.get(WINDOW_DAYS);
        refuseIf(broken, HISTORY_DAYS, rule, WINDOW_DAYS);
    }

    private void mailHasAWay() {
        boolean broken = values.get(CHANNEL) == Channel.SNS
                && values.get(TOPIC).isEmpty()
                && values.get(EMAIL).isEmpty();
        refuseIf(broken, CHANNEL, "sns needs notification.topic or notification.email", TOPIC, EMAIL);
    }

    private void bucketIsNamed() {
        boolean broken =
                values.get(STORE_KIND) == StoreKind.S3 && values.get(BUCKET).isEmpty();
        refuseIf(broken, BUCKET, "must name a bucket when store.kind is s3", STORE_KIND);
    }

    private void refuseIf(boolean broken, SettingKey<?> key, String rule, SettingKey<?>... others) {
        if (broken && values.sound(key) && values.sound(others)) {
            mistakes.add(SettingsProblem.of(key.path(), values.origin(key), values.shown(key), rule));
        }
    }
}
