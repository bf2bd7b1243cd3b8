package dev.scalpel.retrieval.costs;

import dev.scalpel.costs.CostRepository;
import dev.scalpel.costs.SpreadRepository;
import dev.scalpel.invocation.Deadline;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.value.CostBasis;
import dev.scalpel.venue.VenueErrors;
import dev.scalpel.venue.VenueException;
import dev.scalpel.venue.market.MarketDataVenue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Measures costs after the bars of a minute are stored. Whatever fails here, the bars stay. */
public final class CostMeasurement {

    private final boolean wanted;
    private final Optional<SpreadSampling> spreads;
    private final Optional<DepthSampling> depth;
    private final SpreadSummary summary;

    /** What the venue cannot report is not measured; nothing is where the settings want their own costs. */
    public CostMeasurement(
            Settings settings,
            MarketDataVenue venue,
            VenueErrors errors,
            SpreadRepository samples,
            CostRepository costs) {
        wanted = settings.costs().basis() == CostBasis.MEASURED;
        spreads = venue.bestPrices()
                .map(reader -> new SpreadSampling(
                        reader, errors, samples, settings.costs().sampleMinutes()));
        depth = venue.depth().map(reader -> new DepthSampling(reader, errors, costs, settings::largestOrder));
        summary = new SpreadSummary(samples, costs);
    }

    /**
     * One request for all spreads, and now and then one for the depth of an order book.
     *
     * @param now by the venue's clock
     * @param problems receives what could not be measured, and why
     * @throws VenueException when the venue does not answer
     */
    public void measure(List<InstrumentId> instruments, Instant now, Deadline deadline, Consumer<String> problems) {
        if (!wanted || deadline.passed()) {
            return;
        }
        if (spreads.isPresent()) {
            spreads.get().sample(instruments, now).forEach(problems);
            instruments.forEach(instrument -> summary.update(instrument, now).ifPresent(problems));
        }
        if (!deadline.passed()) {
            depth.flatMap(sampling -> sampling.sample(instruments, now)).ifPresent(problems);
        }
    }
}
