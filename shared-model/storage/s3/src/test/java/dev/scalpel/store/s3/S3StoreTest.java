package dev.scalpel.store.s3;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.ObjectStoreContract;
import dev.scalpel.store.StoreException;
import dev.scalpel.store.WriteConflictException;
import dev.scalpel.testkit.S3Server;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class S3StoreTest extends ObjectStoreContract {

    @RegisterExtension
    static final S3Server S3 = new S3Server();

    private final Deque<S3Store> opened = new ArrayDeque<>();
    private String bucket;

    @BeforeEach
    void makeBucket() {
        bucket = S3.newBucket();
    }

    @AfterEach
    void closeAll() {
        opened.forEach(S3Store::close);
    }

    @Override
    public synchronized ObjectStore open() {
        // Clients are slow to start: the writers share four.
        if (opened.size() < 4) {
            opened.addFirst(new S3Store(TestS3.connection(bucket, S3.endpoint())));
        } else {
            opened.addLast(opened.removeFirst());
        }
        return opened.getFirst();
    }

    @Override
    protected int appendsOfEachWriter() {
        return 40;
    }

    @Test
    void reportsAMissingBucketInsteadOfAnEmptyOne() {
        try (S3Store store = new S3Store(TestS3.connection("no-such-bucket", S3.endpoint()))) {
            assertThatThrownBy(() -> store.get("key"))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("no-such-bucket");
            assertThatThrownBy(() -> store.putIfAbsent("key", bytes("x")))
                    .isInstanceOf(StoreException.class)
                    .isNotInstanceOf(WriteConflictException.class)
                    .hasMessageContaining("no-such-bucket");
        }
    }
}
