package dev.scalpel.execution.state;

import static dev.scalpel.execution.transition.TradeFixture.BAR;
import static dev.scalpel.execution.transition.TradeFixture.ETH;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import dev.scalpel.venue.trading.ClientIds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ids of our orders, and which ids are ours. */
class ClientOrderIdsTest {

    private static final Symbol LONG = Symbol.parse("1000000BABYDOGE/USDT");

    @Test
    void anIdDependsOnMinuteAttemptAndPairAlone() {
        // Minute 1,296 is 36 · 36.
        long bar = 1_296 * Minutes.MILLIS;
        assertThat(ClientOrderIds.entry(ETH, bar)).isEqualTo("e100-ETHUSDT");
        assertThat(ClientOrderIds.exit(ETH, bar, 3)).isEqualTo("x100-3-ETHUSDT");
        assertThat(ClientOrderIds.protection(ETH, bar, 12)).isEqualTo("p100-12-ETHUSDT");
        assertThat(ClientOrderIds.target(ETH, bar, 4)).isEqualTo("t100-4-ETHUSDT");
    }

    @Test
    void everyIdOfOursIsRecognised() {
        for (Symbol symbol : new Symbol[] {ETH, LONG}) {
            String protection = ClientOrderIds.protection(symbol, BAR, 2);
            assertThat(new String[] {
                        ClientOrderIds.entry(symbol, BAR),
                        ClientOrderIds.exit(symbol, BAR, 30),
                        protection,
                        ClientIds.stop(protection),
                        ClientIds.target(protection),
                        ClientIds.target(ClientOrderIds.target(symbol, BAR, 3))
                    })
                    .allMatch(id -> ClientOrderIds.isOurs(symbol, id));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "web_1f2e",
                "e100-ETHUSD",
                "e100-BTCUSDT",
                "ETHUSDT",
                "-ETHUSDT",
                "e-ETHUSDT",
                "e100-1-ETHUSDT",
                "x100-ETHUSDT",
                "p100-a-ETHUSDT",
                "q100-1-ETHUSDT",
                "E100-ETHUSDT",
                "e100-ETHUSDT-u",
                "my-e100-ETHUSDT"
            })
    void noOtherIdIsRecognised(String id) {
        assertThat(ClientOrderIds.isOurs(ETH, id)).isFalse();
    }

    @Test
    void aLongPairIsShortenedAndStaysUnique() {
        String id = ClientIds.stop(ClientOrderIds.protection(LONG, BAR, 999));
        assertThat(id).hasSizeLessThanOrEqualTo(36).startsWith("p").contains("-999-1000000BABY-");
        assertThat(ClientOrderIds.entry(LONG, BAR))
                .isNotEqualTo(ClientOrderIds.entry(Symbol.parse("1000000BABYDOGE/USDC"), BAR));
        // Eighteen characters are kept as they are.
        assertThat(ClientOrderIds.entry(Symbol.parse("12345678901234/USDT"), BAR))
                .endsWith("-12345678901234USDT");
    }
}
