package dev.scalpel.settings;

import static dev.scalpel.settings.key.ExecutionKeys.LIVE_CONFIRMATION;
import static dev.scalpel.settings.key.ExecutionKeys.VENUE_ADDRESS;
import static dev.scalpel.settings.key.GeneralKeys.MODE;
import static dev.scalpel.settings.key.GeneralKeys.VENUE;

import dev.scalpel.settings.type.TextTypes;
import dev.scalpel.settings.value.Mode;

/** What the mode requires of other settings. */
final class ModeRules {

    private ModeRules() {}

    static void check(RuleReport report) {
        SettingValues values = report.values();
        boolean live = values.get(MODE) == Mode.LIVE;
        report.reportIf(
                live && values.get(LIVE_CONFIRMATION).isEmpty(),
                LIVE_CONFIRMATION,
                "must be i-trade-real-money when mode is live",
                MODE);
        report.reportIf(
                live && values.get(VENUE_ADDRESS).isPresent(), VENUE_ADDRESS, "must be none when mode is live", MODE);
        report.reportIf(
                values.get(MODE) != Mode.PAPER && TextTypes.hasBarsOnly(values.get(VENUE)),
                MODE,
                barsOnly(values.get(VENUE)),
                VENUE);
    }

    /** Why a mode other than paper is refused at a venue whose adapter sends no orders. */
    static String barsOnly(String venue) {
        return "must be paper at " + venue + ": its adapter provides bars only, and sends no orders";
    }
}
