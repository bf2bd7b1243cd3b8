package dev.scalpel.portfolio.round;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.portfolio.allocation.Holding;
import dev.scalpel.portfolio.state.PortfolioState;
import dev.scalpel.portfolio.state.SignalOutcome;
import dev.scalpel.signals.Signal;
import dev.scalpel.signals.TargetState;
import dev.scalpel.trading.PositionSide;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

/**
 * Promise 11: a signal moves a strategy at most once, however often, late or out of order it arrives, and wherever the process
 * dies. Shown for the pure steps of a round, with the state in one document and a venue in memory.
 */
class SignalMovesAtMostOnceTest {

    private static final int STEPS = 60;

    @Property(tries = 120)
    void everySignalHasOneOutcomeAndMovesAtMostOnce(@ForAll @LongRange(min = 0) long seed) {
        Random random = new Random(seed);
        boolean shorts = random.nextInt(3) == 0;
        PortfolioRun run = new PortfolioRun(seed, shorts);
        List<Signal> late = new ArrayList<>();
        for (int i = 0; i < STEPS; i++) {
            if (random.nextInt(4) == 0) {
                Signal signal = signal(random, run.now, shorts);
                (random.nextInt(5) == 0 ? late : run.signals).add(signal);
                if (random.nextInt(3) == 0) {
                    run.signals.add(signal);
                }
            }
            if (random.nextInt(10) == 0) {
                run.signals.addAll(late);
                late.clear();
                Collections.shuffle(run.signals, random);
            }
            run.invoke(true);
            run.pass();
        }
        run.finish();
        PortfolioState end = run.state();

        assertThat(end.isAmbiguous()).isFalse();
        assertThat(end.outbox()).extracting(SignalOutcome::signal).doesNotHaveDuplicates();
        assertThat(end.handled()).doesNotHaveDuplicates();
        assertThat(end.outbox()).extracting(SignalOutcome::signal).containsExactlyInAnyOrderElementsOf(end.handled());
        assertThat(openings(run.written)).isLessThanOrEqualTo((int) run.signals.stream()
                .distinct()
                .filter(signal -> signal.target() != TargetState.FLAT)
                .count());
        run.strategies.forEach(strategy -> assertThat(
                        quantity(end, strategy.name()).add(end.dust().getOrDefault(strategy.name(), BigDecimal.ZERO)))
                .as("the books of %s say what the venue says", strategy.name())
                .isEqualByComparingTo(run.held.getOrDefault(strategy.name(), BigDecimal.ZERO)));
        run.strategies.forEach(strategy -> assertThat(
                        end.books().holding(strategy.name()).map(Holding::side))
                .as("%s holds its target or nothing", strategy.name())
                .isIn(Optional.empty(), end.strategy(strategy.name()).target().side()));
    }

    /** How often a strategy went from nothing to something, over all states that were ever stored. */
    private static int openings(List<PortfolioState> written) {
        int openings = 0;
        for (int i = 1; i < written.size(); i++) {
            for (String name : written.get(i).books().holdings().keySet()) {
                openings += written.get(i - 1).books().holding(name).isEmpty() ? 1 : 0;
            }
        }
        return openings;
    }

    private static BigDecimal quantity(PortfolioState state, String name) {
        return state.books()
                .holding(name)
                .map(held -> held.side() == PositionSide.LONG
                        ? held.quantity()
                        : held.quantity().negate())
                .orElse(BigDecimal.ZERO);
    }

    private static Signal signal(Random random, long now, boolean shorts) {
        String strategy = List.of("btc", "eth", "sol").get(random.nextInt(3));
        TargetState other = shorts ? TargetState.SHORT : TargetState.LONG;
        TargetState target = List.of(TargetState.LONG, TargetState.FLAT, other).get(random.nextInt(3));
        Instant time = Instant.ofEpochMilli(now - random.nextInt(3_000));
        return TestSignals.signal(strategy, target, time);
    }
}
