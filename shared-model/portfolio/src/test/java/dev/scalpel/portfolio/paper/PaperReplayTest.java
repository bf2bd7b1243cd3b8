package dev.scalpel.portfolio.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.portfolio.allocation.Holding;
import dev.scalpel.portfolio.state.ClosedTrade;
import dev.scalpel.portfolio.state.OpenTrade;
import dev.scalpel.portfolio.state.PortfolioState;
import dev.scalpel.portfolio.state.PortfolioStateCodec;
import dev.scalpel.portfolio.state.SignalOutcome;
import dev.scalpel.signals.Signal;
import dev.scalpel.trading.ExitReason;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;
import org.junit.jupiter.api.Test;

/** What holds for a replay of any bars and signals. */
class PaperReplayTest {

    private static final int MINUTES = 240;

    @Property(tries = 30)
    void skippedMinutesChangeNothing(@ForAll long seed) {
        PaperWorld world = new PaperWorld(seed, MINUTES);
        PaperReplay.Result skipped = world.replay();
        PortfolioState state = world.initial();
        List<ClosedTrade> trades = new ArrayList<>();
        List<SignalOutcome> outcomes = new ArrayList<>();
        Random random = new Random(seed);
        for (int minute = 0; minute <= MINUTES; minute++) {
            Instant now = world.start().plusMillis(Minutes.plus(0, minute) + random.nextInt(60_000));
            PortfolioState after = minute < MINUTES
                    ? stored(world.round().minute(state, world.signals, now))
                    : world.round().settled(state, now);
            outcomes.addAll(after.outbox());
            trades.addAll(after.trades());
            state = after.withoutOutcomes(after.outbox()).withoutTrades(after.trades());
        }
        assertThat(outcomes).isEqualTo(skipped.outcomes());
        assertThat(trades)
                .usingRecursiveFieldByFieldElementComparator(RecursiveComparisonConfiguration.builder()
                        .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                        .build())
                .containsExactlyInAnyOrderElementsOf(skipped.trades());
        assertThat(state.books()).isEqualTo(skipped.state().books());
        assertThat(state.intents()).isEqualTo(skipped.state().intents());
    }

    /** A profit whose last digits are zeros, of which the two ways keep different many. */
    @Example
    void skippedMinutesChangeNoProfitThatEndsInZeros() {
        skippedMinutesChangeNothing(-5904149397109527665L);
    }

    /** A signal to close what is sold already, while dust of it is still in the books. */
    @Example
    void skippedMinutesChangeNoOutcomeAfterATradeThatLeftDust() {
        skippedMinutesChangeNothing(-9460019L);
    }

    @Property(tries = 30)
    void cashIsWhatTheTradesMadeLessWhatIsHeldAtCost(@ForAll long seed) {
        PaperReplay.Result result = new PaperWorld(seed, MINUTES).replay();
        BigDecimal cash = PaperWorld.CASH;
        for (ClosedTrade trade : result.trades()) {
            assertThat(trade.profit().subtract(madeByItsFills(trade)).abs()).isLessThan(new BigDecimal("1e-20"));
            cash = cash.add(madeByItsFills(trade));
        }
        for (Map.Entry<String, Holding> held : result.state().books().holdings().entrySet()) {
            OpenTrade open = result.state().strategy(held.getKey()).trade().orElseThrow();
            cash = cash.add(open.profit()).subtract(held.getValue().cost());
        }
        assertThat(result.state().books().cash().subtract(cash).abs()).isLessThan(new BigDecimal("1e-20"));
    }

    private static BigDecimal madeByItsFills(ClosedTrade trade) {
        return trade.exit()
                .value()
                .subtract(trade.entry().value())
                .multiply(BigDecimal.valueOf(trade.side().sign()))
                .subtract(trade.fees().getOrDefault("USDT", BigDecimal.ZERO))
                .add(trade.funding());
    }

    @Property(tries = 30)
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

    private static List<ClosedTrade> before(PaperReplay.Result result, long time) {
        return result.trades().stream()
                .filter(trade -> trade.exit().time() < time)
                .toList();
    }

    @Property(tries = 30)
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

    /** Isolated margin: what a position has lost is at most its margin and the fees, whatever the bars did. */
    @Property(tries = 60)
    void noTradeLosesMoreThanItsMarginAndFees(@ForAll long seed) {
        PaperWorld world = new PaperWorld(seed, MINUTES);
        for (ClosedTrade trade : world.replay().trades()) {
            BigDecimal fees = trade.fees().getOrDefault("USDT", BigDecimal.ZERO);
            double margin =
                    trade.entry().value().doubleValue() * world.costs.margin().initialShare();
            if (margin > 0) {
                assertThat(trade.profit().add(fees).doubleValue()).isGreaterThanOrEqualTo(-margin - 1e-6);
            }
        }
    }

    @Test
    void worldsTradeOnBothSidesAndAllWaysOut() {
        List<ClosedTrade> trades = new ArrayList<>();
        List<String> outcomes = new ArrayList<>();
        for (long seed = 0; seed < 40; seed++) {
            PaperReplay.Result result = new PaperWorld(seed, MINUTES).replay();
            trades.addAll(result.trades());
            result.outcomes().forEach(outcome -> outcomes.add(outcome.outcome().name()));
        }
        assertThat(trades).extracting(trade -> trade.side().name()).contains("LONG", "SHORT");
        assertThat(trades).anyMatch(trade -> trade.funding().signum() != 0);
        assertThat(trades).anyMatch(trade -> trade.fees().containsKey("BTC"));
        assertThat(trades).hasSizeGreaterThan(200);
        assertThat(outcomes).contains("EXECUTED", "ALREADY", "NOT_HELD", "SUPERSEDED", "UNDERFILLED");
        assertThat(trades)
                .extracting(ClosedTrade::reason)
                .contains(ExitReason.SIGNAL, ExitReason.STOP, ExitReason.TARGET, ExitReason.LIQUIDATION);
    }

    @Test
    void aPeriodEndsAfterItBegins() {
        PaperWorld world = new PaperWorld(1, MINUTES);
        assertThatThrownBy(() -> PaperReplay.run(world.round(), world.initial(), List.of(), world.end(), world.start()))
                .hasMessageContaining("to must be later than from");
    }

    private static PortfolioState stored(PortfolioState state) {
        return PortfolioStateCodec.STATE.read("state", PortfolioStateCodec.STATE.write(state));
    }
}
