package dev.scalpel.research.samples;

import dev.scalpel.features.FeatureSet;
import dev.scalpel.features.FeatureVariant;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.research.synthetic.MarketSpec;
import dev.scalpel.research.synthetic.SyntheticMarket;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.bars.StoredBars;
import dev.scalpel.store.local.DirectoryStore;
import dev.scalpel.store.local.Durability;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Records bars and a model in a folder, for the run that makes an image's archive of loaded classes. */
public final class SampleStore {

    private static final InstrumentId BTC = InstrumentId.parse("binance/BTC-USDT");
    private static final InstrumentId ETH = InstrumentId.parse("binance/ETH-USDT");

    private SampleStore() {}

    /** @param arguments the folder, the end of the last bar as an instant, and the days of bars before it */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 3) {
            throw new IllegalArgumentException("usage: SampleStore FOLDER END DAYS");
        }
        write(Path.of(arguments[0]), Instant.parse(arguments[1]), Integer.parseInt(arguments[2]));
    }

    /** {@code store/} has a file per key; {@code time} has the end of the last bar. */
    static void write(Path folder, Instant end, int days) throws IOException {
        ObjectStore store = new DirectoryStore(folder.resolve("store"), Durability.NONE);
        StoredBars archive = new StoredBars(store);
        long from = Minutes.plus(end.toEpochMilli(), -days * Minutes.PER_DAY);
        SyntheticMarket.generate(MarketSpec.of(List.of(BTC.symbol(), ETH.symbol()), from, days, 1))
                .forEach((symbol, bars) -> archive.append(new InstrumentId(BTC.venue(), symbol), bars));
        SampleModel.put(store, ETH, FeatureSet.standard(FeatureVariant.FULL), end);
        Files.writeString(folder.resolve("time"), end + "\n");
    }
}
