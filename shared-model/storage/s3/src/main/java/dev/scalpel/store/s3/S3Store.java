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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
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

/**
 * A store in an S3 bucket. Reads and deletes are retried after transient faults.
 *
 * <p>A write has a unique id in the metadata of the object. If its response is lost or reports a conflict, the id of the
 * stored object shows whether our write was executed: the connection, and the JDK's HTTP client too, may send a request
 * twice, and the second one then conflicts with the first.
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

    /** @param writeIds supplies ids that are unique across processes */
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
        } catch (S3CallException failure) {
            if (failure.status() == NOT_MODIFIED) {
                return new FetchResult.Unchanged();
            }
            throw failure;
        }
    }

    @Override
    public Optional<byte[]> getRange(String key, long from, int length) {
        StoreKeyFormat.requireRange(from, length);
        if (length == 0) {
            return head(StoreKeyFormat.requireKey(key)).map(head -> new byte[0]);
        }
        String range = "bytes=" + from + "-" + (from + length - 1);
        try {
            return read(
                            StoreKeyFormat.requireKey(key),
                            GetObjectRequest.builder().range(range))
                    .map(StoredObject::bytes);
        } catch (S3CallException failure) {
            if (failure.status() == RANGE_NOT_SATISFIABLE) {
                return Optional.of(new byte[0]);
            }
            throw failure;
        }
    }

    @Override
    public List<String> list(String prefix) {
        return List.copyOf(versions(prefix).keySet());
    }

    /** The ETags, as the listing has them. */
    @Override
    public SortedMap<String, String> versions(String prefix) {
        StoreKeyFormat.requirePrefix(prefix);
        SortedMap<String, String> keys = new TreeMap<>();
        Optional<String> next = Optional.empty();
        do {
            String token = next.orElse(null);
            ListObjectsV2Response page = withRetries(
                    "list '" + prefix + "'",
                    () -> s3.listObjectsV2(r -> r.bucket(bucket).prefix(prefix).continuationToken(token)));
            page.contents().forEach(object -> keys.put(object.key(), object.eTag()));
            next = Optional.ofNullable(page.nextContinuationToken());
        } while (next.isPresent());
        return keys;
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
        withRetries(
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
        boolean mayBeExecuted = false;
        for (int attempt = 1; ; attempt++) {
            try {
                return new ETag(s3.putObject(request.build(), RequestBody.fromBytes(bytes))
                        .eTag());
            } catch (SdkException fault) {
                if (!S3Errors.isWriteConflict(fault) && !S3Errors.isTransient(fault)) {
                    throw failure("write '" + key + "'", fault);
                }
                mayBeExecuted |= S3Errors.isAmbiguous(fault);
                Optional<ETag> ours = settle(key, writeId, expected, fault);
                if (ours.isPresent()) {
                    return ours.get();
                }
                if (attempt == backoff.maxAttempts()) {
                    throw mayBeExecuted
                            ? new UnknownOutcomeException(key, fault)
                            : failure("write '" + key + "'", fault);
                }
                backoff.waitAfterAttempt(attempt);
            }
        }
    }

    /** The tag of our write if it was executed; empty if the object is still as the write expects it. */
    private Optional<ETag> settle(String key, String writeId, Optional<ETag> expected, SdkException fault) {
        Optional<HeadObjectResponse> found;
        try {
            found = head(key);
        } catch (StoreException readFailure) {
            readFailure.addSuppressed(fault);
            throw new UnknownOutcomeException(key, readFailure);
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
        return withRetries("read the metadata of '" + key + "'", () -> {
            try {
                return Optional.of(s3.headObject(r -> r.bucket(bucket).key(key)));
            } catch (SdkException fault) {
                return emptyIfAbsent(key, fault);
            }
        });
    }

    private Optional<StoredObject> read(String key, GetObjectRequest.Builder request) {
        GetObjectRequest ready = request.bucket(bucket).key(key).build();
        return withRetries("read '" + key + "'", () -> {
            try {
                ResponseBytes<GetObjectResponse> response = s3.getObjectAsBytes(ready);
                byte[] bytes = response.asByteArrayUnsafe();
                requireComplete(bytes, response.response());
                return Optional.of(
                        new StoredObject(bytes, new ETag(response.response().eTag())));
            } catch (SdkException fault) {
                return emptyIfAbsent(key, fault);
            }
        });
    }

    /** The JDK's HTTP client may treat a connection that closes early as the end of the body. */
    private static void requireComplete(byte[] bytes, GetObjectResponse response) {
        Long expected = response.contentLength();
        if (expected != null && expected != bytes.length) {
            String message = "the response ended after " + bytes.length + " of " + expected + " bytes";
            throw SdkClientException.create(message, new EOFException(message));
        }
    }

    private <T> T withRetries(String what, Supplier<T> call) {
        for (int attempt = 1; ; attempt++) {
            try {
                return call.get();
            } catch (SdkException fault) {
                if (attempt == backoff.maxAttempts() || !S3Errors.isTransient(fault)) {
                    throw failure(what, fault);
                }
                backoff.waitAfterAttempt(attempt);
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
     * With permission to list only a prefix, S3 responds "forbidden" for an absent object. Listing the key shows whether it is
     * absent; if listing is forbidden too, access is really denied.
     */
    private boolean isNotListed(String key, SdkException forbidden) {
        try {
            return s3.listObjectsV2(r -> r.bucket(bucket).prefix(key).maxKeys(1)).contents().stream()
                    .noneMatch(object -> object.key().equals(key));
        } catch (SdkException listFailure) {
            forbidden.addSuppressed(listFailure);
            return false;
        }
    }

    private S3CallException failure(String what, SdkException fault) {
        return new S3CallException("cannot " + what + " in bucket " + bucket + ": " + S3Errors.describe(fault), fault);
    }

    /** A failed call with its HTTP status, since some statuses are expected results. */
    private static final class S3CallException extends StoreException {

        private static final long serialVersionUID = 1L;

        private final int status;

        S3CallException(String message, SdkException fault) {
            super(message, fault);
            this.status = S3Errors.statusOf(fault);
        }

        int status() {
            return status;
        }
    }
}
