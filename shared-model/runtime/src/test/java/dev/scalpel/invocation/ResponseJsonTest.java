package dev.scalpel.invocation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.trading.AccountState;
import org.junit.jupiter.api.Test;

class ResponseJsonTest {

    @Test
    void timesThatNeverHappenedAreNull() {
        JsonNode written = ResponseJson.mapper().valueToTree(AccountState.starting(1_000));

        assertThat(written.path("equity").asDouble()).isEqualTo(1_000);
        assertThat(written.path("day").isNull()).isTrue();
        assertThat(written.path("lastStopTime").isNull()).isTrue();
        assertThat(written.path("lastLossTime").isNull()).isTrue();
    }

    @Test
    void daysAndTimesAreText() {
        AccountState state =
                new AccountState(990, 990, 1_000, 0.01, 20_454, 1_000, 1, 1_767_225_600_000L, 1_767_225_660_000L);

        JsonNode written = ResponseJson.mapper().valueToTree(state);

        assertThat(written.path("day").asText()).isEqualTo("2026-01-01");
        assertThat(written.path("lastStopTime").asText()).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(written.path("lastLossTime").asText()).isEqualTo("2026-01-01T00:01:00Z");
        assertThat(written.path("lossesInARow").asInt()).isEqualTo(1);
    }
}
