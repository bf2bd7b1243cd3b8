package dev.scalpel.store.s3;

import dev.scalpel.store.Backoff;
import dev.scalpel.store.ETag;
import dev.scalpel.store.FetchResult;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.StoreException;
import dev.scalpel.store.StoreKeyFormat;
import dev.scalpel.store.StoredObject;
import dev.scalpel.store.UnknownOutcomeException;
import dev.scalpel.store.WriteConflictException;
import java.io.EOFException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * A store in an S3 bucket. Reads and deletes are repeated after passing faults.
 *
 * <p>A write carries an id of its own in the object's metadata. When its answer was lost, or when it is refused, the
 * object's id tells whether it was ours that was taken: the connection, and the JDK's HTTP client too, may send a
 * request twice, and the second one is then refused because of the first.
 */
public final class S3Store implements ObjectStore, AutoCloseable {

    private static final String WRITE_ID = "scalpel-write";
    private static final int NOT_MODIFIED = 304;
    private static final int RANGE_NOT_SATISFIABLE = 416;

    private final S3Client s3;
    private final String bucket;
    private final Backoff backoff;
    private final Supplier<String> writeIds;

    public S3Store(S3Connection connection) {
        this(connection, () -> UUID.randomUUID().toString());
    }

    /** {@code writeIds} yields another text each time it is asked, in this process and in all others. */
    S3Store(S3Connection connection, Supplier<String> writeIds) {
        this.s3 = connection.newClient();
        this.bucket = connection.bucket();
        this.backoff = connection.backoff();
        this.writeIds = writeIds;
    }

    @Override
    public Optional<StoredObject> get(String key) {
        return read(StoreKeyFormat.requireKey(key), GetObjectRequest.builder());
    }

    @Override
    public FetchResult getIfChanged(String key, ETag known) {
        StoreKeyFormat.requireKey(key);
        try {
            return read(key, GetObjectRequest.builder().ifNoneMatch(known.value()))
                    .<FetchResult>map(FetchResult.Changed::new)
                    .orElseGet(FetchResult.Absent::new);
        } catch (RefusedException refused) {
            if (refused.status() == NOT_MODIFIED) {
                return new FetchResult.Unchanged();
            }
            throw refused;
        }
    }

    @Override
    public Optional<byte[]> getRange(String key, long from, int length) {
        StoreKeyFormat.requireRange(from, length);
        if (length == 0) {
            return head(StoreKeyFormat.requireKey(key)).map(there -> new byte[0]);
        }
        String range = "bytes=" + from + "-" + (from + length - 1);
        try {
            return read(
                            StoreKeyFormat.requireKey(key),
                            GetObjectRequest.builder().range(range))
                    .map(StoredObject::bytes);
        } catch (RefusedException refused) {
            if (refused.status() == RANGE_NOT_SATISFIABLE) {
                return Optional.of(new byte[0]);
            }
            throw refused;
        }
    }

    @Override
    public List<String> list(String prefix) {
        StoreKeyFormat.requirePrefix(prefix);
        List<String> keys = new ArrayList<>();
        Optional<String> next = Optional.empty();
        do {
            String token = next.orElse(null);
            ListObjectsV2Response page = repeating(
                    "list '" + prefix + "'",
                    () -> s3.listObjectsV2(r -> r.bucket(bucket).prefix(prefix).continuationToken(token)));
            page.contents().stream().map(S3Object::key).forEach(keys::add);
            next = Optional.ofNullable(page.nextContinuationToken());
        } while (next.isPresent());
        return List.copyOf(keys);
    }

    @Override
    public ETag putIfAbsent(String key, byte[] bytes) {
        return write(StoreKeyFormat.requireKey(key), bytes, Optional.empty());
    }

    @Override
    public ETag putIfMatch(String key, byte[] bytes, ETag expected) {
        return write(StoreKeyFormat.requireKey(key), bytes, Optional.of(expected));
    }

    @Override
    public void delete(String key) {
        StoreKeyFormat.requireKey(key);
        repeating(
                "delete '" + key + "'",
                () -> s3.deleteObject(r -> r.bucket(bucket).key(key)));
    }

    @Override
    public void close() {
        s3.close();
    }

