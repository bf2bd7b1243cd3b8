package dev.scalpel.local.desk.data;

import dev.scalpel.execution.decision.ExitDecider;
import dev.scalpel.ledger.DecisionRow;
import dev.scalpel.ledger.DecisionRow.Insight;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.model.score.ScoreEntryRule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the model expected at each bar, by its decisions. Days that are over are read once an hour. */
public final class Scores {

    /** A day has a file with 1,440 decisions. */
    private static final int MAX_DAYS = 31;

    private static final int KEPT_DAYS = 512;

    private final DeskData data;
    private final Recent<Day, List<Score>> days = new Recent<>(KEPT_DAYS);

    private record Day(InstrumentId instrument, LocalDate date) {}

    /**
     * The score of a bar; of a model with brackets the predicted net return.
     *
     * @param enter the threshold of an entry, where the decision names it
     * @param exit the level of an exit, where the decision names it
     */
    public record Score(long bar, double value, Optional<Double> enter, Optional<Double> exit) {}

    public Scores(DeskData data) {
        this.data = data;
    }

    /** Those of the bars from {@code from} until before {@code to}, of at most the last 31 days. */
    public List<Score> read(InstrumentId instrument, long from, long to) {
        LocalDate last = day(to - 1);
        LocalDate first = day(from).isBefore(last.minusDays(MAX_DAYS - 1L)) ? last.minusDays(MAX_DAYS - 1L) : day(from);
        List<Score> scores = new ArrayList<>();
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
            scores.addAll(ofDay(new Day(instrument, day)));
        }
        scores.removeIf(score -> score.bar() < from || score.bar() >= to);
        return scores;
    }

    private List<Score> ofDay(Day day) {
        Instant now = data.clock().instant();
        return day.date().plusDays(1).isBefore(day(now.toEpochMilli()))
                ? days.get(day, now, () -> readDay(day))
                : readDay(day);
    }

    private List<Score> readDay(Day day) {
        List<Score> scores = new ArrayList<>();
        for (DecisionRow row : data.repositories().ledger().decisions(day.instrument(), day.date())) {
            value(row)
                    .ifPresent(value -> scores.add(new Score(
                            row.bar(),
                            value,
                            figure(row, ScoreEntryRule.THRESHOLD),
                            figure(row, ExitDecider.EXIT_SCORE))));
        }
        return List.copyOf(scores);
    }

    private static Optional<Double> value(DecisionRow row) {
        return figure(row, ScoreEntryRule.SCORE)
                .or(() -> row.insight().map(Insight::predictedNet).filter(value -> Double.isFinite(value)));
    }

    private static Optional<Double> figure(DecisionRow row, String name) {
        return Optional.ofNullable(row.figures().get(name)).filter(value -> Double.isFinite(value));
    }

    private static LocalDate day(long millis) {
        return Instant.ofEpochMilli(millis).atZone(ZoneOffset.UTC).toLocalDate();
    }
}
