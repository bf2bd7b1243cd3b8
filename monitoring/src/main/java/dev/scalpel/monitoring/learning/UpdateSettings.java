package dev.scalpel.monitoring.learning;

import dev.scalpel.learning.fit.FitSettings;
import dev.scalpel.learning.fit.MetaSettings;

/**
 * Settings of an online update.
 *
 * @param network fit of the networks, with small steps; its epochs are an upper limit
 * @param patience epochs without an improvement on the held-out bars after which the fit stops
 * @param replayed replayed older rows per new row
 * @param meta fit of the meta-model
 * @param calibrationDays days of new predictions that weigh as much as the champion's calibration
 */
public record UpdateSettings(
        FitSettings network, int patience, double replayed, MetaSettings meta, double calibrationDays) {

    public static final UpdateSettings DEFAULT =
            new UpdateSettings(new FitSettings(4, 1e-3, 1e-2, 512), 1, 1, new MetaSettings(1, 0.01), 30);
}
