package dev.scalpel.local.cli.demo;

import dev.scalpel.local.demo.DemoEvent.LicenceStood;
import dev.scalpel.local.demo.DemoEvent.MinuteTraded;
import dev.scalpel.local.demo.DemoEvent.NightEnded;
import dev.scalpel.local.demo.DemoEvent.Stage;
import java.time.Duration;

/**
 * How much of a demo is done, and how long the rest will take. Mutable: the share never goes back, also where a licence takes longer
 * than the fewest nights.
 */
final class DemoProgress {

    /** In units of a night. Measured on one machine; only their ratio counts. */
    private static final double MARKET = 5;

    /** Fits on 190 days of bars. */
    private static final double FIRST_NIGHT = 15;

    private static final double TRADING_DAY = 13;
    private static final double REPORT = 8;

    private static final int DEFAULT_MIN_DAYS = 60;
    private static final double KNOWN_FROM = 0.03;
    private static final Duration KNOWN_AFTER = Duration.ofSeconds(2);
    private static final long MANY_SECONDS = 100;

    private final int days;
    private final int shadowDays;
    private double share;

    DemoProgress(int days, int shadowDays) {
        this.days = days;
        this.shadowDays = shadowDays;
    }

    double share(DemoState state) {
        double nights = nights(state);
        double all = MARKET + nights + TRADING_DAY * days + REPORT;
        double done =
                switch (state.stage()) {
                    case MARKET -> 0;
                    case SHADOW ->
                        state.night()
                                .map(night -> MARKET + FIRST_NIGHT + night.number())
                                .orElse(MARKET);
                    case TRADING ->
                        MARKET
                                + nights
                                + TRADING_DAY
                                        * days
                                        * state.minute().map(MinuteTraded::done).orElse(0.0);
                    case REPORT -> MARKET + nights + TRADING_DAY * days;
                };
        share = Math.max(share, Math.min(1, done / all));
        return share;
    }

    private double nights(DemoState state) {
        int passed = state.night().map(NightEnded::number).orElse(0);
        int fewest = state.licence().map(LicenceStood::minDays).orElse(DEFAULT_MIN_DAYS) + 1;
        if (state.stage() == Stage.TRADING || state.stage() == Stage.REPORT) {
            return FIRST_NIGHT + passed;
        }
        return FIRST_NIGHT + (passed < fewest ? Math.min(shadowDays, fewest) : shadowDays);
    }

    /** In words. */
    String left(DemoState state, Duration elapsed) {
        double done = share(state);
        if (done < KNOWN_FROM || elapsed.compareTo(KNOWN_AFTER) < 0) {
            return "estimating the time left";
        }
        long seconds = Math.round(elapsed.toMillis() / 1e3 * (1 - done) / done);
        return seconds < MANY_SECONDS
                ? "about " + seconds + " s left"
                : "about " + Math.round(seconds / 60.0) + " min left";
    }
}
