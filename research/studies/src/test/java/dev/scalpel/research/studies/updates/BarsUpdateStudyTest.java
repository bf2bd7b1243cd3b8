package dev.scalpel.research.studies.updates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import dev.scalpel.research.studies.data.BarSource;
import dev.scalpel.research.studies.data.StudyFile;
import dev.scalpel.research.studies.data.StudyPairs;
import dev.scalpel.research.synthetic.MarketSpec;
import dev.scalpel.research.synthetic.SyntheticMarket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongPredicate;
import org.junit.jupiter.api.Test;

/** Which days of which pairs count. */
class BarsUpdateStudyTest {

    private static final Symbol BTC = Symbol.parse("BTC/USDT");
    private static final Symbol ETH = Symbol.parse("ETH/USDT");
    private static final long FIRST = Instant.parse("2021-01-01T00:00:00Z").toEpochMilli();
    private static final Map<Symbol, BarSeries> BARS =
            SyntheticMarket.generate(MarketSpec.of(List.of(BTC, ETH), FIRST, 5, 11));

    private final List<String> progress = new ArrayList<>();

    @Test
    void aPairHasTheDaysOnWhichItWasInTheUniverse() {
        // BTC until the end of the third day, ETH never.
        List<UpdateRow> rows = BarsUpdateStudy.online(
                        pairs(symbol -> closed -> symbol.equals(BTC) && closed <= day(3)), 1, progress::add)
                .run()
                .rows();

        assertThat(rows).isNotEmpty().allMatch(row -> row.of() == 3);
        assertThat(rows).extracting(UpdateRow::market).containsOnly("BTC/USDT", "pooled");
        assertThat(progress).containsExactly("BTC/USDT, 3 days", "ETH/USDT, 0 days");
    }

    @Test
    void aDayIsTheMeanOverThePairsThatHaveIt() {
        List<UpdateRow> rows = BarsUpdateStudy.tactics(
                        pairs(symbol -> closed -> symbol.equals(BTC) ? closed <= day(3) : closed > day(3)),
                        1,
                        progress::add)
                .run()
                .rows();

        assertThat(rows).filteredOn(row -> row.market().equals("pooled")).allMatch(row -> row.of() == 5);
        assertThat(rows).filteredOn(row -> row.market().equals("ETH/USDT")).allMatch(row -> row.of() == 2);
    }

    @Test
    void aStudyOfNoPairSaysSo() {
        assertThatThrownBy(() -> BarsUpdateStudy.tactics(pairs(symbol -> closed -> false), 1, progress::add)
                        .run())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no pair was in the universe on any of its days: [BTC/USDT, ETH/USDT]");
    }

    private static long day(int number) {
        return Minutes.plus(FIRST, number * Minutes.PER_DAY);
    }

    private static StudyPairs pairs(Function<Symbol, LongPredicate> universe) {
        BarSource source = new BarSource() {
            @Override
            public List<Symbol> symbols() {
                return List.of(BTC, ETH);
            }

            @Override
            public BarSeries read(Symbol symbol) {
                return Optional.ofNullable(BARS.get(symbol)).orElseThrow();
            }
        };
        return StudyPairs.of(source, StudyFile.published(), List.of(), Optional.empty(), Optional.empty())
                .enteredIn(universe);
    }
}
