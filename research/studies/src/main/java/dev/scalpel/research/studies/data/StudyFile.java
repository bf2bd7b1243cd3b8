package dev.scalpel.research.studies.data;

import dev.scalpel.market.Symbol;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The set-up of the studies as a file of properties; the published one is part of the repository.
 *
 * @param reference the pair whose bars are features of the others
 * @param from first traded day
 * @param fromBySymbol the same of single pairs
 * @param to the day after the last traded one
 * @param horizons of the score in minutes; several are one score, their sum
 * @param quantiles of the absolute score above which an entry is made
 * @param fixedMinutes of the styles that exit after a fixed time
 * @param looksBefore settings whose results on this period the authors had seen before this study
 */
public record StudyFile(
        String name,
        Optional<Symbol> reference,
        Optional<LocalDate> from,
        Map<Symbol, LocalDate> fromBySymbol,
        Optional<LocalDate> to,
        List<List<Integer>> horizons,
        List<Double> quantiles,
        List<Integer> fixedMinutes,
        int looksBefore) {

    private static final String PUBLISHED = "published.properties";
    private static final String FROM_OF = "from.";
    private static final Set<String> KEYS =
            Set.of("reference", "from", "to", "horizons", "quantiles", "fixedMinutes", "looksBefore");
    private static final int MAX_MINUTES = 1_440;

    public StudyFile {
        fromBySymbol = Map.copyOf(fromBySymbol);
        horizons = List.copyOf(horizons);
        quantiles = List.copyOf(quantiles);
        fixedMinutes = List.copyOf(fixedMinutes);
    }

    /** The first traded day of a pair. */
    public Optional<LocalDate> firstDayOf(Symbol symbol) {
        return Optional.ofNullable(fromBySymbol.get(symbol)).or(this::from);
    }

    /** The set-up of docs/studies.md. */
    public static StudyFile published() {
        try (InputStream in = StudyFile.class.getResourceAsStream(PUBLISHED)) {
            if (in == null) {
                throw new IllegalStateException("the package has no " + PUBLISHED);
            }
            Properties properties = new Properties();
            properties.load(in);
            return of(PUBLISHED, properties);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + PUBLISHED, unreadable);
        }
    }

    /** @throws IllegalArgumentException when a key is unknown or a value is invalid, with the file's name */
    public static StudyFile read(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + file + ": " + unreadable.getMessage(), unreadable);
        }
        return of(file.toString(), properties);
    }

    private static StudyFile of(String name, Properties properties) {
        Values values = new Values(name, properties);
        Map<Symbol, LocalDate> fromBySymbol = new HashMap<>();
        for (String key : new TreeSet<>(properties.stringPropertyNames())) {
            if (key.startsWith(FROM_OF)) {
                Symbol symbol = values.parsed(key, ignored -> Symbol.parse(key.substring(FROM_OF.length())));
                fromBySymbol.put(symbol, values.parsed(key, LocalDate::parse));
            } else if (!KEYS.contains(key)) {
                throw new IllegalArgumentException(
                        name + ": unknown key '" + key + "'; known are " + new TreeSet<>(KEYS) + " and from.BASE/QUOTE");
            }
        }
        return new StudyFile(
                name,
                values.optional("reference", Symbol::parse),
                values.optional("from", LocalDate::parse),
                fromBySymbol,
                values.optional("to", LocalDate::parse),
                values.list("horizons", StudyFile::horizon),
                values.list("quantiles", StudyFile::quantile),
                values.list("fixedMinutes", StudyFile::minutes),
                values.optional("looksBefore", Integer::parseInt).orElse(0));
    }

    private static List<Integer> horizon(String text) {
        return Arrays.stream(text.split("\\+", -1)).map(StudyFile::minutes).toList();
    }

    private static int minutes(String text) {
        int minutes = Integer.parseInt(text);
        if (minutes < 1 || minutes > MAX_MINUTES) {
            throw new IllegalArgumentException("minutes must lie between 1 and " + MAX_MINUTES);
        }
        return minutes;
    }

    private static double quantile(String text) {
        double quantile = Double.parseDouble(text);
        if (!(quantile > 0 && quantile < 1)) {
            throw new IllegalArgumentException("a quantile must lie between 0 and 1");
        }
        return quantile;
    }

    private record Values(String name, Properties properties) {

        private <T> Optional<T> optional(String key, Function<String, T> parser) {
            return properties.getProperty(key) == null ? Optional.empty() : Optional.of(parsed(key, parser));
        }

        private <T> List<T> list(String key, Function<String, T> parser) {
            List<T> all = new ArrayList<>();
            for (String each : properties.getProperty(key, "").split(",", -1)) {
                if (!each.isBlank()) {
                    all.add(parsed(key, each.strip(), parser));
                }
            }
            if (all.isEmpty()) {
                throw new IllegalArgumentException(name + ": " + key + " is missing: a list such as 5, 15");
            }
            return all;
        }

        private <T> T parsed(String key, Function<String, T> parser) {
            return parsed(key, properties.getProperty(key, "").strip(), parser);
        }

        private <T> T parsed(String key, String text, Function<String, T> parser) {
            try {
                return parser.apply(text);
            } catch (NumberFormatException | DateTimeException refused) {
                throw new IllegalArgumentException(name + ": " + key + " cannot be read: " + text, refused);
            } catch (IllegalArgumentException refused) {
                throw new IllegalArgumentException(
                        name + ": " + key + " = " + text + ": " + refused.getMessage(), refused);
            }
        }
    }
}
