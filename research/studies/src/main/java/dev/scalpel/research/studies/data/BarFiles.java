package dev.scalpel.research.studies.data;

import dev.scalpel.market.BarCsv;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.LenientReadResult;
import dev.scalpel.market.Symbol;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * The files of one-minute bars below a directory: all of one market, in whatever folders. The files of a pair are joined by
 * minute.
 */
public final class BarFiles implements BarSource {

    /** The market of pairs that are bought and sold themselves. */
    public static final String SPOT = "spot";

    private final Path folder;
    private final String market;
    private final SortedMap<Symbol, List<Path>> files;
    private final Consumer<String> notes;

    private BarFiles(Path folder, String market, SortedMap<Symbol, List<Path>> files, Consumer<String> notes) {
        this.folder = folder;
        this.market = market;
        this.files = files;
        this.notes = notes;
    }

    /**
     * @param market {@link #SPOT}, or what a venue calls its perpetuals, as in the files' names
     * @param notes receives a line for each file with invalid rows, which are left out
     * @throws IllegalArgumentException when there are none, or when two venues have files of one pair
     */
    public static BarFiles below(Path folder, String market, Consumer<String> notes) {
        SortedMap<Symbol, List<Path>> files = new TreeMap<>();
        SortedMap<Symbol, Set<String>> venues = new TreeMap<>();
        for (Path file : regularFiles(folder)) {
            BarFileName.of(file).filter(name -> name.market().equals(market)).ifPresent(name -> {
                files.computeIfAbsent(name.symbol(), symbol -> new ArrayList<>())
                        .add(file);
                venues.computeIfAbsent(name.symbol(), symbol -> new TreeSet<>()).add(name.venue());
            });
        }
        venues.forEach((symbol, some) -> requireOne(folder, symbol, some));
        if (files.isEmpty()) {
            throw new IllegalArgumentException("no file of one-minute bars (" + market + ") below " + folder
                    + "; they are named like binance_" + market + "_BTCUSDT_1m_20230701_20240625.csv.gz");
        }
        return new BarFiles(folder, market, files, notes);
    }

    private static void requireOne(Path folder, Symbol symbol, Set<String> venues) {
        if (venues.size() > 1) {
            throw new IllegalArgumentException(
                    "the files of " + symbol + " below " + folder + " must be of one venue: " + venues);
        }
    }

    @Override
    public List<Symbol> symbols() {
        return List.copyOf(files.keySet());
    }

    /** All bars of a pair; where two files have a minute, the one that begins later wins. */
    @Override
    public BarSeries read(Symbol symbol) {
        List<Path> some = files.get(symbol);
        if (some == null) {
            throw new IllegalArgumentException(
                    "no file of " + symbol + " (" + market + ") below " + folder + "; there are " + symbols());
        }
        return some.stream()
                .map(this::read)
                .sorted(Comparator.comparingLong(bars -> bars.isEmpty() ? 0 : bars.firstOpenTime()))
                .reduce(BarSeries.empty(), BarSeries::merge);
    }

    private BarSeries read(Path file) {
        try (InputStream in = open(file)) {
            LenientReadResult result = BarCsv.readLeniently(file.toString(), in);
            if (result.rejectedCount() > 0) {
                notes.accept(result.rejectedCount() + " invalid rows are left out, the first: "
                        + result.rejectedRows().get(0));
            }
            return result.bars();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + file + ": " + unreadable.getMessage(), unreadable);
        }
    }

    private static InputStream open(Path file) throws IOException {
        InputStream in = Files.newInputStream(file);
        return file.getFileName().toString().endsWith(".gz") ? new GZIPInputStream(in) : in;
    }

    private static List<Path> regularFiles(Path folder) {
        try (Stream<Path> all = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            return all.filter(Files::isRegularFile).collect(Collectors.toList());
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot list " + folder + ": " + unreadable.getMessage(), unreadable);
        }
    }
}
