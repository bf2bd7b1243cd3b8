package dev.scalpel.portfolio.filter;

import dev.scalpel.signals.TargetState;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is known of an entry beside its signal: it stays with it until its outcome is in the log.
 *
 * @param decided what a model or a rule decided; empty for a signal, which the box has
 * @param probability that the entry wins, as the model said; empty where it had none
 * @param text in words; empty where there is nothing to say
 */
public record EntryNote(Optional<TargetState> decided, Optional<Double> probability, String text) {

    public EntryNote {
        probability.filter(value -> !(value >= 0 && value <= 1)).ifPresent(value -> {
            throw new IllegalArgumentException("probability must lie in [0, 1]: " + value);
        });
    }

    /** Of a decision of a model or a rule. */
    public static EntryNote decided(TargetState target) {
        return new EntryNote(Optional.of(target), Optional.empty(), "");
    }

    /**
     * Of a signal that the model has judged.
     *
     * @param probability NaN where it had none
     */
    public static EntryNote reviewed(double probability, String text) {
        return new EntryNote(
                Optional.empty(), Double.isNaN(probability) ? Optional.empty() : Optional.of(probability), text);
    }

    /** Whether the model has judged the entry, or had to and could not. */
    public boolean isReview() {
        return decided.isEmpty();
    }

    /** The words of an outcome's detail and of this note, as far as there are any. */
    public static Optional<String> words(Optional<String> detail, Optional<EntryNote> note) {
        return Stream.of(detail, note.map(EntryNote::text).filter(text -> !text.isEmpty()))
                .flatMap(Optional::stream)
                .reduce((one, other) -> one + "; " + other);
    }

    /** As the log has it: NaN where the model had none, empty where no model was to judge it. */
    public static Optional<Double> logged(Optional<EntryNote> note) {
        return note.filter(EntryNote::isReview).map(each -> each.probability().orElse(Double.NaN));
    }
}
