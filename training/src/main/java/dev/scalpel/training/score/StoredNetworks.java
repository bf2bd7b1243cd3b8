package dev.scalpel.training.score;

import dev.scalpel.learning.score.ResidualCache;
import dev.scalpel.learning.score.ResidualProcedure;
import dev.scalpel.learning.score.ScoreProcedure;
import dev.scalpel.model.score.ScoreNetwork;
import dev.scalpel.store.StoreKeys;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Past networks in the store; they depend on how maps and networks are made, and on the bars of both fits. */
public final class StoredNetworks implements ResidualCache {

    private final HashedResults results;
    private final ScoreProcedure scores;
    private final ResidualProcedure procedure;
    private final AtomicInteger fitted = new AtomicInteger();

    public StoredNetworks(HashedResults results, ScoreProcedure scores, ResidualProcedure procedure) {
        this.results = results;
        this.scores = scores;
        this.procedure = procedure;
    }

    /** How many networks were not known. */
    public int fitted() {
        return fitted.get();
    }

    @Override
    public @Nullable ScoreNetwork find(long epochDay) {
        return epochDay > results.endDay()
                ? null
                : results.find(
                                key(epochDay),
                                hash(epochDay),
                                ScoreNetwork::read,
                                network -> network.horizons().equals(scores.horizons()))
                        .orElse(null);
    }

    @Override
    public void fitted(long epochDay, ScoreNetwork network) {
        fitted.incrementAndGet();
        if (epochDay <= results.endDay()) {
            results.put(key(epochDay), hash(epochDay), network.toBytes());
        }
    }

    /** The last labels of a fit end on the day of the gap. */
    private byte[] hash(long epochDay) {
        int window = Math.max(scores.windowDays(), procedure.windowDays()) + scores.gapDays();
        return results.hash(
                scores + "|" + procedure.describe(),
                epochDay - window - results.lookBackDays(),
                epochDay - scores.gapDays());
    }

    private String key(long epochDay) {
        return StoreKeys.network(results.instrument(), results.version(), LocalDate.ofEpochDay(epochDay));
    }
}
