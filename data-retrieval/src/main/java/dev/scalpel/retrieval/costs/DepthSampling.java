package dev.scalpel.retrieval.costs;

import dev.scalpel.costs.CostDocument;
import dev.scalpel.costs.CostRepository;
import dev.scalpel.costs.DepthProbe;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.store.StoreException;
import dev.scalpel.trading.OrderSide;
import dev.scalpel.venue.VenueErrors;
import dev.scalpel.venue.VenueException;
import dev.scalpel.venue.market.DepthReader;
import dev.scalpel.venue.market.OrderBookDepth;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Probes the depth of an order book every few hours, one instrument per call: such a request weighs much. */
final class DepthSampling {

    static final Duration INTERVAL = Duration.ofHours(6);

    /** The probed sizes are powers of ten around the largest order: from a tenth of it to a hundred times. */
    private static final int SMALLER_SIZES = 1;

    private static final int SIZES = 4;

    private final DepthReader reader;
    private final VenueErrors errors;
    private final CostRepository costs;
    private final ToDoubleFunction<InstrumentId> largestOrder;
    /** By instrument when this process has last probed it, or seen a probe of another. */
    private final Map<InstrumentId, Instant> probed = new ConcurrentHashMap<>();

    /** @param largestOrder of an account, in the quote asset */
    DepthSampling(
            DepthReader reader, VenueErrors errors, CostRepository costs, ToDoubleFunction<InstrumentId> largestOrder) {
        this.reader = reader;
        this.errors = errors;
        this.costs = costs;
        this.largestOrder = largestOrder;
    }

    /**
     * Probes the first instrument that is due.
     *
     * @return why it could not be probed
     * @throws VenueException when the venue does not answer
     */
    Optional<String> sample(List<InstrumentId> instruments, Instant now) {
        for (InstrumentId instrument : instruments) {
            try {
                if (isDue(instrument, now)) {
                    return probe(instrument, now);
                }
            } catch (StoreException failure) {
                probed.put(instrument, now);
                return Optional.of(instrument.symbol() + ": the store failed: " + failure.getMessage());
            }
        }
        return Optional.empty();
    }

    private boolean isDue(InstrumentId instrument, Instant now) {
        if (isRecent(probed.getOrDefault(instrument, Instant.EPOCH), now)) {
            return false;
        }
        Optional<Instant> last = costs.read(instrument).flatMap(CostDocument::lastProbe);
        last.ifPresent(time -> probed.put(instrument, time));
        return last.filter(time -> isRecent(time, now)).isEmpty();
    }

    private static boolean isRecent(Instant probe, Instant now) {
        return Duration.between(probe, now).compareTo(INTERVAL) < 0;
    }

    private Optional<String> probe(InstrumentId instrument, Instant now) {
        // Also when it fails: the next attempt is as far away as the next probe.
        probed.put(instrument, now);
        OrderBookDepth depth = read(instrument);
        NavigableMap<BigDecimal, Double> rates = new TreeMap<>();
        for (BigDecimal size : sizes(largestOrder.applyAsDouble(instrument))) {
            OptionalDouble buying = depth.slippage(OrderSide.BUY, size.doubleValue());
            OptionalDouble selling = depth.slippage(OrderSide.SELL, size.doubleValue());
            if (buying.isEmpty() || selling.isEmpty()) {
                return Optional.of(instrument.symbol() + ": one side of the order book is empty");
            }
            rates.put(size, Math.min(DepthProbe.MAX_RATE, (buying.getAsDouble() + selling.getAsDouble()) / 2));
        }
        DepthProbe probe = new DepthProbe(now.truncatedTo(ChronoUnit.SECONDS), rates);
        costs.change(instrument, document -> document.withProbe(probe));
        return Optional.empty();
    }

    static List<BigDecimal> sizes(double largestOrder) {
        int power = (int) Math.floor(Math.log10(largestOrder)) - SMALLER_SIZES;
        return IntStream.range(power, power + SIZES)
                .mapToObj(exponent -> BigDecimal.ONE.scaleByPowerOfTen(exponent))
                .map(size -> size.scale() < 0 ? size.setScale(0) : size)
                .toList();
    }

    private OrderBookDepth read(InstrumentId instrument) {
        try {
            return reader.read(instrument.symbol());
        } catch (IOException | RuntimeException failure) {
            throw errors.explain("the order book of " + instrument.symbol(), failure);
        }
    }
}
