package dev.scalpel.lake.function;

import dev.scalpel.market.InstrumentId;
import dev.scalpel.settings.Settings;
import java.util.Collection;
import java.util.List;

/** What settings keep in the lake. */
final class LakeContents {

    private LakeContents() {}

    /** Those of some symbols, at any venue. */
    static List<InstrumentId> instruments(Settings settings, Collection<String> symbols) {
        return settings.lakeInstruments().stream()
                .filter(instrument -> symbols.contains(instrument.symbol().toString()))
                .toList();
    }
}
