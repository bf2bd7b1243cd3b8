package dev.scalpel.monitoring.records;

import dev.scalpel.market.InstrumentId;
import java.util.List;

/** Champions, and the trainings that led to them. */
public interface ChampionHistory {

    /** The changes of the champion that the registry still has, oldest first. */
    List<ChampionChange> history(InstrumentId instrument);

    /**
     * What a model was trained on.
     *
     * @throws dev.scalpel.model.ModelRefusedException when its manifest is missing or does not fit
     */
    TrainingWindow window(InstrumentId instrument, String modelId);

    /** The trainings of the period that reached a decision, oldest first. */
    List<TrainingDecision> trainings(InstrumentId instrument, ReviewPeriod period);

    /** What candidates did on settled days, on paper. */
    List<PaperDay> paperDays(InstrumentId instrument);

    /** The finished trials of the trainings in the period, in order. */
    List<TuningTrial> trials(InstrumentId instrument, ReviewPeriod period);
}
