package dev.scalpel.research.studies.optimiser;

/**
 * One row of the study.
 *
 * @param evaluations number of evaluated points, including the initial design
 * @param medianRegret median over the seeds of (best value found − known minimum)
 * @param randomMedianRegret the same for random search on the same seeds
 * @param cpuMillisPerSuggestion mean CPU time of the model's last suggestion
 */
public record OptimiserRow(
        String function,
        int evaluations,
        int seeds,
        double medianRegret,
        double randomMedianRegret,
        double cpuMillisPerSuggestion) {}
