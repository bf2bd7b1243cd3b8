package dev.scalpel.model.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.model.ModelFixture;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class NetworkParametersTest {

    private static final Architecture ARCHITECTURE = ModelFixture.architecture(8, 4);
    private static final byte[] BYTES = ModelFixture.parameters(ARCHITECTURE, 1).toBytes();

    @Test
    void isReadBackToTheSameBits() {
        assertThat(NetworkParameters.read(ARCHITECTURE, BYTES).toBytes()).isEqualTo(BYTES);
    }

    @Test
    void refusesTruncatedBytes() {
        for (int length : new int[] {0, 3, 4, 8, 20, BYTES.length / 2, BYTES.length - 1}) {
            assertThatThrownBy(() -> NetworkParameters.read(ARCHITECTURE, Arrays.copyOf(BYTES, length)))
                    .as("%d bytes", length)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void refusesTrailingBytes() {
        assertThatThrownBy(() -> NetworkParameters.read(ARCHITECTURE, Arrays.copyOf(BYTES, BYTES.length + 4)))
                .hasMessage("4 unexpected bytes at the end");
    }

    @Test
    void refusesAnotherShape() {
        assertThatThrownBy(() -> NetworkParameters.read(ModelFixture.architecture(8, 5), BYTES))
                .hasMessageContaining("the shape of a layer differs from");
        assertThatThrownBy(() -> NetworkParameters.read(ModelFixture.architecture(8), BYTES))
                .hasMessageContaining("the number of layers differs from");
    }

    @Test
    void refusesNonFiniteParameters() {
        byte[] broken = BYTES.clone();
        ByteBuffer.wrap(broken).order(ByteOrder.LITTLE_ENDIAN).putFloat(broken.length - 4, Float.NaN);

        assertThatThrownBy(() -> NetworkParameters.read(ARCHITECTURE, broken))
                .hasMessage("a network parameter is not finite");
    }

    @Test
    void refusesAnotherKindOfFile() {
        assertThatThrownBy(() -> NetworkParameters.read(ARCHITECTURE, new byte[200]))
                .hasMessage("not a network parameters file");
    }
}
