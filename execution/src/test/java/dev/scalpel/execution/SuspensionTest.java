package dev.scalpel.execution;

import static dev.scalpel.execution.PaperTestRig.ETH;
import static dev.scalpel.execution.PaperTestRig.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.execution.champion.ChampionStatus;
import dev.scalpel.features.FeatureVariant;
import dev.scalpel.ledger.DecisionRow;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.promotion.ChampionTerms;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.ExitReason;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** A suspended champion stays: what is open is closed as it would have been, and nothing else is opened. */
class SuspensionTest {

    private final ScoredForecaster model =
            new ScoredForecaster(FeatureVariant.FULL, ScoredForecaster.TACTICS, 1.1, Costs.of(0.0002, 0.00005));
    private final AtomicReference<ChampionTerms> terms = new AtomicReference<>(ChampionTerms.NONE);
    private final PaperTestRig rig = new PaperTestRig(
            1,
            "symbols: {ETH/USDT: 0.7}\ncosts: {feeBp: 2, slippageBp: 0.5, feeAsset: quote}\n",
            0,
            (symbol, now) -> new ChampionStatus.Model(model, terms.get()));

    @Test
    void exitsRunAndNothingIsOpened() {
        int minute = 1;
        while (minute < 1_000 && (minute < 200 || rig.state(ETH).position().isEmpty())) {
            rig.at(minute);
            rig.call("{}");
            minute++;
        }
        assertThat(rig.state(ETH).position()).isPresent();
        long suspended = START.plus(Duration.ofMinutes(minute)).toEpochMilli();
        terms.set(ChampionTerms.licensed("0123456789ab", 0.5).withoutEntries("suspended since 2026-05-30: it loses"));

        rig.run(minute, 1_440);

        assertThat(rig.failures).isEmpty();
        assertThat(rig.state(ETH).position()).isEmpty();
        List<TradeRow> trades = rig.trades(ETH);
        assertThat(trades.get(trades.size() - 1).exit().time()).isGreaterThanOrEqualTo(suspended - 60_000);
        assertThat(trades.get(trades.size() - 1).exitReason()).isIn(ExitReason.SCORE, ExitReason.TIME_LIMIT);
        assertThat(trades).allSatisfy(trade -> assertThat(trade.entry().time()).isLessThan(suspended));
        List<DecisionRow> after = rig.decisions(ETH, 0).stream()
                .filter(row -> row.bar() >= suspended)
                .filter(row -> row.reason().equals("SUSPENDED"))
                .toList();
        assertThat(after).hasSizeGreaterThan(200);
    }
}
