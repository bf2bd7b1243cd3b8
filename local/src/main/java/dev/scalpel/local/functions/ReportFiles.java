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
    private static final String BODY = "<body>";

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

    /** The event that requests both from monitoring; without a time, its usual one. */
    public String event(Optional<Instant> from, Optional<Instant> to, ReportRun run) {
        ObjectNode event = JSON.createObjectNode()
                .put("action", "report")
                .put("metricsFile", String.valueOf(metrics.getFileName()))
                .put(HTML, true);
        from.ifPresent(instant -> event.put("from", instant.toString()));
        to.ifPresent(instant -> event.put("to", instant.toString()));
        run.writeTo(event);
        return event.toString();
    }

    /**
     * Writes both.
     *
     * @param answer monitoring's to the event
     * @return the figures, without the page
     */
    public ObjectNode write(JsonNode answer) {
        return write(answer, Optional.empty());
    }

    /**
     * The same with a warning above all of it, in red.
     *
     * @param warning plain words
     */
    public ObjectNode write(JsonNode answer, Optional<String> warning) {
        ObjectNode figures = answer.deepCopy();
        String html = warning.map(words -> warned(figures.path(HTML).asText(), words))
                .orElse(figures.path(HTML).asText());
        figures.remove(HTML);
        warning.ifPresent(words -> figures.put("warning", words));
        try {
            // A crash must not leave a partial page in the place of the earlier one.
            AtomicFile.replace(metrics, bytes(figures));
            AtomicFile.replace(page, html.getBytes(StandardCharsets.UTF_8));
            return figures;
        } catch (IOException e) {
            throw new UncheckedIOException("the report cannot be written to " + page, e);
        }
    }

    /** The page's own style of losses: its policy permits no other. */
    private static String warned(String html, String words) {
        int body = html.indexOf(BODY);
        if (body < 0) {
            throw new IllegalStateException("a report's page has a body");
        }
        int begin = body + BODY.length();
        return html.substring(0, begin) + "<p class=\"loss\" role=\"note\"><strong>" + words + "</strong></p>"
                + html.substring(begin);
    }

    private static byte[] bytes(ObjectNode figures) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(figures);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree is always JSON", impossible);
        }
    }
}
