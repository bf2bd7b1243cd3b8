package dev.scalpel.portfolio.round;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.portfolio.state.ClosedTrade;
import dev.scalpel.portfolio.state.PortfolioState;
import dev.scalpel.signals.TargetState;
import dev.scalpel.trading.ExitReason;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/**
 * When a round has nothing left to do, a stop rests for exactly what each strategy holds that has one, and no order of ours ever
 * closes more than is free: {@link PortfolioRun} compares both at every step.
 */
class StopsCoverHoldingsTest {

    private static final int STEPS = 60;

    @Property(tries = 80)
    void theStopRestsForWhatIsHeldAndTheTradesAddUp(@ForAll @LongRange(min = 0) long seed) {
        PortfolioRun run = run(seed);
        PortfolioState end = run.state();
        assertThat(end.isAmbiguous()).isFalse();
        Map<String, ClosedTrade> trades = new LinkedHashMap<>();
        run.written.forEach(state -> state.trades().forEach(trade -> trades.put(trade.id(), trade)));
        assertThat(end.trades()).containsExactlyInAnyOrderElementsOf(trades.values());
        BigDecimal closed = sum(end.trades().stream().map(ClosedTrade::profit).toList());
        BigDecimal open = sum(run.strategies.stream()
                .flatMap(each -> end.strategy(each.name()).trade().stream())
                .map(trade -> trade.profit())
                .toList());
        assertThat(PortfolioRun.CASH.add(closed).add(open))
                .as("the value at cost is what the account began with and what its trades have made")
                .isCloseTo(end.books().valueAtCost(), org.assertj.core.data.Offset.offset(new BigDecimal("1e-20")));
    }

    /** The property must not hold because nothing is ever checked. */
    @Test
    void theRunsHaveStopsThatRestAndStopsThatFill() {
        int checked = 0;
        List<ExitReason> reasons = new ArrayList<>();
        for (long seed = 0; seed < 20; seed++) {
            PortfolioRun run = run(seed);
            checked += run.checked;
            run.state().trades().forEach(trade -> reasons.add(trade.reason()));
        }
        assertThat(checked).isGreaterThan(500);
        assertThat(reasons).contains(ExitReason.STOP, ExitReason.SIGNAL);
    }

    private static PortfolioRun run(long seed) {
        Random random = new Random(seed);
        boolean shorts = random.nextInt(3) == 0;
        PortfolioRun run = new PortfolioRun(seed, shorts);
        for (int i = 0; i < STEPS; i++) {
            if (random.nextInt(3) == 0) {
                String strategy = List.of("btc", "eth", "sol").get(random.nextInt(3));
                TargetState other = shorts ? TargetState.SHORT : TargetState.LONG;
                TargetState target =
                        List.of(TargetState.LONG, other, TargetState.FLAT).get(random.nextInt(3));
                run.signals.add(TestSignals.signal(strategy, target, Instant.ofEpochMilli(run.now)));
            }
            run.invoke(true);
            run.pass();
        }
        run.finish();
        return run;
    }

    private static BigDecimal sum(List<BigDecimal> amounts) {
        return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
