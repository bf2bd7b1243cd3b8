package dev.scalpel.invocation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.trading.AccountState;
import org.junit.jupiter.api.Test;

class ResponseJsonTest {

    @Test
    void timesThatNeverHappenedAreNull() {
        JsonNode told = ResponseJson.mapper().valueToTree(AccountState.starting(1_000));

        assertThat(told.path("equity").asDouble()).isEqualTo(1_000);
        assertThat(told.path("day").isNull()).isTrue();
        assertThat(told.path("lastStopTime").isNull()).isTrue();
        assertThat(told.path("lastLossTime").isNull()).isTrue();
    }

    @Test
    void daysAndTimesAreText() {
        AccountState state =
                new AccountState(990, 990, 1_000, 0.01, 20_454, 1_000, 1, 1_767_225_600_000L, 1_767_225_660_000L);

        JsonNode told = ResponseJson.mapper().valueToTree(state);

        assertThat(told.path("day").asText()).isEqualTo("2026-01-01");
        assertThat(told.path("lastStopTime").asText()).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(told.path("lastLossTime").asText()).isEqualTo("2026-01-01T00:01:00Z");
        assertThat(told.path("lossesInARow").asInt()).isEqualTo(1);
    }
}
