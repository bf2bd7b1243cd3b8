package dev.scalpel.local.desk;

import dev.scalpel.local.desk.metrics.BotMetrics;
import java.util.Map;

/** The metrics of the bot that this desk shows. */
final class DeskMetrics {

    private final DeskSetup setup;
    private final Overview overview;
    private final BotMetrics metrics;

    DeskMetrics(DeskSetup setup, Overview overview) {
        this.setup = setup;
        this.overview = overview;
        metrics = new BotMetrics(setup.data(), setup.version());
    }

    byte[] bytes() {
        Overview.Read read = overview.read();
        return metrics.of(
                read.snapshot(),
                read.document(),
                setup.lastMinute().get(),
                setup.functions()
                        .map(functions -> functions.statistics().calls())
                        .orElse(Map.of()));
    }
}
