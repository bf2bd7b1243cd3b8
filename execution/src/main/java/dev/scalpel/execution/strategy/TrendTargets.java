package dev.scalpel.execution.strategy;

import dev.scalpel.market.BarCsvException;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.portfolio.filter.EntryOpinion;
import dev.scalpel.portfolio.filter.Trend;
import dev.scalpel.portfolio.round.ModelTarget;
import dev.scalpel.portfolio.state.PortfolioState;
import dev.scalpel.settings.portfolio.PortfolioStrategy;
import dev.scalpel.signals.TargetState;
import dev.scalpel.store.StoreException;
import dev.scalpel.store.bars.BarRepository;
import dev.scalpel.trading.Bracket;
import dev.scalpel.trading.EntryBasis;
import dev.scalpel.trading.PositionSide;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a strategy that follows the rule {@code trend} is to hold after the newest closed bar of its portfolio's time frame: the side of the
 * colour, or nothing where that side cannot be opened. Without a colour what is held is kept.
 */
final class TrendTargets {

    private static final Logger LOG = LoggerFactory.getLogger(TrendTargets.class);

    private final BarRepository bars;
    private final EntryFilters filters;
    private final Duration maxAge;
    private final BiFunction<InstrumentId, Instant, Set<PositionSide>> sides;
    /** The newest reading of each instrument, so that a warm process reads its bars once in a frame. */
    private final Map<InstrumentId, Trend.Reading> newest = new ConcurrentHashMap<>();

    /**
     * @param maxAge how long after its bar has closed a position may be opened
     * @param sides on which an instrument can be opened
     */
    TrendTargets(
            BarRepository bars,
            EntryFilters filters,
            Duration maxAge,
            BiFunction<InstrumentId, Instant, Set<PositionSide>> sides) {
        this.bars = bars;
        this.filters = filters;
        this.maxAge = maxAge;
        this.sides = sides;
    }

    /**
     * Empty where nothing is to change. Bars that cannot be read are none: the other strategies trade on.
     *
     * @param minutes of the portfolio's time frame
     */
    Optional<ModelTarget> of(
            String portfolio,
            PortfolioStrategy strategy,
            InstrumentId instrument,
            int minutes,
            PortfolioState state,
            Instant now) {
        try {
            return reading(instrument, minutes, now)
                    .flatMap(reading -> target(portfolio, strategy, instrument, minutes, reading, state, now));
        } catch (StoreException | BarCsvException unread) {
            LOG.warn("strategy {} does not decide: {}", strategy.name(), unread.getMessage());
            return Optional.empty();
        }
    }

    private Optional<Trend.Reading> reading(InstrumentId instrument, int minutes, Instant now) {
        long length = minutes * Minutes.MILLIS;
        long end = Math.floorDiv(now.toEpochMilli(), length) * length;
        Optional<Trend.Reading> known =
                Optional.ofNullable(newest.get(instrument)).filter(reading -> reading.end() == end);
        Optional<Trend.Reading> found = known.or(() -> Trend.of(
                ClosedBars.before(bars, instrument, Trend.lookBack(minutes), now), minutes, now.toEpochMilli()));
        found.ifPresent(reading -> newest.put(instrument, reading));
        return found;
    }

    private Optional<ModelTarget> target(
            String portfolio,
            PortfolioStrategy strategy,
            InstrumentId instrument,
            int minutes,
            Trend.Reading reading,
            PortfolioState state,
            Instant now) {
        Optional<PositionSide> side = reading.colour().side();
        if (side.isEmpty()) {
            return Optional.empty();
        }
        boolean open = sides.apply(instrument, now).contains(side.get());
        ModelTarget flat = ModelTarget.flat(strategy.name(), lastMinute(reading), BigDecimal.valueOf(reading.close()));
        if (!open) {
            return Optional.of(flat);
        }
        ModelTarget entry = entry(strategy, minutes, side.get(), reading);
        if (state.strategy(strategy.name()).target() == entry.target()) {
            return Optional.of(entry);
        }
        boolean late = Duration.ofMillis(now.toEpochMilli() - reading.end()).compareTo(maxAge) > 0;
        if (late) {
            return Optional.of(flat);
        }
        EntryOpinion opinion = filters.of(portfolio, strategy, instrument, side.get(), now);
        // A target of the same bar replaces none: what is decided too early could not be decided again.
        return opinion instanceof EntryOpinion.Waiting
                ? Optional.empty()
                : Optional.of(opinion instanceof EntryOpinion.Vetoed ? flat : entry);
    }

    private static ModelTarget entry(
            PortfolioStrategy strategy, int minutes, PositionSide side, Trend.Reading reading) {
        EntryBasis.Distances distances = new EntryBasis.Distances(
                side,
                strategy.stopLoss().map(BigDecimal::doubleValue).orElse(Double.NaN),
                strategy.takeProfit().map(BigDecimal::doubleValue).orElse(Double.NaN),
                Bracket.MAX_HOLD_MINUTES,
                0);
        return new ModelTarget(
                strategy.name(),
                side == PositionSide.LONG ? TargetState.LONG : TargetState.SHORT,
                BigDecimal.ONE,
                Optional.of(new EntryBasis.ByRule(strategy.name(), "trend-" + minutes + "m", distances)),
                lastMinute(reading),
                BigDecimal.valueOf(reading.close()));
    }

    private static long lastMinute(Trend.Reading reading) {
        return Minutes.plus(reading.end(), -1);
    }
}
