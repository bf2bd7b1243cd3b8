package dev.scalpel.tradelog;

import dev.scalpel.invocation.Deadline;
import dev.scalpel.invocation.Dispatcher;
import dev.scalpel.invocation.RequestFields;
import dev.scalpel.tradelog.projection.ProjectionReport;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** The function's actions. A file that is refused fails the call after all others were projected. */
public final class TradeLogFunction {

    public static final String NAME = "trade-log";
    public static final String PROJECT = "project";
    public static final String REBUILD = "rebuild";

    private TradeLogFunction() {}

    /** Where rows go. */
    public interface Target {

        /** @param again whether everything is written again */
        ProjectionReport project(boolean again, BooleanSupplier inTime);
    }

    /** @param targets by name: each receives the rows of the whole ledger */
    public static Dispatcher create(Map<String, Target> targets, Dispatcher.FailureReport failures) {
        return new Dispatcher(
                NAME,
                PROJECT,
                Map.of(
                        PROJECT, (request, deadline) -> run(targets, false, request, deadline),
                        REBUILD, (request, deadline) -> run(targets, true, request, deadline)),
                failures);
    }

    private static Map<String, Object> run(
            Map<String, Target> targets, boolean again, RequestFields request, Deadline deadline) {
        request.requireNoProblems();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("function", NAME);
        Map<String, String> refused = new LinkedHashMap<>();
        targets.forEach((name, target) -> {
            ProjectionReport report =
                    target.project(again, () -> !deadline.remaining().isZero());
            answer.put(name, report);
            refused.putAll(report.refused());
        });
        if (!refused.isEmpty()) {
            throw new RefusedFilesException(refused);
        }
        return answer;
    }
}
