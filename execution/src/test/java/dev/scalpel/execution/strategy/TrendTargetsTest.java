package dev.scalpel.execution.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.execution.champion.ChampionStatus;
import dev.scalpel.execution.context.MarketReader;
import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.portfolio.evidence.FilterStandings;
import dev.scalpel.portfolio.round.ModelClaim;
import dev.scalpel.portfolio.round.ModelTarget;
import dev.scalpel.portfolio.state.PortfolioState;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.settings.portfolio.PortfolioStrategy;
import dev.scalpel.signals.TargetState;
import dev.scalpel.store.bars.StoredBars;
import dev.scalpel.store.local.MemoryStore;
import dev.scalpel.strategy.Origin;
import dev.scalpel.strategy.Strategy;
import dev.scalpel.trading.PositionSide;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a strategy that follows the trend is to hold. */
class TrendTargetsTest {

    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final InstrumentId BTC = InstrumentId.parse("binance-usdm/BTC-USDT");
    private static final Settings SETTINGS =
            SettingsReader.fromText("the test's settings", """
            venue: binance-usdm
            portfolios:
              crypto:
                quote: USDT
                timeframe: 1m
                strategies:
                  btc: {source: trend, instrument: BTC/USDT, share: 0.9, stopLoss: 0.02}
                  eth: {source: trend, instrument: ETH/USDT, share: 0.05, confirm: {1m: momentum}}
            """, Map.of()).settings();

    private final MemoryStore store = new MemoryStore();
    private final PortfolioState state = PortfolioState.initial("a test", new BigDecimal("10000"));
    private Set<PositionSide> sides = EnumSet.allOf(PositionSide.class);
    private final TrendTargets targets = targets();

    private TrendTargets targets() {
        StoredBars bars = new StoredBars(store);
        EntryFilters filters = new EntryFilters(
                (instrument, at) -> new ChampionStatus.Flat("none"),
                new MarketReader(bars, Optional.empty()),
                bars,
                new FilterStandings(store),
                SETTINGS.limits().forTrading());
        return new TrendTargets(bars, filters, Duration.ofMinutes(15), (instrument, at) -> sides);
    }

    /** Bars that end at now, by their number. */
    private void bars(int from, int to, IntToDoubleFunction close) {
        new StoredBars(store)
                .append(
                        BTC,
                        BarSeries.of(IntStream.range(from, to)
                                .mapToObj(row -> {
                                    double price = close.applyAsDouble(row);
                                    return new Bar(
                                            Minutes.plus(NOW.toEpochMilli(), row - 300),
                                            price,
                                            price + 0.1,
                                            price - 0.1,
                                            price,
                                            1,
                                            1,
                                            0.5);
                                })
                                .toList()));
    }

    private Optional<ModelTarget> target(String strategy, PortfolioState of, Instant now) {
        PortfolioStrategy named = SETTINGS.portfolio("crypto").orElseThrow().strategies().stream()
                .filter(each -> each.name().equals(strategy))
                .findFirst()
                .orElseThrow();
        return targets.of("crypto", named, BTC, 1, of, now);
    }

    private Optional<ModelTarget> target() {
        return target("btc", state, NOW.plusSeconds(2));
    }

    @Test
    void itHoldsTheSideOfTheColourWithItsOwnStop() {
        bars(0, 300, row -> 100 + row);

        ModelTarget target = target().orElseThrow();

        assertThat(target.target()).isEqualTo(TargetState.LONG);
        assertThat(target.size()).isEqualByComparingTo("1");
        assertThat(target.basis().orElseThrow().sourceId()).isEqualTo("trend-1m");
        assertThat(target.basis().orElseThrow().distances().stop()).isEqualTo(0.02);
        assertThat(target.bar()).isEqualTo(Minutes.plus(NOW.toEpochMilli(), -1));
        assertThat(target.close()).isEqualByComparingTo("399");
    }

    @Test
    void whereTheSideCannotBeOpenedItHoldsNothing() {
        bars(0, 300, row -> 500 - row);
        sides = EnumSet.of(PositionSide.LONG);

        assertThat(target().orElseThrow().target()).isEqualTo(TargetState.FLAT);

        sides = EnumSet.allOf(PositionSide.class);
        assertThat(target().orElseThrow().target()).isEqualTo(TargetState.SHORT);
    }

