package dev.scalpel.local.desk;

import dev.scalpel.local.desk.backtests.Backtests;
import dev.scalpel.local.desk.data.DeskData;
import dev.scalpel.local.desk.data.ObservedStore;
import dev.scalpel.local.desk.data.Pace;
import dev.scalpel.local.desk.stream.LogRing;
import dev.scalpel.local.functions.LocalFunctions;
import dev.scalpel.settings.EffectiveSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a desk is opened over.
 *
 * @param settings as they are shown
 * @param backtests of the home directory, closed by who opens the desk
 * @param version of Scalpel
 * @param functions of the bot in this process; empty if another process runs it: then nothing can be changed
 * @param written the store that the bot in this process writes to; empty if there is none
 * @param lastMinute when the bot in this process last began a minute
 * @param log of the bot in this process
 * @param heartbeat of the event streams
 */
public record DeskSetup(
        DeskData data,
        List<EffectiveSettings.Line> settings,
        Backtests backtests,
        String version,
        Optional<LocalFunctions> functions,
        Optional<ObservedStore> written,
        Supplier<Optional<Instant>> lastMinute,
        LogRing log,
        Duration heartbeat) {

    /** Less than the five seconds that a page may count on. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(4);

    /** Of the bot that this process runs. */
    public static DeskSetup ofBot(
            DeskData data,
            List<EffectiveSettings.Line> settings,
            Backtests backtests,
            String version,
            LocalFunctions functions,
            ObservedStore written,
            Supplier<Optional<Instant>> lastMinute,
            LogRing log) {
        return new DeskSetup(
                data,
                settings,
                backtests,
                version,
                Optional.of(functions),
                Optional.of(written),
                lastMinute,
                log,
                HEARTBEAT);
    }

    /** Beside a bot that runs elsewhere. */
    public static DeskSetup beside(
            DeskData data, List<EffectiveSettings.Line> settings, Backtests backtests, String version, LogRing log) {
        return new DeskSetup(
                data,
                settings,
                backtests,
                version,
                Optional.empty(),
                Optional.empty(),
                Optional::empty,
                log,
                HEARTBEAT);
    }

    boolean readOnly() {
        return functions.isEmpty();
    }

    Pace pace() {
        return Pace.of(data.settings().store().kind(), readOnly());
    }
}
