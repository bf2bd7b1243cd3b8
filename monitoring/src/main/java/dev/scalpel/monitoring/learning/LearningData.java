package dev.scalpel.monitoring.learning;

import dev.scalpel.learning.examples.Examples;
import dev.scalpel.learning.examples.TimeBlock;
import dev.scalpel.market.BarSeries;
import dev.scalpel.model.BracketModel;
import dev.scalpel.model.SavedModel;
import java.util.Optional;

/**
 * What a learning has before it.
 *
 * @param newest bars that the champion's fit has not seen: to learn from
 * @param unseen the bars behind them: for the gate alone
 */
public record LearningData(
        SavedModel champion,
        BracketModel model,
        Examples examples,
        Optional<BarSeries> reference,
        TimeBlock newest,
        TimeBlock unseen) {}
