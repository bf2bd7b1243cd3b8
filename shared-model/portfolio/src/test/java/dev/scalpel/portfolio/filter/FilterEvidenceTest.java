package dev.scalpel.portfolio.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class FilterEvidenceTest {

    private static final FilterRule VETO = new FilterRule(0.5, 0.5);

    @Test
    void aVetoBelowTheMinimumAndAWholeEntryFromItOn() {
        assertThat(VETO.opinion(0.4999)).isInstanceOf(EntryOpinion.Vetoed.class);
        assertThat(VETO.opinion(0.5)).isEqualTo(EntryOpinion.Allowed.WHOLE);
        assertThat(VETO.opinion(0.412)).isEqualTo(new EntryOpinion.Vetoed("win probability 0.412, minimum 0.500"));
        assertThat(VETO.opinion(Double.NaN))
                .isEqualTo(new EntryOpinion.Vetoed("the model has no probability for this bar"));
    }

    @Test
    void aScaledEntryGrowsFromTheMinimumToCertainty() {
        FilterRule scaled = new FilterRule(0.5, 1);
        assertThat(scaled.opinion(0.75)).isEqualTo(new EntryOpinion.Allowed(new BigDecimal("0.50")));
        assertThat(scaled.opinion(1)).isEqualTo(EntryOpinion.Allowed.WHOLE);
        assertThat(scaled.opinion(0.504)).as("less than a hundredth").isInstanceOf(EntryOpinion.Vetoed.class);
        assertThat(scaled.opinion(0.506)).isEqualTo(new EntryOpinion.Allowed(new BigDecimal("0.01")));
    }

    @Test
    void aScaledEntryIsWholeFromItsFullProbabilityOn() {
        FilterRule scaled = new FilterRule(0.5, 0.6);
        assertThat(scaled.opinion(0.55)).isEqualTo(new EntryOpinion.Allowed(new BigDecimal("0.50")));
        assertThat(scaled.opinion(0.6)).isEqualTo(EntryOpinion.Allowed.WHOLE);
        assertThat(scaled.opinion(0.49)).isInstanceOf(EntryOpinion.Vetoed.class);
    }

    /** Days after a look change nothing until the next one: asking every day is no further chance. */
    @Test
    void betweenTwoLooksTheVerdictStays() {
        List<PastEntry> history = history(300, 1, 0.9, 3);
        FilterVerdict first = FilterEvidence.of(VETO, history.subList(0, 126), 0);
        assertThat(FilterEvidence.of(VETO, history.subList(0, 251), 0)).isEqualTo(first);
        FilterVerdict second = FilterEvidence.of(VETO, history.subList(0, 252), 0);
        assertThat(second.figures().days()).isEqualTo(252);
        assertThat(FilterEvidence.of(VETO, history, 0)).isEqualTo(second);
    }

    @Test
    void rulesProbabilitiesAndSizesAreChecked() {
        assertThatThrownBy(() -> new FilterRule(0.5, 0.4))
                .hasMessage("fullProbability must lie in [minProbability, 1]: 0.4, 0.5");
        assertThatThrownBy(() -> new FilterRule(0.5, 1.1))
                .hasMessage("fullProbability must lie in [minProbability, 1]: 1.1, 0.5");
        assertThatThrownBy(() -> new FilterRule(1, 1)).hasMessage("minProbability must lie in (0, 1): 1.0");
        assertThatThrownBy(() -> new FilterRule(0, 1)).hasMessage("minProbability must lie in (0, 1): 0.0");
        assertThatThrownBy(() -> VETO.opinion(1.1)).hasMessage("a probability must lie in [0, 1]: 1.1");
        assertThatThrownBy(() -> VETO.opinion(-0.1)).hasMessage("a probability must lie in [0, 1]: -0.1");
        assertThatThrownBy(() -> new EntryOpinion.Allowed(BigDecimal.ZERO)).hasMessage("size must lie in (0, 1]: 0");
        assertThatThrownBy(() -> new EntryOpinion.Allowed(BigDecimal.TEN)).hasMessage("size must lie in (0, 1]: 10");
        assertThatThrownBy(() -> new PastEntry(0, Double.NaN, 0.5)).hasMessage("netReturn must be finite: NaN");
    }

    @Test
    void aFilterThatKnowsTheWinnersIsAdopted() {
        FilterVerdict verdict = FilterEvidence.of(VETO, history(150, 2, 0.9, 0), 0);
        assertThat(verdict).isInstanceOf(FilterVerdict.Adopted.class);
        FilterFigures figures = verdict.figures();
        assertThat(figures.entries()).as("of the first look").isEqualTo(252);
        assertThat(figures.days()).isEqualTo(126);
        assertThat(figures.low()).isPositive().isLessThan(figures.advantage());
        assertThat(figures.filtered()).isGreaterThan(figures.unfiltered());
    }

    /** 100 seeds: about 2.5 of them by chance. */
    @Test
    void aFilterThatKnowsNothingIsHardlyEverAdopted() {
        int adopted = 0;
        for (int seed = 0; seed < 100; seed++) {
            adopted += FilterEvidence.of(VETO, history(130, 1, 0.5, seed), 0) instanceof FilterVerdict.Adopted ? 1 : 0;
        }
        assertThat(adopted).isLessThanOrEqualTo(7);
    }

    /** Each veto of a strategy that always loses saves money, and proves nothing of the model. */
    @Test
    void tradingLessOfALosingStrategyIsNoAdvantage() {
        List<PastEntry> losing = new ArrayList<>();
        Random random = new Random(1);
        for (int day = 0; day < 150; day++) {
            losing.add(new PastEntry(TimeUnit.DAYS.toMillis(day), -0.01, random.nextDouble()));
        }
        FilterVerdict verdict = FilterEvidence.of(VETO, losing, 0);
        assertThat(verdict.figures().filtered()).isGreaterThan(verdict.figures().unfiltered());
        assertThat(verdict.figures().advantage()).isCloseTo(0, within(1e-12));
        assertThat(verdict).isInstanceOf(FilterVerdict.Refused.class);
        assertThat(((FilterVerdict.Refused) verdict).reason()).startsWith("the filter chose no better than chance");
    }

    @Test
    void aHistoryThatIsTooShortIsRefusedWithTheMinimum() {
        FilterVerdict tooShort = FilterEvidence.of(VETO, history(125, 3, 0.9, 0), 0);
        assertThat(((FilterVerdict.Refused) tooShort).reason())
                .isEqualTo(
                        "the strategy's history has 125 days with entries that the model has not learned from; 126 are"
                                + " needed to distinguish an advantage of a quarter of a day's standard deviation from chance");
        assertThat(tooShort.figures().low()).isNaN();
        assertThat(FilterEvidence.of(VETO, List.of(), 0).figures().entries()).isZero();
    }

    @Test
    void whatTheModelHasLearnedFromProvesNothing() {
        List<PastEntry> history = history(150, 2, 0.9, 0);
        FilterVerdict verdict = FilterEvidence.of(VETO, history, TimeUnit.DAYS.toMillis(25));
        assertThat(verdict.figures().days()).isEqualTo(125);
        assertThat(verdict).isInstanceOf(FilterVerdict.Refused.class);
        assertThat(FilterEvidence.of(VETO, history, TimeUnit.DAYS.toMillis(24)))
                .as("the entry at that time itself counts")
                .isInstanceOf(FilterVerdict.Adopted.class);
    }

    @Test
    void aFilterThatHardlyEverSpeaksCannotBeCompared() {
        FilterVerdict verdict = FilterEvidence.of(new FilterRule(0.01, 0.01), history(150, 2, 0.9, 0), 0);
        assertThat(((FilterVerdict.Refused) verdict).reason())
                .isEqualTo("the filter would have changed " + verdict.figures().changed()
                        + " of 252 entries; 30 are needed for a comparison");
        assertThat(verdict.figures().meanSize()).isCloseTo(1, within(0.05));
    }

    @Test
    void theSequenceOfTheHistoryDoesNotMatter() {
        List<PastEntry> history = history(130, 2, 0.7, 5);
        List<PastEntry> other = new ArrayList<>(history);
        java.util.Collections.reverse(other);
        FilterFigures forward = FilterEvidence.of(VETO, history, 0).figures();
        FilterFigures backward = FilterEvidence.of(VETO, other, 0).figures();
        assertThat(backward.low()).isCloseTo(forward.low(), within(1e-12));
        assertThat(backward.advantage()).isCloseTo(forward.advantage(), within(1e-12));
    }

    /** @param skill how often the probability lies on the right side of one half */
    private static List<PastEntry> history(int days, int perDay, double skill, long seed) {
        Random random = new Random(seed);
        List<PastEntry> history = new ArrayList<>();
        for (int day = 0; day < days; day++) {
            for (int i = 0; i < perDay; i++) {
                double result = 0.01 * random.nextGaussian();
                boolean right = random.nextDouble() < skill;
                double sure = random.nextDouble() / 2;
                double probability = (result > 0) == right ? 0.5 + sure : 0.5 - sure;
                history.add(new PastEntry(TimeUnit.DAYS.toMillis(day) + i * 60_000L, result, probability));
            }
        }
        return history;
    }
}
