package dev.scalpel.tradelog.mirror;

import dev.scalpel.signals.dynamodb.DynamoConnection;
import dev.scalpel.signals.dynamodb.DynamoErrors;
import dev.scalpel.store.Backoff;
import dev.scalpel.store.StoreException;
import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** Writes items so that the later revision of each stays, in whatever order they come and however often. */
public final class MirrorTables implements AutoCloseable {

    private static final Backoff ATTEMPTS = new Backoff(6, Duration.ofMillis(50), Duration.ofSeconds(2));

    private final DynamoDbClient client;
    private final Map<MirrorTable, String> names;

    /**
     * @param connection to one of the tables; all are in the same place
     * @param names of all tables
     */
    public MirrorTables(DynamoConnection connection, Map<MirrorTable, String> names) {
        this.names = Map.copyOf(names);
        for (MirrorTable table : MirrorTable.values()) {
            if (!this.names.containsKey(table)) {
                throw new IllegalArgumentException("no table is named for " + table.suffix());
            }
        }
        client = connection.newClient();
    }

    /**
     * A write may be repeated whatever happened: it changes nothing twice.
     *
     * @return whether it was written; not if a later revision is there
     * @throws StoreException if the table cannot be written
     */
    boolean write(MirrorTable table, MirrorItem item) {
        String name = String.valueOf(names.get(table));
        for (int attempt = 1; ; attempt++) {
            try {
                client.putItem(request -> request.tableName(name)
                        .item(item.attributes(table))
                        .conditionExpression("attribute_not_exists(#revision) OR #revision <= :revision")
                        .expressionAttributeNames(Map.of("#revision", MirrorTable.REVISION))
                        .expressionAttributeValues(
                                Map.of(":revision", AttributeValue.fromN(Long.toString(item.revision())))));
                return true;
            } catch (ConditionalCheckFailedException later) {
                return false;
            } catch (SdkException fault) {
                if (!DynamoErrors.isTransient(fault) || attempt == ATTEMPTS.maxAttempts()) {
                    throw new StoreException(
                            "cannot write " + item.scope() + " " + item.id() + " to table " + name + ": "
                                    + fault.getMessage(),
                            fault);
                }
                ATTEMPTS.waitAfterAttempt(attempt);
            }
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
