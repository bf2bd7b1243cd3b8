package dev.scalpel.training.daily;

import dev.scalpel.market.Symbol;
import dev.scalpel.promotion.Champion;
import dev.scalpel.training.tuning.TrainingWindow;
import dev.scalpel.training.tuning.TrialRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collects a report during its training. */
final class TrainingReportBuilder {

    private final Symbol symbol;
    private final TrainingWindow window;
    private final StageTimer timer;
    private final List<String> notes = new ArrayList<>();
    private Champion champion = Champion.FLAT;
    private boolean retired;
    private String retirement = "";
    private int trials;
    private int pruned;
    private int resumed;
    private Map<String, String> best = Map.of();

    TrainingReportBuilder(Symbol symbol, TrainingWindow window, StageTimer timer) {
        this.symbol = symbol;
        this.window = window;
        this.timer = timer;
    }

    void champion(Champion present) {
        champion = present;
    }

    void retired(String reason, Champion now) {
        retired = true;
        retirement = reason;
        champion = now;
        notes.add(reason);
    }

    void note(String remark) {
        notes.add(remark);
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

    /** The report of a training that could not make a candidate. */
    TrainingReport kept(String reason) {
        return report(false, Optional.empty(), "kept " + champion.name() + ": " + reason, CandidateChecks.NONE);
    }

    /** The report of a training in which nothing was worth trading. */
    TrainingReport without(String reason) {
        return report(true, Optional.empty(), "no candidate: " + reason, CandidateChecks.NONE);
    }

    TrainingReport made(String candidate, CandidateChecks checks) {
        return report(true, Optional.of(candidate), "candidate " + candidate + ": " + checks.words(), checks);
    }

    private TrainingReport report(boolean decided, Optional<String> candidate, String words, CandidateChecks checks) {
        return new TrainingReport(
                symbol,
                Instant.ofEpochMilli(window.from()),
                Instant.ofEpochMilli(window.to()),
                decided,
                candidate,
                checks.flaws(),
                false,
                retired,
                champion.name(),
                retired ? retirement + "; then " + words : words,
                checks.figures(),
                trials,
                resumed,
                pruned,
                best,
                notes,
                timer.seconds(),
                Optional.empty());
    }
}
