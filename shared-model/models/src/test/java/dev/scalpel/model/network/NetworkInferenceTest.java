package dev.scalpel.model.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.model.ModelFixture;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkInferenceTest {

    @ParameterizedTest
    @CsvSource({"0, 1", "0, 300", "1, 127", "2, 128", "2, 129", "3, 256", "1, 0"})
    void aBatchGivesTheSameBitsAsItsRowsOneByOne(int layers, int rows) {
        Architecture architecture =
                ModelFixture.architecture(List.of(16, 12, 7).subList(0, layers).toArray(Integer[]::new));
        List<NetworkInference> networks = LongStream.of(3, 4, 5)
                .mapToObj(seed -> new NetworkInference(ModelFixture.parameters(architecture, seed)))
                .toList();
        int inputs = architecture.inputs();
        float[] all = ModelFixture.normal(rows * inputs, 1, new SplittableRandom(6));

        float[][] outputs = NetworkInference.average(networks, all, rows);

        assertThat(outputs.length).isEqualTo(rows);
        for (int row = 0; row < rows; row++) {
            float[] alone =
                    NetworkInference.average(networks, Arrays.copyOfRange(all, row * inputs, (row + 1) * inputs));
            assertThat(outputs[row]).as("row %d", row).isEqualTo(alone);
        }
    }
}
