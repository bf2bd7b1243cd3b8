package dev.scalpel.local.functions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.invocation.ResponseJson;
import dev.scalpel.notice.Notifier;
import dev.scalpel.pipeline.PipelineDay;
import dev.scalpel.pipeline.PipelineStore;
import dev.scalpel.pipeline.PipelineSummary;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.StoreException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The newest run of the daily pipeline, in a line. */
public final class PipelineStatus {

    private static final String SEPARATOR = ", ";

    private final ObjectStore store;
    private final Clock clock;

    public PipelineStatus(ObjectStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** The newest day that has a pipeline; empty if none was run. What cannot be read is a {@code problem} of the answer. */
    public Optional<ObjectNode> newest() {
        PipelineStore records = new PipelineStore(store);
        try {
            return records.newest().flatMap(records::day).map(this::of);
        } catch (StoreException unreadable) {
            return Optional.of(ResponseJson.mapper()
                    .createObjectNode()
                    .put("problem", "cannot be read: " + unreadable.getMessage()));
        }
    }

    private ObjectNode of(PipelineDay day) {
        JsonNode ended = ResponseJson.mapper().valueToTree(new PipelineSummary(store, Notifier.NONE, clock).of(day));
        ObjectNode status = ResponseJson.mapper()
                .createObjectNode()
                .put("day", day.day().toString())
                .put("ended", day.endedAt().isPresent());
        status.set("steps", counts(ended));
        return status.put("message", words(ended, day.endedAt().isPresent()));
    }

    private static ObjectNode counts(JsonNode ended) {
        ObjectNode steps = ResponseJson.mapper().createObjectNode();
        ended.path("steps")
                .properties()
                .forEach(step -> steps.putObject(step.getKey())
                        .put("outcome", step.getValue().path("outcome").asText())
                        .put("done", step.getValue().path("done").asInt())
                        .put("failed", step.getValue().path("failed").size())
                        .put("missing", step.getValue().path("missing").size()));
        return steps;
    }

    /**
     * "universe, backfill 2, train 1 of 2, review: 1 failed".
     *
     * @param ended the answer of the summary
     */
    public static String words(JsonNode ended) {
        return words(ended, true);
    }

    private static String words(JsonNode ended, boolean complete) {
        List<String> steps = new ArrayList<>();
        ended.path("steps").properties().forEach(step -> {
            int done = step.getValue().path("done").asInt();
            int all = done
                    + step.getValue().path("failed").size()
                    + step.getValue().path("missing").size();
            if (done > 0) {
                steps.add(step.getKey() + (all == 1 ? "" : " " + done) + (done < all ? " of " + all : ""));
            }
        });
        int bad = ended.path("failures").size();
        String end;
        if (!complete) {
            end = "has not ended";
        } else if (ended.path("failed").asBoolean()) {
            end = "stopped, " + bad + " failed or not done";
        } else {
            end = bad == 0 ? "done" : bad + " failed";
        }
        return (steps.isEmpty() ? "nothing" : String.join(SEPARATOR, steps)) + ": " + end;
    }
}
