package dev.scalpel.venue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.store.ForwardingStore;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.StoredObject;
import dev.scalpel.store.local.MemoryStore;
import dev.scalpel.trading.instrument.TradingSession;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VenueContactsTest {

    private static final String KEY = "state/venues/oanda.json";
    private static final Instant NOW = Instant.parse("2026-11-23T15:00:00Z");
    private static final Duration FAST = Duration.ofMillis(40);

    private final ObjectStore store = new MemoryStore();
    private final VenueContacts contacts = new VenueContacts(store, "oanda");

    @Test
    void beforeTheFirstContactNothingIsKnown() {
        assertThat(contacts.read()).isEqualTo(VenueContact.NONE);
    }

    @Test
    void anAnswerIsReadByAnotherProcess() {
        contacts.trading(TradingSession.CME_FUTURES);
        contacts.answered(NOW, FAST);
        VenueContact read = new VenueContacts(store, "oanda").read();
        assertThat(read.at()).contains(NOW);
        assertThat(read.latencyMillis()).contains(40L);
        assertThat(read.session()).contains(TradingSession.CME_FUTURES);
        assertThat(read.error()).isEmpty();
    }

    @Test
    void answersAreWrittenEveryFiveMinutes() {
        contacts.answered(NOW, FAST);
        contacts.answered(NOW.plusSeconds(299), FAST);
        assertThat(contacts.read().at()).contains(NOW);
        contacts.answered(NOW.plusSeconds(300), FAST);
        assertThat(contacts.read().at()).contains(NOW.plusSeconds(300));
    }

    @Test
    void aFailureIsWrittenAtOnceAndSoIsTheFirstAnswerAfterIt() {
        contacts.answered(NOW, FAST);
        contacts.failed(NOW.plusSeconds(1), "HTTP 503");
        contacts.failed(NOW.plusSeconds(2), "HTTP 502");
        assertThat(contacts.read().error()).contains(new VenueContact.Failure(NOW.plusSeconds(1), "HTTP 503"));
        contacts.answered(NOW.plusSeconds(3), FAST);
        assertThat(contacts.read().at()).contains(NOW.plusSeconds(3));
        assertThat(contacts.read().error())
                .as("the last of them")
                .contains(new VenueContact.Failure(NOW.plusSeconds(2), "HTTP 502"));
    }

    @Test
    void whatAnotherProcessKnowsLaterIsKept() {
        contacts.answered(NOW.plusSeconds(60), FAST);
        new VenueContacts(store, "oanda").answered(NOW, Duration.ofSeconds(2));
        assertThat(contacts.read().at()).contains(NOW.plusSeconds(60));
        assertThat(contacts.read().latencyMillis()).contains(40L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no json", "{\"lastContact\":\"yesterday\"}", "{\"session\":\"NEVER\"}"})
    void aDamagedDocumentIsReplaced(String damaged) {
        store.putIfAbsent(KEY, damaged.getBytes(StandardCharsets.UTF_8));
        assertThat(contacts.read()).isEqualTo(VenueContact.NONE);
        contacts.answered(NOW, FAST);
        assertThat(contacts.read().at()).contains(NOW);
    }

    @Test
    void aFailingStoreFailsNoRequest() {
        ObjectStore failing = new ForwardingStore(store) {
            @Override
            public Optional<StoredObject> get(String key) {
                throw new IllegalStateException("down");
            }
        };
        VenueContacts lost = new VenueContacts(failing, "oanda");
        lost.answered(NOW, FAST);
        lost.failed(NOW, "HTTP 503");
        assertThat(contacts.read()).isEqualTo(VenueContact.NONE);
    }
}
