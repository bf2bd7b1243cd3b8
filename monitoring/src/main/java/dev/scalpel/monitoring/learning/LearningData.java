package dev.scalpel.monitoring.learning;

import dev.scalpel.learning.examples.Examples;
import dev.scalpel.learning.examples.TimeBlock;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.model.BracketModel;
import dev.scalpel.model.SavedModel;
import java.util.Optional;

/**
 * The data of one learning.
 *
 * @param newest bars that the champion's fit has not seen, to learn from
 * @param unseen the bars after them, for the gate only
 */
public record LearningData(
        InstrumentId instrument,
        SavedModel champion,
        BracketModel model,
        Examples examples,
        Optional<BarSeries> reference,
        TimeBlock newest,
        TimeBlock unseen) {}