    @Test
    void withoutATrendOrWithoutBarsItChangesNothing() {
        assertThat(target()).isEmpty();
        bars(0, 300, row -> 100);
        assertThat(target()).isEmpty();
    }

    @Test
    void beforeTheLastMinuteHasArrivedItChangesNothing() {
        bars(0, 299, row -> 100 + row);
        assertThat(target()).isEmpty();

        bars(299, 300, row -> 100 + row);
        assertThat(target()).isPresent();
    }

    @Test
    void anEntryIsNotMadeLongAfterItsBarAndWhatIsHeldIsKept() {
        new StoredBars(store)
                .append(
                        BTC,
                        BarSeries.of(IntStream.range(0, 200)
                                .mapToObj(hour -> new Bar(
                                        Minutes.plus(NOW.toEpochMilli(), (hour - 199) * 60 - 1),
                                        100 + hour,
                                        101 + hour,
                                        99 + hour,
                                        100 + hour,
                                        1,
                                        1,
                                        0.5))
                                .toList()));
        PortfolioStrategy btc =
                SETTINGS.portfolio("crypto").orElseThrow().strategies().get(0);
        ModelTarget entry =
                targets.of("crypto", btc, BTC, 60, state, NOW.plusSeconds(2)).orElseThrow();
        PortfolioState holding = ModelClaim.apply(
                state, List.of(entry), List.of(new Strategy("btc", BTC, Origin.RULE, btc.share())), NOW.toEpochMilli());

        assertThat(hourly(btc, state, Duration.ofMinutes(14))).isEqualTo(TargetState.LONG);
        assertThat(hourly(btc, state, Duration.ofMinutes(16))).isEqualTo(TargetState.FLAT);
        assertThat(hourly(btc, holding, Duration.ofMinutes(16))).isEqualTo(TargetState.LONG);
    }

    private TargetState hourly(PortfolioStrategy strategy, PortfolioState of, Duration after) {
        return targets.of("crypto", strategy, BTC, 60, of, NOW.plus(after))
                .orElseThrow()
                .target();
    }

    @Test
    void anEntryThatMomentumDoesNotConfirmIsNotMade() {
        bars(0, 300, row -> row < 299 ? 100 + row : 398);

        assertThat(target("eth", state, NOW.plusSeconds(2)).orElseThrow().target())
                .isEqualTo(TargetState.FLAT);
        assertThat(target().orElseThrow().target()).isEqualTo(TargetState.LONG);
    }

    /** What would be decided without the bar could not be decided again: a target of the same bar replaces none. */
    @Test
    void anEntryWaitsForTheBarThatConfirmsIt() {
        bars(0, 300, row -> 100 + row);
        assertThat(twoMinutes("eth", Duration.ofSeconds(62))).isEmpty();
        assertThat(twoMinutes("btc", Duration.ofSeconds(62))).contains(TargetState.LONG);
        assertThat(twoMinutes("eth", Duration.ofSeconds(119))).isEmpty();

        bars(300, 301, row -> 100);
        assertThat(twoMinutes("eth", Duration.ofSeconds(64))).contains(TargetState.FLAT);
    }

    /** It follows frames of two minutes, the last of which ended at now. */
    private Optional<TargetState> twoMinutes(String strategy, Duration after) {
        PortfolioStrategy named = SETTINGS.portfolio("crypto").orElseThrow().strategies().stream()
                .filter(each -> each.name().equals(strategy))
                .findFirst()
                .orElseThrow();
        return targets.of("crypto", named, BTC, 2, state, NOW.plus(after)).map(ModelTarget::target);
    }

    @Test
    void aWarmProcessReadsTheBarsOfAFrameOnce() {
        bars(0, 300, row -> 100 + row);
        ModelTarget first = target().orElseThrow();
        store.list("bars/").forEach(store::delete);

        assertThat(target("btc", state, NOW.plusSeconds(40))).contains(first);
        assertThat(target("btc", state, NOW.plusSeconds(62))).isEmpty();
    }
}
