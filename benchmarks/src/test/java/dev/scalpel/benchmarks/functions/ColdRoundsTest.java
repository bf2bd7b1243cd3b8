package dev.scalpel.benchmarks.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.scalpel.benchmarks.functions.ColdVariant.ColdStart;
import dev.scalpel.benchmarks.harness.ResultRow;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ColdRoundsTest {

    private final List<String> order = new ArrayList<>();

    @Test
    void eachRoundStartsEveryVariantOnceAndBeginsWithTheNext() {
        rounds().run(3);

        assertThat(order).containsExactly("a", "b", "c", "b", "c", "a", "c", "a", "b", "a", "b", "c");
    }

    @Test
    void theFirstRoundIsNotMeasured() {
        ColdRounds rounds = rounds();

        rounds.run(1);

        // The second start of a: 2 ms to the poll, 20 ms to the answer.
        assertThat(rounds.rows())
                .extracting(ResultRow::name, ResultRow::value)
                .contains(
                        tuple("a: process start to first poll", 2.0),
                        tuple("a: first invocation", 20.0),
                        tuple("a: cold, both together", 22.0),
                        tuple("a: warm invocation, median", 5.0));
    }

    private ColdRounds rounds() {
        return new ColdRounds(
                List.of(new Counted("a"), new Counted("b"), new Counted("c")),
                () -> 1,
                new PrintStream(OutputStream.nullOutputStream()));
    }

    private final class Counted implements ColdVariant {

        private final String name;
        private int starts;

        Counted(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public String firstCall() {
            return "first invocation";
        }

        @Override
        public ColdStart start() {
            order.add(name);
            starts++;
            return new ColdStart(starts, 10 * starts, List.of(5.0));
        }
    }
}
