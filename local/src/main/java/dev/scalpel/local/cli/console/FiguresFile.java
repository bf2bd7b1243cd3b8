package dev.scalpel.local.cli.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.store.IoErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The figures of a finished run: those of a backtest's folder, of a home by its last report, or of a file.
 *
 * @param file that they are from
 */
public record FiguresFile(Path file, JsonNode document) {

    public static final String HINT =
            "./scalpel backtest writes such a folder below backtests/ of the home directory, and"
                    + " ./scalpel report makes one of a home";

    private static final ObjectMapper JSON = new ObjectMapper();
    /** The file of figures in the folder of a run. */
    public static final String METRICS = "metrics.json";

    /** @param named as the caller names the place, for messages */
    public static FiguresFile at(Path place, String named) {
        Path file = file(place)
                .orElseThrow(() -> new CommandFailedException(
                        named + " has no figures: expected a file " + METRICS + " in it or below its reports/", HINT));
        try {
            return new FiguresFile(file, JSON.readTree(file.toFile()));
        } catch (IOException e) {
            throw new CommandFailedException(file + " cannot be read: " + IoErrors.describe(e), HINT, e);
        }
    }

    private static Optional<Path> file(Path place) {
        if (Files.isRegularFile(place)) {
            return Optional.of(place);
        }
        Path own = place.resolve(METRICS);
        return Files.isRegularFile(own) ? Optional.of(own) : lastReport(place.resolve("reports"));
    }

    /** Of the folders of reports the last by name, which begins with the period. */
    private static Optional<Path> lastReport(Path reports) {
        if (!Files.isDirectory(reports)) {
            return Optional.empty();
        }
        try (Stream<Path> folders = Files.list(reports)) {
            List<Path> files = folders.map(folder -> folder.resolve(METRICS))
                    .filter(Files::isRegularFile)
                    .sorted(Comparator.comparing(Path::toString))
                    .toList();
            return files.isEmpty() ? Optional.empty() : Optional.of(files.get(files.size() - 1));
        } catch (IOException e) {
            throw new CommandFailedException(reports + " cannot be read: " + IoErrors.describe(e), HINT, e);
        }
    }
}
