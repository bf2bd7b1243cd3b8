package dev.scalpel.training;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.scalpel.training.daily.TrainingReport;
import java.util.List;

/** The answer of an invocation: one report a symbol, in the order in which they were trained. */
public record TrainingAnswer(List<TrainingReport> symbols) {

    public TrainingAnswer {
        symbols = List.copyOf(symbols);
    }

    /** The failures of single symbols, which did not stop the others. */
    @JsonProperty
    public List<String> failures() {
        return symbols.stream()
                .flatMap(report -> report.failure().stream().map(why -> report.symbol() + ": " + why))
                .toList();
    }
}
