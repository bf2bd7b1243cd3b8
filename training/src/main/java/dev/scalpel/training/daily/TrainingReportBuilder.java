package dev.scalpel.training.daily;

import dev.scalpel.market.Symbol;
import dev.scalpel.promotion.Champion;
import dev.scalpel.promotion.Verdict;
import dev.scalpel.training.tuning.TrainingWindow;
import dev.scalpel.training.tuning.TrialRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A report while its training goes on. */
final class TrainingReportBuilder {

    private final Symbol symbol;
    private final TrainingWindow window;
    private final StageTimer stages;
    private final List<String> notes = new ArrayList<>();
    private Champion champion = Champion.FLAT;
    private boolean retired;
    private int trials;
    private int pruned;
    private int resumed;
    private Map<String, String> best = Map.of();

    TrainingReportBuilder(Symbol symbol, TrainingWindow window, StageTimer stages) {
        this.symbol = symbol;
        this.window = window;
        this.stages = stages;
    }

    void champion(Champion present) {
        champion = present;
    }

    void retired(String why, Champion now) {
        retired = true;
        champion = now;
        notes.add(why);
    }

    void resumed(int recorded) {
        resumed = recorded;
    }

    void trials(List<TrialRecord> finished) {
        trials = finished.size();
        pruned = (int) finished.stream().filter(TrialRecord::pruned).count();
    }

    void best(Optional<TrialRecord> trial) {
        best = trial.map(TrialRecord::point).orElse(Map.of());
    }

    /** Nothing could be judged. */
    TrainingReport kept(String why) {
        return report(false, false, "kept " + champion.name() + ": " + why, Map.of());
    }

    TrainingReport judged(String words, Verdict verdict) {
        return report(true, false, words, verdict.figures());
    }

    TrainingReport promoted(Champion now, Verdict verdict) {
        champion = now;
        return report(true, true, verdict.words(), verdict.figures());
    }

    private TrainingReport report(boolean decided, boolean promoted, String words, Map<String, Double> figures) {
        return new TrainingReport(
                symbol,
                Instant.ofEpochMilli(window.from()),
                Instant.ofEpochMilli(window.to()),
                decided,
                promoted,
                retired,
                champion.name(),
                retired ? notes.get(0) + "; then " + words : words,
                figures,
                trials,
                resumed,
                pruned,
                best,
                notes,
                stages.seconds(),
                Optional.empty());
    }
}
