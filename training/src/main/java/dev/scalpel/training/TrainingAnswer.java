package dev.scalpel.training;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.scalpel.training.daily.TrainingReport;
import java.util.List;

/** The answer of an invocation: one report per symbol, in training order. */
public record TrainingAnswer(List<TrainingReport> symbols) {

    public TrainingAnswer {
        symbols = List.copyOf(symbols);
    }

    /** Failures of single symbols, which do not stop the others. */
    @JsonProperty
    public List<String> failures() {
        return symbols.stream()
                .flatMap(report -> report.failure().stream().map(why -> report.symbol() + ": " + why))
                .toList();
    }
}
