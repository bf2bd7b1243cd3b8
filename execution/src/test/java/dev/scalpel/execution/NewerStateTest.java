package dev.scalpel.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.store.StoreKeys;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** After a deployment was rolled back: the stored state is that of a newer version. */
class NewerStateTest {

    private static final String KEY = StoreKeys.state(VenueTestRig.ETH_ID);

    private final VenueTestRig rig = new VenueTestRig(1, "", 1);

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void aStateOfANewerVersionIsReportedAndNeitherOverwrittenNorTradedOn() {
        int minute = rig.open(1);
        byte[] newer = newer();
        int orders = rig.exchange.orders().size();
        rig.run(minute, minute + 3);
        assertThat(rig.memory.get(KEY).orElseThrow().bytes()).isEqualTo(newer);
        assertThat(rig.exchange.orders()).hasSize(orders);
        assertThat(rig.failures)
                .isNotEmpty()
                .allSatisfy(failure ->
                        assertThat(failure).contains(KEY + ": schema 8 was written by a newer version of Scalpel"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"emergency_stop", "resume", "close_position"})
    void noCommandOverwritesIt(String action) {
        rig.open(1);
        byte[] newer = newer();
        rig.call("{\"action\":\"" + action + "\"}");
        assertThat(rig.memory.get(KEY).orElseThrow().bytes()).isEqualTo(newer);
    }

    @Test
    void theNewerVersionContinuesWhereItWas() {
        int minute = rig.open(1);
        byte[] before = rig.memory.get(KEY).orElseThrow().bytes();
        newer();
        rig.run(minute, minute + 2);
        rig.memory.putIfMatch(KEY, before, rig.memory.get(KEY).orElseThrow().etag());
        rig.failures.clear();
        rig.run(minute + 2, minute + 3);
        assertThat(rig.failures).isEqualTo(List.of());
    }

    private byte[] newer() {
        byte[] newer = new String(rig.memory.get(KEY).orElseThrow().bytes(), StandardCharsets.UTF_8)
                .replace("{\"schema\":7,", "{\"schema\":8,\"later\":[],")
                .getBytes(StandardCharsets.UTF_8);
        rig.memory.putIfMatch(KEY, newer, rig.memory.get(KEY).orElseThrow().etag());
        return newer;
    }
}
