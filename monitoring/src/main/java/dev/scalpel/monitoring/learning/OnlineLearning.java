package dev.scalpel.monitoring.learning;

import dev.scalpel.invocation.Deadline;
import dev.scalpel.ledger.repository.Repositories;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.model.Manifest;
import dev.scalpel.model.network.NetworkParameters;
import dev.scalpel.monitoring.records.ReviewPeriod;
import dev.scalpel.settings.Settings;
import dev.scalpel.store.ObjectStore;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Continues to fit the champion on the newest bars. The result is a challenger of method {@value #METHOD}, which
 * replaces the champion only if it did better on later bars.
 */
public final class OnlineLearning implements LearningMethod {

    public static final String METHOD = "online";
    private static final String NAME = "online-learning";

    /**
     * Low, because three days cannot show more: small steps do little harm where nothing has changed, and after a shift
     * every day counts.
     */
    private static final double CONFIDENCE = 0.8;

    private final ObjectStore store;
    private final Clock clock;
    private final LearningDataReader reader;
    private final Function<InstrumentId, LearningConfig> config;
    private final UpdateSettings update;

    public OnlineLearning(Settings settings, ObjectStore store, Repositories repositories, Clock clock) {
        this(
                store,
                clock,
                new LearningDataReader(store, repositories.bars(), settings.referenceInstrument()),
                LearningConfig.of(settings, store, repositories, clock),
                UpdateSettings.DEFAULT);
    }

    OnlineLearning(
            ObjectStore store,
            Clock clock,
            LearningDataReader reader,
            Function<InstrumentId, LearningConfig> config,
            UpdateSettings update) {
        this.store = store;
        this.clock = clock;
        this.reader = reader;
        this.config = config;
        this.update = update;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public LearningResult learn(InstrumentId instrument, ReviewPeriod period, Deadline deadline) {
        Instant now = clock.instant();
        LearningConfig here = config.apply(instrument);
        try {
            LearningData data = reader.read(instrument, period.to(), here, now);
            LearnedChallenger learned = learned(data, update, here.seed(), deadline);
            return new ChallengerPromotion(store, here).decide(NAME, instrument, data, learned, now);
        } catch (NothingToLearnException nothing) {
            return LearningResult.skipped(NAME, instrument.symbol(), nothing.explanation());
        }
    }

    /** The update as files and figures. */
    public static LearnedChallenger learned(LearningData data, UpdateSettings update, long seed, Deadline deadline) {
        OnlineUpdate.Result result = OnlineUpdate.of(data, update, seed, deadline);
        Map<String, byte[]> files = new LinkedHashMap<>();
        List<String> names = data.champion().bracketManifest().networks();
        List<NetworkParameters> networks = result.networks();
        for (int i = 0; i < names.size(); i++) {
            files.put(names.get(i), networks.get(i).toBytes());
        }
        files.put(Manifest.META_MODEL, result.meta().toBytes());
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("newRows", (double) result.newRows());
        figures.put("replayedRows", (double) result.replayedRows());
        figures.put("epochs", result.epochs());
        figures.put("heldOutLossBefore", result.lossBefore());
        figures.put("heldOutLossAfter", result.lossAfter());
        return new LearnedChallenger(METHOD, CONFIDENCE, result.calibration(), files, figures);
    }
}
