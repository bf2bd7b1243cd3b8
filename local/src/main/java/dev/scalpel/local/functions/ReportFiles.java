package dev.scalpel.local.functions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.invocation.ResponseJson;
import dev.scalpel.store.local.AtomicFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * A report as two files: the page, and the same metrics as JSON.
 *
 * @param page where the page goes
 * @param metrics where the figures go, in the same folder
 */
public record ReportFiles(Path page, Path metrics) {

    private static final ObjectMapper JSON = ResponseJson.mapper();
    private static final String HTML = "html";

    /** By the usual names. */
    public static ReportFiles in(Path folder) {
        return new ReportFiles(folder.resolve("report.html"), folder.resolve("metrics.json"));
    }

    /** The page under a name of one's own; the figures take its name as well. */
    public static ReportFiles named(Path page) {
        String name = String.valueOf(page.getFileName());
        String stem = name.replaceFirst("\\.html?$", "");
        return new ReportFiles(page, page.resolveSibling(stem + ".json"));
    }

    /** The event that asks monitoring for both; without a time, its usual one. */
    public String event(Optional<Instant> from, Optional<Instant> to) {
        ObjectNode event = JSON.createObjectNode()
                .put("action", "report")
                .put("metricsFile", String.valueOf(metrics.getFileName()))
                .put(HTML, true);
        from.ifPresent(instant -> event.put("from", instant.toString()));
        to.ifPresent(instant -> event.put("to", instant.toString()));
        return event.toString();
    }

    /**
     * Writes both.
     *
     * @param answer monitoring's to the event
     * @return the figures, without the page
     */
    public ObjectNode write(JsonNode answer) {
        ObjectNode figures = answer.deepCopy();
        String html = figures.path(HTML).asText();
        figures.remove(HTML);
        try {
            // A crash must not leave a partial page in the place of the earlier one.
            AtomicFile.replace(metrics, bytes(figures));
            AtomicFile.replace(page, html.getBytes(StandardCharsets.UTF_8));
            return figures;
        } catch (IOException e) {
            throw new UncheckedIOException("the report cannot be written to " + page, e);
        }
    }

    private static byte[] bytes(ObjectNode figures) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(figures);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree is always JSON", impossible);
        }
    }
}
