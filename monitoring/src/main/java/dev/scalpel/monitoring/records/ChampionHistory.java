package dev.scalpel.monitoring.records;

import dev.scalpel.market.Symbol;
import java.util.List;

/** What is known of champions and of how they came about. */
public interface ChampionHistory {

    /** Every change of the champion that is still known, oldest first. */
    List<ChampionChange> history(Symbol symbol);

    /**
     * What a model was trained on.
     *
     * @throws dev.scalpel.model.ModelRefusedException when its manifest is absent or does not fit
     */
    TrainingWindow window(Symbol symbol, String modelId);

    /** The trainings of the period that came to a decision, oldest first. */
    List<TrainingDecision> trainings(Symbol symbol, ReviewPeriod period);

    /** The finished trials of the trainings in the period, in their order. */
    List<TuningTrial> trials(Symbol symbol, ReviewPeriod period);
}
