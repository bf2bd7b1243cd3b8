package dev.scalpel.signals.box;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.ledger.LedgerFormatException;
import dev.scalpel.signals.Signal;
import dev.scalpel.signals.SignalBox;
import dev.scalpel.signals.SignalSamples;
import dev.scalpel.signals.TargetState;
import dev.scalpel.store.ETag;
import dev.scalpel.store.FaultInjectingStore;
import dev.scalpel.store.ForwardingStore;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.StoreException;
import dev.scalpel.store.UnknownOutcomeException;
import dev.scalpel.store.local.DirectoryStore;
import dev.scalpel.store.local.Durability;
import dev.scalpel.store.local.MemoryStore;
import dev.scalpel.store.s3.S3Connection;
import dev.scalpel.store.s3.S3Store;
import dev.scalpel.testkit.S3Server;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

class StoreSignalBoxTest {

    private static final Clock CLOCK = Clock.fixed(SignalBoxContract.NOW, ZoneOffset.UTC);

    abstract static class OverAStore extends SignalBoxContract {

        protected abstract ObjectStore store();

        @Override
        protected SignalBox open() {
            return new StoreSignalBox(store(), CLOCK);
        }

        @Override
        protected SignalBox openWhereTheNextAnswerIsLost() {
            FaultInjectingStore store = new FaultInjectingStore(store());
            store.loseNextAnswer();
            return new StoreSignalBox(store, CLOCK);
        }
    }

    @Nested
    class InMemory extends OverAStore {

        private final MemoryStore store = new MemoryStore();

        @Override
        protected ObjectStore store() {
            return store;
        }
    }

    @Nested
    class InADirectory extends OverAStore {

        @TempDir
        Path folder;

        @Override
        protected ObjectStore store() {
            return new DirectoryStore(folder.resolve("store"), Durability.NONE);
        }
    }

    @Nested
    class InABucket extends OverAStore {

        @RegisterExtension
        static final S3Server S3 = new S3Server();

        private final S3Store store = new S3Store(S3Connection.to(S3.newBucket())
                .at(
                        S3.endpoint(),
                        Region.US_EAST_1,
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "secret"))));

        @AfterEach
        void close() {
            store.close();
        }

        @Override
        protected ObjectStore store() {
            return store;
        }
    }

    @Test
    void aSignalHasTheKeyOfItsDayTimeAndId() {
        MemoryStore store = new MemoryStore();
        Signal signal = SignalSamples.signal("btc", TargetState.LONG, "2024-08-10T02:30:02Z");
        new StoreSignalBox(store, CLOCK).put(signal);
        assertThat(store.list(""))
                .containsExactly("signals/crypto/2024-08-10/20240810T023002.000Z-" + signal.id() + ".json");
    }

    @Test
    void aWriteThatMayNotHaveHappenedIsReported() {
        ObjectStore lost = new ForwardingStore(new MemoryStore()) {
            @Override
            public ETag putIfAbsent(String key, byte[] bytes) {
                throw new UnknownOutcomeException(key, new StoreException("the connection was reset"));
            }
        };
        SignalBox box = new StoreSignalBox(lost, CLOCK);
        Signal signal = SignalSamples.signal("btc", TargetState.LONG, "2024-08-10T02:30:02Z");
        assertThatThrownBy(() -> box.put(signal)).isInstanceOf(UnknownOutcomeException.class);
    }

    @Test
    void aDamagedDocumentIsNamed() {
        MemoryStore store = new MemoryStore();
        String key = "signals/crypto/2024-08-10/20240810T023002.000Z-abc.json";
        store.putIfAbsent(key, "{\"schema\":1}".getBytes(StandardCharsets.UTF_8));
        SignalBox box = new StoreSignalBox(store, CLOCK);
        assertThatThrownBy(() -> box.find("crypto", "abc"))
                .isInstanceOf(LedgerFormatException.class)
                .hasMessageContaining(key);
    }

    @Test
    void aFileThatIsNoSignalHasNoId() {
        MemoryStore store = new MemoryStore();
        store.putIfAbsent("signals/crypto/2024-08-10/notes.txt", new byte[0]);
        assertThat(new StoreSignalBox(store, CLOCK).find("crypto", "notes")).isEmpty();
    }
}
