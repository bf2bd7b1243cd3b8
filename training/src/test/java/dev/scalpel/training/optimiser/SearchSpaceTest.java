package dev.scalpel.training.optimiser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SearchSpaceTest {

    private static final SearchSpace SPACE = TestSpaces.MIXED;

    @Property(tries = 500)
    void everyDrawLiesWithinTheBounds(@ForAll long seed) {
        Point point = SPACE.decode(SPACE.draw(new SplittableRandom(seed)));

        assertThat(point.real("share")).isBetween(-1.0, 3.0);
        assertThat(point.real("rate")).isBetween(1e-5, 1e-1);
        assertThat(point.integer("layers")).isBetween(1, 4);
        assertThat(point.choice("shape")).isIn("relu", "tanh", "linear");
    }

    @Property(tries = 500)
    void isReadBackFromTextToTheSameBits(@ForAll long seed) {
        Point point = SPACE.decode(SPACE.draw(new SplittableRandom(seed)));

        assertThat(SPACE.parse(point.asText())).isEqualTo(point);
    }

    @Property(tries = 200)
    void decodesWhatItEncoded(@ForAll long seed) {
        Point point = SPACE.decode(SPACE.draw(new SplittableRandom(seed)));
        Point again = SPACE.decode(SPACE.encode(point));

        assertThat(again.real("share")).isEqualTo(point.real("share"), within(1e-12));
        assertThat(again.real("rate")).isEqualTo(point.real("rate"), within(1e-12));
        assertThat(again.integer("layers")).isEqualTo(point.integer("layers"));
        assertThat(again.choice("shape")).isEqualTo(point.choice("shape"));
    }

    @Test
    void logScaleIsEvenInTheLogarithm() {
        assertThat(SPACE.decode(new double[] {0.5, 0.5, 0.5, 1, 0, 0}).real("rate"))
                .isEqualTo(1e-3, within(1e-15));
    }

    @Test
    void integersShareTheIntervalEvenly() {
        int[] counts = new int[5];
        for (int i = 0; i < 400; i++) {
            counts[SPACE.decode(new double[] {0, 0, (i + 0.5) / 400, 1, 0, 0}).integer("layers")]++;
        }

        assertThat(counts).containsExactly(0, 100, 100, 100, 100);
    }

    @Test
    void neighboursDifferByOneStepOfOneParameter() {
        double[] unit =
                SPACE.encode(SPACE.parse(Map.of("share", "0.5", "rate", "0.001", "layers", "1", "shape", "tanh")));

        List<String> neighbours = SPACE.neighbours(unit).stream()
                .map(SPACE::decode)
                .map(point -> point.integer("layers") + " " + point.choice("shape"))
                .toList();

        assertThat(neighbours).containsExactly("2 tanh", "1 relu", "1 linear");
    }

    @Test
    void refusesAValueThatIsNotOfItsParameter() {
        Map<String, String> text =
                new HashMap<>(Map.of("share", "0.5", "rate", "0.001", "layers", "1", "shape", "tanh"));

        text.put("rate", "0.2");
        assertThatThrownBy(() -> SPACE.parse(text)).hasMessageContaining("rate").hasMessageContaining("0.2");
        text.put("rate", "NaN");
        assertThatThrownBy(() -> SPACE.parse(text)).hasMessageContaining("rate");
        text.put("rate", "0.001");
        text.put("layers", "5");
        assertThatThrownBy(() -> SPACE.parse(text)).hasMessageContaining("layers");
        text.put("layers", "many");
        assertThatThrownBy(() -> SPACE.parse(text)).hasMessageContaining("many");
        text.put("layers", "2");
        text.put("shape", "square");
        assertThatThrownBy(() -> SPACE.parse(text)).hasMessageContaining("square");
        text.remove("shape");
        assertThatThrownBy(() -> SPACE.parse(text)).hasMessageContaining("no value for parameter 'shape'");
    }

    @Test
    void refusesImpossibleParameters() {
        assertThatThrownBy(() -> new Parameter.Continuous("a", 1, 1)).hasMessageContaining("low must be < high");
        assertThatThrownBy(() -> new Parameter.LogScale("a", 0, 1)).hasMessageContaining("0 < low");
        assertThatThrownBy(() -> new Parameter.IntegerRange("a", 3, 2)).hasMessageContaining("low must be < high");
        assertThatThrownBy(() -> new Parameter.Categorical("a", "x", "x")).hasMessageContaining("different choices");
        assertThatThrownBy(() ->
                        new SearchSpace(new Parameter.IntegerRange("a", 1, 2), new Parameter.Continuous("a", 1, 2)))
                .hasMessageContaining("two parameters are named 'a'");
        assertThatThrownBy(() -> new SearchSpace()).hasMessageContaining("one parameter or more");
    }
}
