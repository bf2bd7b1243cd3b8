package dev.scalpel.research.studies.data;

import dev.scalpel.market.Symbol;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/**
 * The set-up of the studies as a file of properties; the published one is part of the repository.
 *
 * @param reference the pair whose bars are features of the others
 * @param from first traded day
 * @param fromBySymbol the same of single pairs
 * @param to the day after the last traded one
 * @param styles in the order of the tables; the first is the default of studies that need one
 * @param quantiles of the absolute score above which an entry is made
 * @param every days between two test weeks, for the study that tests weeks
 * @param everyBySymbol the same of single pairs
 * @param looksBefore settings whose results on this period the authors had seen before this study
 */
public record StudyFile(
        String name,
        Optional<Symbol> reference,
        Optional<LocalDate> from,
        Map<Symbol, LocalDate> fromBySymbol,
        Optional<LocalDate> to,
        List<StudyStyle> styles,
        List<Double> quantiles,
        int every,
        Map<Symbol, Integer> everyBySymbol,
        int looksBefore) {

    private static final String PUBLISHED = "published.properties";
    private static final String FROM_OF = "from.";
    private static final String EVERY_OF = "every.";
    private static final Set<String> KEYS =
            Set.of("reference", "from", "to", "styles", "quantiles", "every", "looksBefore");
    private static final int DAYS_PER_WEEK = 7;

    public StudyFile {
        fromBySymbol = Map.copyOf(fromBySymbol);
        everyBySymbol = Map.copyOf(everyBySymbol);
        styles = List.copyOf(styles);
        quantiles = List.copyOf(quantiles);
    }

    /** The first traded day of a pair. */
    public Optional<LocalDate> firstDayOf(Symbol symbol) {
        return Optional.ofNullable(fromBySymbol.get(symbol)).or(this::from);
    }

    /** Days between two test weeks of a pair. */
    public int everyDaysOf(Symbol symbol) {
        return everyBySymbol.getOrDefault(symbol, every);
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
        StudyValues values = new StudyValues(name, properties);
        Map<Symbol, LocalDate> fromBySymbol = values.bySymbol(FROM_OF, LocalDate::parse);
        Map<Symbol, Integer> everyBySymbol = values.bySymbol(EVERY_OF, StudyFile::days);
        for (String key : new TreeSet<>(properties.stringPropertyNames())) {
            if (!KEYS.contains(key) && !key.startsWith(FROM_OF) && !key.startsWith(EVERY_OF)) {
                throw new IllegalArgumentException(name + ": unknown key '" + key + "'; known are "
                        + new TreeSet<>(KEYS) + ", from.BASE/QUOTE and every.BASE/QUOTE");
            }
        }
        return new StudyFile(
                name,
                values.optional("reference", Symbol::parse),
                values.optional("from", LocalDate::parse),
                fromBySymbol,
                values.optional("to", LocalDate::parse),
                values.list("styles", StudyStyle::parse),
                values.list("quantiles", StudyFile::quantile),
                values.optional("every", StudyFile::days).orElse(DAYS_PER_WEEK),
                everyBySymbol,
                values.optional("looksBefore", Integer::parseInt).orElse(0));
    }

    private static int days(String text) {
        int days = Integer.parseInt(text);
        if (days < 1 || days % DAYS_PER_WEEK != 0) {
            throw new IllegalArgumentException("weeks begin on Mondays: the days must be a multiple of 7");
        }
        return days;
    }

    private static double quantile(String text) {
        double quantile = Double.parseDouble(text);
        if (!(quantile > 0 && quantile < 1)) {
            throw new IllegalArgumentException("a quantile must lie between 0 and 1");
        }
        return quantile;
    }
}
