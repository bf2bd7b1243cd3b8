package dev.scalpel.invocation;

import dev.scalpel.settings.Settings;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.universe.Universe;
import dev.scalpel.universe.UniverseStore;
import java.util.Optional;
import java.util.function.Function;

/**
 * A function that trades the members of the universe in force: it is made anew when they change. Where the settings name their symbols, it
 * is made once and the store is not asked.
 */
public final class FunctionInUniverse {

    private final Settings settings;
    private final UniverseStore store;
    private final Function<Settings, Dispatcher> factory;
    private Dispatcher current;
    private Settings made;

    /** @param factory makes the function for settings whose symbols are known */
    public FunctionInUniverse(Settings settings, ObjectStore store, Function<Settings, Dispatcher> factory) {
        this.settings = settings;
        this.store = new UniverseStore(store);
        this.factory = factory;
        made = inForce(settings, this.store);
        current = factory.apply(made);
    }

    /** For the members of now. */
    public synchronized Dispatcher now() {
        if (settings.symbols().followsUniverse()) {
            Settings inForce = inForce(settings, store);
            if (!inForce.symbols().equals(made.symbols())) {
                current = factory.apply(inForce);
                made = inForce;
            }
        }
        return current;
    }

    /** The settings with the members of the universe in force; without symbols before the first, where they follow one. */
    public static Settings inForce(Settings settings, UniverseStore store) {
        if (!settings.symbols().followsUniverse()) {
            return settings;
        }
        Optional<Universe> universe = store.inForce();
        return universe.map(known -> settings.inUniverse(known.symbols(), known.leaving()))
                .orElse(settings);
    }
}
