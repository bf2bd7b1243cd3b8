package dev.scalpel.localexchange.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.localexchange.TestBars;
import dev.scalpel.localexchange.TestClient;
import dev.scalpel.localexchange.TradingFixture;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** rest-api.md, "IP Limits": 418 for who does not back off, longer each time. The tests begin at a full minute. */
class BansTest extends TradingFixture {

    @Test
    void aCallerThatContinuesAfter429IsBannedForTwoMinutesThenForFour() throws Exception {
        exchange.limitRequestWeight(1);
        exchange.banAfterRefusals(2);
        assertThat(ping().status()).isEqualTo(200);
        assertThat(ping().status()).isEqualTo(429);
        assertThat(ping().status()).isEqualTo(429);

        TestClient.Reply banned = ping();

        assertThat(banned.status()).isEqualTo(418);
        assertThat(banned.code()).isEqualTo(-1003);
        assertThat(banned.raw().headers().firstValue("Retry-After")).contains("120");
        assertThat(banned.message()).contains("banned until " + (TestBars.T0 + 120_000));
        assertThat(client.get("/sapi/v1/system/status").status()).isEqualTo(418);

        clock.advance(Duration.ofMinutes(2));
        assertThat(ping().status()).isEqualTo(200);
        ping();
        ping();
        assertThat(ping().raw().headers().firstValue("Retry-After")).contains("240");
    }

    @Test
    void aCallerThatWaitsIsNotBanned() throws Exception {
        exchange.limitRequestWeight(1);
        exchange.banAfterRefusals(2);
        for (int minute = 0; minute < 5; minute++) {
            assertThat(ping().status()).isEqualTo(200);
            assertThat(ping().status()).isEqualTo(429);
            clock.advance(Duration.ofMinutes(1));
        }
    }

    @Test
    void aBanTakesAtLeastOneRefusal() {
        assertThatThrownBy(() -> exchange.banAfterRefusals(0)).hasMessageContaining("must be >= 1: 0");
    }

    private TestClient.Reply ping() throws Exception {
        return client.get("/api/v3/ping");
    }
}
