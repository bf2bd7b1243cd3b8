package dev.scalpel.portfolio.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.portfolio.allocation.Holding;
import dev.scalpel.portfolio.round.RoundStep;
import dev.scalpel.portfolio.state.PortfolioState;
import dev.scalpel.portfolio.state.PortfolioStateCodec;
import dev.scalpel.portfolio.state.SignalOutcome;
import dev.scalpel.portfolio.state.StrategyTrade;
import dev.scalpel.signals.Signal;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** What holds for a replay of any bars and signals. */
class PaperReplayTest {

    private static final int MINUTES = 240;

    @Property(tries = 60)
    void skippedMinutesChangeNothing(@ForAll long seed) {
        PaperWorld world = new PaperWorld(seed, MINUTES);
        PaperReplay.Result skipped = world.replay();
        PortfolioState state = world.initial();
        List<StrategyTrade> trades = new ArrayList<>();
        List<SignalOutcome> outcomes = new ArrayList<>();
        Random random = new Random(seed);
        for (int minute = 0; minute <= MINUTES; minute++) {
            Instant now = world.start().plusMillis(Minutes.plus(0, minute) + random.nextInt(60_000));
            PortfolioState after = minute < MINUTES
                    ? stored(world.round().minute(state, world.signals, now))
                    : world.round().settled(state, now);
            outcomes.addAll(after.outbox());
            after.closedTrades().values().forEach(trades::addAll);
            state = after.withoutOutcomes(after.outbox()).withoutClosedTrades(after.closedTrades());
        }
        assertThat(outcomes).isEqualTo(skipped.outcomes());
        assertThat(trades)
                .containsExactlyInAnyOrderElementsOf(
                        skipped.trades().stream().map(PaperTrade::trade).toList());
        assertThat(state.books()).isEqualTo(skipped.state().books());
        assertThat(state.intents()).isEqualTo(skipped.state().intents());
    }

    @Property(tries = 60)
    void cashIsWhatTheTradesMadeLessWhatIsHeldAtCost(@ForAll long seed) {
        PaperReplay.Result result = new PaperWorld(seed, MINUTES).replay();
        BigDecimal cash = PaperWorld.CASH;
        for (PaperTrade each : result.trades()) {
            cash = cash.add(each.trade().netProfit("USDT"));
        }
        for (Map.Entry<String, Holding> held : result.state().books().holdings().entrySet()) {
            StrategyTrade open =
                    result.state().strategy(held.getKey()).openTrade().orElseThrow();
            BigDecimal fees = open.fees().getOrDefault("USDT", BigDecimal.ZERO);
            // What has been trimmed has realised its part of the entry's cost.
            BigDecimal trimmed = open.exit()
                    .map(exit -> exit.value()
                            .subtract(open.entry()
                                    .value()
                                    .subtract(held.getValue().cost()))
                            .multiply(BigDecimal.valueOf(open.side().sign())))
                    .orElse(BigDecimal.ZERO);
            cash = cash.subtract(held.getValue().cost())
                    .subtract(feeInBase(open, held.getValue()))
                    .add(trimmed)
                    .subtract(fees)
                    .add(open.funding());
        }
        assertThat(result.state().books().cash().subtract(cash).abs()).isLessThan(new BigDecimal("1e-20"));
    }

    /** A fee in the base asset took its part of the cost, of an entry that is not trimmed yet. */
    private static BigDecimal feeInBase(StrategyTrade open, Holding held) {
        return open.exit().isPresent() ? BigDecimal.ZERO : open.entry().value().subtract(held.cost());
    }

    @Property(tries = 60)
    void aLaterBarChangesNoEarlierTrade(@ForAll long seed) {
        PaperWorld world = new PaperWorld(seed, MINUTES);
        Random random = new Random(seed);
        int changed = 1 + random.nextInt(MINUTES - 1);
        long from = Minutes.plus(PaperSamples.FIRST, changed);
        Map<String, BarSeries> others = new TreeMap<>();
        world.bars.forEach((name, bars) -> {
            BarSeries walk = world.walk(random);
            others.put(name, bars.between(0, from).join(walk.between(from, Long.MAX_VALUE)));
        });
        PaperReplay.Result result = world.replay();
        PaperReplay.Result other =
                PaperReplay.run(world.round(others), world.initial(), world.signals, world.start(), world.end());
        assertThat(before(other, from)).isEqualTo(before(result, from));
        for (int i = 0; i <= changed; i++) {
            assertThat(other.curve().equity(i)).isEqualTo(result.curve().equity(i));
        }
    }

    private static List<PaperTrade> before(PaperReplay.Result result, long time) {
        return result.trades().stream()
                .filter(trade -> trade.trade().exit().orElseThrow().time() < time)
                .toList();
    }

    @Property(tries = 60)
    void theSequenceInWhichSignalsAreGivenDoesNotMatter(@ForAll long seed) {
        PaperWorld world = new PaperWorld(seed, MINUTES);
        PaperReplay.Result result = world.replay();
        List<Signal> shuffled = new ArrayList<>(world.signals);
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(PaperReplay.run(world.round(), world.initial(), shuffled, world.start(), world.end()))
                .usingRecursiveComparison()
                .isEqualTo(result);
    }

    @Property(tries = 30)
    void theCurveEndsAtTheValueOfTheAccount(@ForAll long seed) {
        PaperWorld world = new PaperWorld(seed, MINUTES);
        PaperReplay.Result result = world.replay();
        double value = result.state().books().cash().doubleValue();
        for (Map.Entry<String, Holding> held : result.state().books().holdings().entrySet()) {
            BarSeries bars = world.bars.get(held.getKey());
            double close = bars.close(bars.size() - 1);
            Holding holding = held.getValue();
            value += holding.worth(holding.quantity().multiply(BigDecimal.valueOf(close)))
                    .doubleValue();
        }
        assertThat(result.curve().last()).isCloseTo(value, within(1e-6));
        assertThat(result.curve().first()).isEqualTo(10_000);
        assertThat(result.curve().size()).isEqualTo(MINUTES + 1);
    }

    @Test
    void worldsTradeOnBothSidesAndAllWaysOut() {
        List<PaperTrade> trades = new ArrayList<>();
        List<String> outcomes = new ArrayList<>();
        for (long seed = 0; seed < 40; seed++) {
            PaperReplay.Result result = new PaperWorld(seed, MINUTES).replay();
            trades.addAll(result.trades());
            result.outcomes().forEach(outcome -> outcomes.add(outcome.outcome().name()));
        }
        assertThat(trades).extracting(trade -> trade.trade().side().name()).contains("LONG", "SHORT");
        assertThat(trades).anyMatch(trade -> trade.trade().funding().signum() != 0);
        assertThat(trades).anyMatch(trade -> trade.trade().fees().containsKey("BTC"));
        assertThat(trades).hasSizeGreaterThan(200);
        assertThat(outcomes).contains("EXECUTED", "ALREADY", "NOT_HELD", "SUPERSEDED", "UNDERFILLED");
        assertThat(trades)
                .allMatch(trade -> trade.row(0).isPresent() && trade.statistic().isPresent());
    }

    @Test
    void aPeriodEndsAfterItBegins() {
        PaperWorld world = new PaperWorld(1, MINUTES);
        assertThatThrownBy(() -> PaperReplay.run(world.round(), world.initial(), List.of(), world.end(), world.start()))
                .hasMessageContaining("to must be later than from");
    }

    private static PortfolioState stored(RoundStep step) {
        return PortfolioStateCodec.STATE.read("state", PortfolioStateCodec.STATE.write(step.state()));
    }
}
