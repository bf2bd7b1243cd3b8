package dev.scalpel.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.venue.adapter.VenueAdapters;
import org.junit.jupiter.api.Test;

class KnownVenuesTest {

    @Test
    void theSettingsNameTheVenuesThatHaveAnAdapter() {
        assertThat(TextTypes.VENUES).isEqualTo(VenueAdapters.names());
    }
}
