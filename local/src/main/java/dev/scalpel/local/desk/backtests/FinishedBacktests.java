package dev.scalpel.local.desk.backtests;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.local.backtest.run.BacktestRecord;
import dev.scalpel.local.backtest.run.FinishedRun;
import dev.scalpel.local.desk.http.DeskJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The backtests below a home directory that have ended, whoever started them. */
final class FinishedBacktests {

    /** How many are listed, the newest ones. */
    static final int MAX = 200;

    /** No name leaves the folder. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,120}");

    private static final String METRICS = "metrics.json";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;

    /** @param folder of all backtests; need not exist */
    FinishedBacktests(Path folder) {
        this.folder = folder;
    }

    static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /** Those that have results, the newest first. */
    List<ObjectNode> list() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            record Dated(Path directory, Instant at) {}
            List<Dated> finished = new ArrayList<>();
            for (Path directory : all.toList()) {
                Optional<Path> file = resultFile(directory);
                if (file.isPresent() && isId(String.valueOf(directory.getFileName()))) {
                    finished.add(new Dated(
                            directory, Files.getLastModifiedTime(file.get()).toInstant()));
                }
            }
            finished.sort(Comparator.comparing(Dated::at).reversed());
            return finished.stream()
                    .limit(MAX)
                    .map(each -> brief(each.directory(), each.at()))
                    .toList();
        } catch (IOException unread) {
            throw new UncheckedIOException(folder + " cannot be read: " + unread.getMessage(), unread);
        }
    }

    /** One with its result; empty if there is none of this id. */
    Optional<ObjectNode> find(String id) {
        Path directory = folder.resolve(id);
        if (!isId(id) || resultFile(directory).isEmpty()) {
            return Optional.empty();
        }
        ObjectNode document = brief(directory, modified(directory));
        ObjectNode result = document.putObject("result");
        Optional<JsonNode> record = BacktestRecord.read(directory);
        figures(result.putArray("figures"), figures(directory, record));
        result.set("equity", record.map(known -> known.path("equity")).orElseGet(DeskJson::array));
        result.set("trades", record.map(known -> known.path("trades")).orElseGet(DeskJson::array));
        record.map(known -> known.path("result"))
                .ifPresent(known -> List.of("style", "gate", "verdict", "rows")
                        .forEach(name -> result.set(name, known.path(name))));
        return Optional.of(document);
    }

    private static Instant modified(Path directory) {
        try {
            return Files.getLastModifiedTime(resultFile(directory).orElse(directory))
                    .toInstant();
        } catch (IOException unread) {
            throw new UncheckedIOException(directory + " cannot be read: " + unread.getMessage(), unread);
        }
    }

    private static Optional<Path> resultFile(Path directory) {
        return Stream.of(BacktestRecord.FILE, METRICS)
                .map(directory::resolve)
                .filter(Files::isRegularFile)
                .findFirst();
    }

    /** What cannot be read is shown as such beside the others. */
    private ObjectNode brief(Path directory, Instant at) {
        ObjectNode document = DeskJson.object().put("id", String.valueOf(directory.getFileName()));
        document.put("state", BacktestJob.State.DONE.word());
        document.put("progress", 1);
        document.put("startedAt", at.toEpochMilli());
        try {
            Optional<JsonNode> record = BacktestRecord.read(directory);
            FinishedRun run = figures(directory, record);
            document.put("name", run.what());
            document.put(
                    "symbol",
                    record.map(known -> known.at("/result/symbol").asText()).orElse(run.what()));
            time(document, "from", run.from());
            time(document, "to", run.to());
            document.set("figures", DeskJson.tree(run.figures()));
            record.map(known -> known.path("command"))
                    .filter(JsonNode::isTextual)
                    .ifPresent(command -> document.set("command", command));
        } catch (UncheckedIOException damaged) {
            document.put("state", BacktestJob.State.FAILED.word());
            document.put("error", String.valueOf(damaged.getMessage()));
        }
        return document;
    }

    private static FinishedRun figures(Path directory, Optional<JsonNode> record) {
        String source = directory.toString();
        return FinishedRun.of(source, record.map(known -> known.path("result")).orElseGet(() -> metrics(directory)))
                .orElseThrow(() -> new UncheckedIOException(new IOException(source + " has no figures of a run")));
    }

    private static JsonNode metrics(Path directory) {
        Path file = directory.resolve(METRICS);
        try {
            return JSON.readTree(Files.readAllBytes(file));
        } catch (JsonProcessingException damaged) {
            throw new UncheckedIOException(file + " is damaged: " + damaged.getOriginalMessage(), damaged);
        } catch (IOException unread) {
            throw new UncheckedIOException(file + " cannot be read: " + unread.getMessage(), unread);
        }
    }

    private static void time(ObjectNode document, String name, String instant) {
        try {
            document.put(name, Instant.parse(instant).toEpochMilli());
        } catch (DateTimeParseException unknown) {
            document.putNull(name);
        }
    }

    /** Each with its value and its value in words. */
    private static void figures(ArrayNode target, FinishedRun run) {
        Map<String, Double> values = run.figures();
        FinishedRun.shown().forEach(figure -> {
            Double value = values.get(figure.name());
            ArrayNode line = target.addArray().add(figure.label());
            if (value == null) {
                line.addNull().add("n/a");
            } else {
                line.add(value).add(figure.words().apply(value));
            }
        });
    }
}
