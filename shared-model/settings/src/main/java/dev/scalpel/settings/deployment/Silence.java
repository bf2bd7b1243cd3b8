package dev.scalpel.settings.deployment;

import dev.scalpel.settings.Settings;
import java.time.Duration;

/** How long a shard may handle no new bar before that is an alarm. */
public final class Silence {

    private static final int MINUTES = 15;
    private static final int CALLS = 3;

    private Silence() {}

    /** Longer where bars are fetched less often. */
    public static Duration after(Settings settings) {
        return Duration.ofMinutes(Math.max(MINUTES, CALLS * settings.retrieval().intervalMinutes()));
    }
}
