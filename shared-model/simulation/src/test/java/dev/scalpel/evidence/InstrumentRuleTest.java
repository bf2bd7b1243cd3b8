package dev.scalpel.evidence;

import static dev.scalpel.evidence.EvidenceDays.BTC;
import static dev.scalpel.evidence.EvidenceDays.ETH;
import static dev.scalpel.evidence.EvidenceDays.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.scalpel.evidence.InstrumentRule.Before;
import dev.scalpel.evidence.InstrumentRule.Candidate;
import dev.scalpel.evidence.InstrumentRule.Choice;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.statistics.GrossReturn;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InstrumentRuleTest {

    private static final long WEEK_MILLIS = 7 * 86_400_000L;
    private static final InstrumentId SOL = InstrumentId.parse("binance/SOL-USDT");

    /** A trade on each of some Mondays that earns so much more or less than twice the break-even, in turn. */
    private static List<GrossReturn> trades(double breakEvenBp, double deviationBp, int count) {
        List<GrossReturn> trades = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double bp = 2 * breakEvenBp + (i % 2 == 0 ? deviationBp : -deviationBp);
            trades.add(GrossReturn.equal(MONDAY * 86_400_000L + i * WEEK_MILLIS, bp / 1e4));
        }
        return trades;
    }

    private static Candidate candidate(InstrumentId id, List<GrossReturn> trades, double costBp, Before before) {
        return new Candidate(id, trades, costBp, 0.01, before);
    }

    @Test
    void aBreakEvenIsPulledToThePooledOneAsFarAsItsErrorIsLarge() {
        List<Choice> choices = InstrumentRule.decide(List.of(
                candidate(BTC, trades(1, 10, 100), 0.5, Before.TRADED),
                candidate(ETH, trades(3, 10, 100), 0.5, Before.TRADED)));

        // Pooled 2. Each error: 1.2 · √(100/99 · 100 · 10²) over 200: 0.603 bp; share .25 / (.25 + .3636) = 0.4074.
        double share = 0.25 / (0.25 + 1.44 * 100 / 99 * 100 * 100 / 200 / 200);
        assertThat(share).isCloseTo(0.4074, within(1e-4));
        assertThat(choices.get(0).breakEvenBp().get()).isCloseTo(2 - share, within(1e-9));
        assertThat(choices.get(1).breakEvenBp().get()).isCloseTo(2 + share, within(1e-9));
    }

    @Test
    void itIsExcludedBelowItsCostAndReadmittedAQuarterBasisPointAbove() {
        // Without error in its trades an instrument's own break-even counts fully.
        List<GrossReturn> exact = trades(1, 0, 10);

        assertThat(included(exact, 1.0, Before.TRADED)).isTrue();
        assertThat(included(exact, 1.01, Before.TRADED)).isFalse();
        assertThat(included(exact, 0.76, Before.EXCLUDED)).isFalse();
        assertThat(included(exact, 0.74, Before.EXCLUDED)).isTrue();
    }

    private static boolean included(List<GrossReturn> trades, double costBp, Before before) {
        return InstrumentRule.decide(List.of(candidate(BTC, trades, costBp, before)))
                .get(0)
                .included();
    }

    @Test
    void aNewInstrumentStartsAtThePooledBreakEven() {
        List<Choice> choices = InstrumentRule.decide(List.of(
                candidate(BTC, trades(1.5, 1, 50), 1, Before.TRADED),
                candidate(SOL, List.of(), 1.4, Before.NEW),
                candidate(ETH, List.of(), 1.6, Before.NEW)));

        assertThat(choices.get(1).breakEvenBp().get()).isCloseTo(1.5, within(1e-9));
        assertThat(choices.get(1).included()).isTrue();
        assertThat(choices.get(2).included()).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> candidate(SOL, trades(1, 0, 1), 1, Before.NEW))
                .withMessageContaining("starts without history");
    }

    @Test
    void beforeAnyTradeNothingChanges() {
        List<Choice> choices = InstrumentRule.decide(
                List.of(candidate(BTC, List.of(), 1, Before.NEW), candidate(ETH, List.of(), 1, Before.EXCLUDED)));

        assertThat(choices).extracting(Choice::included).containsExactly(true, false);
        assertThat(choices.get(0).breakEvenBp().reason()).isEqualTo("no trades");
    }

    @Test
    void weightsAreInverseToVolatilityAndSumToOneOverWhatIsTraded() {
        List<Choice> choices = InstrumentRule.decide(List.of(
                new Candidate(BTC, List.of(), 1, 0.01, Before.NEW),
                new Candidate(ETH, List.of(), 1, 0.03, Before.NEW),
                new Candidate(SOL, List.of(), 1, 0.02, Before.EXCLUDED)));

        assertThat(choices).extracting(Choice::weight).containsExactly(0.75, 0.25, 0.0);
    }

    @Test
    void itIsDueOnceAMonth() {
        LocalDate last = LocalDate.parse("2024-01-31");

        assertThat(InstrumentRule.isDue(last, LocalDate.parse("2024-02-01"))).isTrue();
        assertThat(InstrumentRule.isDue(LocalDate.parse("2024-02-01"), LocalDate.parse("2024-02-29")))
                .isFalse();
        assertThat(InstrumentRule.isDue(last, LocalDate.parse("2025-01-01"))).isTrue();
    }
}
