package dev.scalpel.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PeersTest {

    @Test
    void testsWithAPeerRun() {
        assertThat(Peers.check("moto", true, "install it", Map.of()).isDisabled())
                .isFalse();
    }

    @Test
    void testsWithoutAPeerAreSkippedAndSayWhatIsMissing() {
        assertThat(Peers.check("moto", false, "install it", Map.of()).getReason())
                .contains("moto is not installed: install it");
        assertThat(Peers.check("moto", false, "install it", Map.of()).isDisabled())
                .isTrue();
    }

    @Test
    void whereTheyAreRequiredAnAbsentPeerFails() {
        assertThatThrownBy(() -> Peers.check("moto", false, "install it", Map.of("SCALPEL_REQUIRE_PEERS", "1")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("moto is not installed: install it");
    }
}