    private ETag write(String key, byte[] bytes, Optional<ETag> expected) {
        String writeId = writeIds.get();
        PutObjectRequest.Builder request =
                PutObjectRequest.builder().bucket(bucket).key(key).metadata(Map.of(WRITE_ID, writeId));
        expected.ifPresentOrElse(etag -> request.ifMatch(etag.value()), () -> request.ifNoneMatch("*"));
        boolean mayHaveBeenTaken = false;
        for (int attempt = 1; ; attempt++) {
            try {
                return new ETag(s3.putObject(request.build(), RequestBody.fromBytes(bytes))
                        .eTag());
            } catch (SdkException fault) {
                if (!S3Errors.isConditionRefused(fault) && !S3Errors.isPassing(fault)) {
                    throw failure("write '" + key + "'", fault);
                }
                mayHaveBeenTaken |= S3Errors.isAmbiguous(fault);
                Optional<ETag> ours = settle(key, writeId, expected, fault);
                if (ours.isPresent()) {
                    return ours.get();
                }
                if (attempt == backoff.tries()) {
                    throw mayHaveBeenTaken
                            ? new UnknownOutcomeException(key, fault)
                            : failure("write '" + key + "'", fault);
                }
                backoff.waitAfter(attempt);
            }
        }
    }

    /** The tag of our write if it was taken; empty if the object still is as the write expects it. */
    private Optional<ETag> settle(String key, String writeId, Optional<ETag> expected, SdkException fault) {
        Optional<HeadObjectResponse> found;
        try {
            found = head(key);
        } catch (StoreException blind) {
            blind.addSuppressed(fault);
            throw new UnknownOutcomeException(key, blind);
        }
        Optional<ETag> current = found.map(head -> new ETag(head.eTag()));
        if (found.filter(head -> writeId.equals(head.metadata().get(WRITE_ID))).isPresent()) {
            return current;
        }
        if (!current.equals(expected)) {
            throw new WriteConflictException(
                    key, expected.map(etag -> "ETag " + etag).orElse("no object"));
        }
        return Optional.empty();
    }

    private Optional<HeadObjectResponse> head(String key) {
        return repeating("look at '" + key + "'", () -> {
            try {
                return Optional.of(s3.headObject(r -> r.bucket(bucket).key(key)));
            } catch (SdkException fault) {
                return emptyIfAbsent(key, fault);
            }
        });
    }

    private Optional<StoredObject> read(String key, GetObjectRequest.Builder request) {
        GetObjectRequest ready = request.bucket(bucket).key(key).build();
        return repeating("read '" + key + "'", () -> {
            try {
                ResponseBytes<GetObjectResponse> answer = s3.getObjectAsBytes(ready);
                byte[] bytes = answer.asByteArrayUnsafe();
                requireWhole(bytes, answer.response());
                return Optional.of(
                        new StoredObject(bytes, new ETag(answer.response().eTag())));
            } catch (SdkException fault) {
                return emptyIfAbsent(key, fault);
            }
        });
    }

    /** The JDK's HTTP client may take a connection that closes early for the end of the body. */
    private static void requireWhole(byte[] bytes, GetObjectResponse response) {
        Long announced = response.contentLength();
        if (announced != null && announced != bytes.length) {
            String flaw = "the answer ended after " + bytes.length + " of " + announced + " bytes";
            throw SdkClientException.create(flaw, new EOFException(flaw));
        }
    }

    private <T> T repeating(String what, Supplier<T> call) {
        for (int attempt = 1; ; attempt++) {
            try {
                return call.get();
            } catch (SdkException fault) {
                if (attempt == backoff.tries() || !S3Errors.isPassing(fault)) {
                    throw failure(what, fault);
                }
                backoff.waitAfter(attempt);
            }
        }
    }

    private <T> Optional<T> emptyIfAbsent(String key, SdkException fault) {
        if (S3Errors.isNotFound(fault) || (S3Errors.isForbidden(fault) && isNotListed(key, fault))) {
            return Optional.empty();
        }
        throw fault;
    }

    /**
     * Who may list under a prefix only, is told "forbidden" of an absent object. The list tells which it is; who may not
     * even list there, is truly refused.
     */
    private boolean isNotListed(String key, SdkException forbidden) {
        try {
            return s3.listObjectsV2(r -> r.bucket(bucket).prefix(key).maxKeys(1)).contents().stream()
                    .noneMatch(object -> object.key().equals(key));
        } catch (SdkException notEvenThat) {
            forbidden.addSuppressed(notEvenThat);
            return false;
        }
    }

    private RefusedException failure(String what, SdkException fault) {
        return new RefusedException("cannot " + what + " in bucket " + bucket + ": " + fault.getMessage(), fault);
    }

    /** Keeps the status, by which the store knows an answer that is no failure. */
    private static final class RefusedException extends StoreException {

        private static final long serialVersionUID = 1L;

        private final int status;

        RefusedException(String message, SdkException fault) {
            super(message, fault);
            this.status = S3Errors.statusOf(fault);
        }

        int status() {
            return status;
        }
    }
}
