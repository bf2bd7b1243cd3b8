package dev.scalpel.monitoring.learning;

import dev.scalpel.learning.fit.FitSettings;
import dev.scalpel.learning.fit.MetaSettings;

/**
 * How far an update goes.
 *
 * @param network small steps; its epochs are the most there can be
 * @param patience epochs without a gain on the held-out bars after which it stops
 * @param replayed older rows for each new one
 * @param meta of the meta-model
 * @param calibrationDays so many days of new predictions weigh as much as the champion's calibration
 */
public record UpdateSettings(
        FitSettings network, int patience, double replayed, MetaSettings meta, double calibrationDays) {

    public static final UpdateSettings DEFAULT =
            new UpdateSettings(new FitSettings(4, 1e-3, 1e-2, 512), 1, 1, new MetaSettings(1, 0.01), 30);
}
