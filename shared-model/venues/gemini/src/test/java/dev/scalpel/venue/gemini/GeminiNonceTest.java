package dev.scalpel.venue.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.ledger.Intent;
import dev.scalpel.venue.trading.TradingVenue.Signing;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class GeminiNonceTest {

    private static final long NOW = 1_795_176_030_400L;

    /** Whole seconds or fractions of them: the documents do not say which the venue compares. */
    private enum VenueClock {
        WHOLE_SECONDS {
            @Override
            boolean accepts(long nonce, long millis) {
                return Math.abs(Math.floorDiv(millis, 1_000) - nonce) <= GeminiNonce.WINDOW_SECONDS;
            }
        },
        FRACTIONS {
            @Override
            boolean accepts(long nonce, long millis) {
                return Math.abs(millis - nonce * 1_000) <= GeminiNonce.WINDOW_SECONDS * 1_000;
            }
        };

        abstract boolean accepts(long nonce, long millis);
    }

    /** "Not found" is final a second after the validity: by then the venue must refuse the order, whatever our clock missed. */
    @Property
    void anOrderIsRefusedOnceItsValidityHasPassedAndIsTakenWhenItArrivesAtOnce(
            @ForAll @LongRange(min = 0, max = 4_000_000_000_000L) long signed,
            @ForAll @IntRange(min = GeminiNonce.MIN_VALID_MILLIS, max = 60_000) int valid) {
        long nonce = GeminiNonce.until(new Signing(signed, signed + valid));
        for (VenueClock venue : VenueClock.values()) {
            assertThat(venue.accepts(nonce, signed)).isTrue();
            assertThat(venue.accepts(nonce, signed + valid - 2_001)).isTrue();
            assertThat(venue.accepts(nonce, signed + valid)).isFalse();
            assertThat(venue.accepts(nonce, signed + valid + Intent.GRACE_MILLIS))
                    .isFalse();
        }
    }

    /** The nonce of now would leave a late order half a minute to arrive. */
    @Test
    void theNonceOfAnOrderLiesAlmostHalfAMinuteBack() {
        assertThat(GeminiNonce.now(NOW)).isEqualTo(1_795_176_030L);
        assertThat(GeminiNonce.until(new Signing(NOW, NOW + 5_000))).isEqualTo(1_795_176_035L - 31);
    }
}
