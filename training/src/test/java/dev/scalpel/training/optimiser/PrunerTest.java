package dev.scalpel.training.optimiser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PrunerTest {

    private static final Point POINT = new Point(Map.of());
    private final Pruner pruner = new Pruner(3, 0.5);

    private static List<Trial> peers(double... firstRound) {
        return IntStream.range(0, firstRound.length)
                .mapToObj(i -> new Trial(i, POINT, Trial.Status.COMPLETE, 0, List.of(firstRound[i])))
                .toList();
    }

    @Test
    void prunesATrialThatIsWorseThanItsShareOfPeers() {
        assertThat(pruner.hopeless(List.of(3.5), peers(1, 2, 3, 4))).isTrue();
        assertThat(pruner.hopeless(List.of(2.5), peers(1, 2, 3, 4))).isFalse();
    }

    @Test
    void waitsForEnoughPeersInThatRound() {
        assertThat(pruner.hopeless(List.of(100.0), peers(1, 2))).isFalse();
        assertThat(pruner.hopeless(List.of(0.0, 100.0), peers(1, 2, 3, 4))).isFalse();
    }

    @Test
    void failedPeersDoNotCount() {
        List<Trial> failed = IntStream.range(0, 5)
                .mapToObj(i -> new Trial(i, POINT, Trial.Status.FAILED, Double.NaN, List.of(1.0)))
                .toList();

        assertThat(pruner.hopeless(List.of(100.0), failed)).isFalse();
    }

    @Test
    void prunesOnNaN() {
        assertThat(pruner.hopeless(List.of(Double.NaN), List.of())).isTrue();
    }

    @Test
    void refusesAShareAboveOne() {
        assertThatThrownBy(() -> new Pruner(3, 1.5)).hasMessageContaining("1.5");
    }
}
