package dev.scalpel.learning.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import dev.scalpel.model.ModelFixture;
import dev.scalpel.model.network.Architecture;
import dev.scalpel.model.network.NetworkInference;
import dev.scalpel.model.network.NetworkParameters;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BracketBlockTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void computesTheSameAsTheInferenceInPlainJava(int layers) {
        Integer[] hidden = List.of(16, 12, 8).subList(0, layers).toArray(Integer[]::new);
        Architecture architecture = ModelFixture.architecture(hidden);
        NetworkParameters parameters = ModelFixture.parameters(architecture, 3);
        NetworkInference plain = new NetworkInference(parameters);
        float[] rows = ModelFixture.normal(50 * architecture.inputs(), 1, new SplittableRandom(4));

        try (NDManager manager = Torch.manager()) {
            NDArray outputs = BracketBlock.of(parameters, manager)
                    .outputs(
                            new ParameterStore(manager, false),
                            manager.create(rows, new Shape(50, architecture.inputs())));
            float[] byEngine = outputs.toFloatArray();
            for (int row = 0; row < 50; row++) {
                float[] one = new float[architecture.inputs()];
                System.arraycopy(rows, row * one.length, one, 0, one.length);
                float[] plainJava = NetworkInference.average(List.of(plain), one);
                for (int output = 0; output < plainJava.length; output++) {
                    assertThat(plainJava[output])
                            .isCloseTo(
                                    byEngine[row * plainJava.length + output],
                                    within(1e-6f * (1 + 10 * Math.abs(plainJava[output]))));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2})
    void returnsTheWeightsItWasBuiltFrom(int layers) {
        Integer[] hidden = List.of(16, 12).subList(0, layers).toArray(Integer[]::new);
        NetworkParameters parameters = ModelFixture.parameters(ModelFixture.architecture(hidden), 3);

        try (NDManager manager = Torch.manager()) {
            assertThat(BracketBlock.of(parameters, manager).parameters().toBytes())
                    .isEqualTo(parameters.toBytes());
        }
    }
}
