package dev.scalpel.settings.deployment;

import dev.scalpel.market.Symbol;
import dev.scalpel.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The symbols that one scheduled call of training handles: as many as fit into the time limit of a call.
 *
 * @param name its number, from 0
 */
public record TrainingBatch(String name, List<Symbol> symbols) {

    /** Maximum duration of one call. */
    private static final int MAX_CALL_SECONDS = 840;

    /** For reading bars, the last fit and the gate. */
    private static final int OVERHEAD_SECONDS = 90;

    public TrainingBatch {
        symbols = List.copyOf(symbols);
    }

    /**
     * All traded symbols in order of name, without those that are leaving the universe. Where it decides, there are as many batches as its
     * size needs, also before its members are known.
     */
    public static List<TrainingBatch> of(Settings settings) {
        List<Symbol> all = settings.traded().stream()
                .filter(symbol -> !settings.symbols().leaving().contains(symbol))
                .sorted()
                .toList();
        int count = settings.model().trading() ? settings.symbols().count() : 0;
        int size = size(settings);
        List<TrainingBatch> batches = new ArrayList<>();
        for (int from = 0; from < count; from += size) {
            batches.add(new TrainingBatch(
                    Integer.toString(batches.size()),
                    all.subList(Math.min(all.size(), from), Math.min(all.size(), from + size))));
        }
        return List.copyOf(batches);
    }

    public static Optional<TrainingBatch> named(Settings settings, String name) {
        return of(settings).stream().filter(batch -> batch.name().equals(name)).findFirst();
    }

    /** The maximum number of symbols in a batch. */
    public static int size(Settings settings) {
        return Math.max(1, MAX_CALL_SECONDS / (settings.tuning().seconds() + OVERHEAD_SECONDS));
    }
}
