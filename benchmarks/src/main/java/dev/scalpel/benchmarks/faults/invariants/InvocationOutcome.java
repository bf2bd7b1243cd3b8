package dev.scalpel.benchmarks.faults.invariants;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.scalpel.benchmarks.faults.testbed.ListedSymbol;
import dev.scalpel.execution.minute.MinuteReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One call of the function and its outcome.
 *
 * @param ended whether the process answered: it was not killed and did not fail as a whole
 * @param mayFail whether a fault struck after which it may fail
 * @param stale whether its reads may have been stale
 * @param haltedBefore whether the account was halted when it began
 */
public record InvocationOutcome(
        Instant at, String event, JsonNode answer, boolean ended, boolean mayFail, boolean stale, boolean haltedBefore) {

    public static InvocationOutcome failed(Instant at, String event, boolean haltedBefore) {
        return new InvocationOutcome(at, event, MissingNode.getInstance(), false, true, true, haltedBefore);
    }

    List<String> failures() {
        List<String> failures = new ArrayList<>();
        answer.path("failures").forEach(failure -> failures.add(failure.asText()));
        if (answer.has("error")) {
            failures.add(answer.path("error").asText());
        }
        return failures;
    }

    /** Whether another invocation claimed the symbol first. */
    private boolean lostRace(ListedSymbol one) {
        for (JsonNode symbol : answer.path("symbols")) {
            if (symbol.path("symbol").asText().equals(one.symbol().toString())) {
                return symbol.path("outcome").asText().equals(MinuteReport.LOST_RACE);
            }
        }
        return false;
    }

    /** Whether it had to handle this symbol, and did. */
    boolean answersFor(ListedSymbol one) {
        boolean named =
                !event.contains("symbols") || event.contains(one.symbol().toString());
        return named && !resumes() && !lostRace(one);
    }

    boolean resumes() {
        return event.contains("resume");
    }
}
