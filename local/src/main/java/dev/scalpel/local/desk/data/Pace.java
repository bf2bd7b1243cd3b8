package dev.scalpel.local.desk.data;

import dev.scalpel.settings.section.StoreKind;
import java.time.Duration;

/**
 * How often the desk looks for changes that another process has made. What its own process writes, it reads at once.
 *
 * @param account between two reads of the account and the portfolios
 * @param instruments between two reads of an instrument's state and bars; its trades and decisions are read only if the state
 *     has changed
 */
public record Pace(Duration account, Duration instruments) {

    /** Of a champion, which changes once a night. */
    static final Duration CHAMPION = Duration.ofMinutes(5);

    /**
     * Reading a directory costs nothing, reading a bucket costs money.
     *
     * @param beside whether another process runs the bot
     */
    public static Pace of(StoreKind kind, boolean beside) {
        if (kind == StoreKind.S3) {
            return new Pace(Duration.ofSeconds(10), Duration.ofSeconds(beside ? 20 : 60));
        }
        return new Pace(Duration.ofSeconds(2), Duration.ofSeconds(beside ? 5 : 30));
    }
}
