package dev.scalpel.signals.dynamodb;

import dev.scalpel.signals.Signal;
import dev.scalpel.signals.SignalBox;
import dev.scalpel.store.StoreException;
import dev.scalpel.store.UnknownOutcomeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * One item per signal: a conditional write puts it, and a consistent query in pages reads a portfolio's in the sequence of
 * (time, id). DynamoDB deletes an item some time after {@code expires}; until then the query still has it.
 */
public final class DynamoDbSignalBox implements SignalBox, AutoCloseable {

    /** Reserved words of DynamoDB's expressions need another name: {@code at} is one. */
    private static final Map<String, String> NAMES = Map.of("#at", SignalItem.AT);

    private static final String IF_ABSENT = "attribute_not_exists(#at)";

    private final DynamoDbClient client;
    private final DynamoConnection connection;
    private final BiFunction<String, String, Optional<String>> tickers;
    private final Duration keep;

    /**
     * @param tickers of a portfolio's strategies, by their names
     * @param keep how long a signal stays after it was received
     */
    public DynamoDbSignalBox(
            DynamoConnection connection, BiFunction<String, String, Optional<String>> tickers, Duration keep) {
        this.client = connection.newClient();
        this.connection = connection;
        this.tickers = tickers;
        this.keep = keep;
    }

    @Override
    public Stored put(Signal signal) {
        Map<String, AttributeValue> item =
                SignalItem.write(signal, tickers.apply(signal.portfolio(), signal.strategy()), keep);
        boolean mayHaveBeenWritten = false;
        for (int attempt = 1; ; attempt++) {
            try {
                client.putItem(request -> request.tableName(connection.table())
                        .item(item)
                        .conditionExpression(IF_ABSENT)
                        .expressionAttributeNames(NAMES));
                return Stored.NEW;
            } catch (ConditionalCheckFailedException present) {
                return mayHaveBeenWritten && isOurs(signal) ? Stored.NEW : Stored.KNOWN;
            } catch (SdkException fault) {
                mayHaveBeenWritten |= DynamoErrors.isAmbiguous(fault);
                if (!DynamoErrors.isTransient(fault)
                        || attempt == connection.backoff().maxAttempts()) {
                    throw failure(signal, mayHaveBeenWritten, fault);
                }
                connection.backoff().waitAfterAttempt(attempt);
            }
        }
    }

    /** After a lost answer: what is there now was written by our own first attempt, or by another process. */
    private boolean isOurs(Signal signal) {
        Map<String, AttributeValue> found = repeated(
                "read",
                () -> client.getItem(request -> request.tableName(connection.table())
                                .key(SignalItem.key(signal))
                                .consistentRead(true))
                        .item());
        return !found.isEmpty() && SignalItem.read(connection.table(), found).equals(signal);
    }

    @Override
    public List<Signal> since(String portfolio, Instant from, Set<String> known) {
        QueryRequest query = QueryRequest.builder()
                .tableName(connection.table())
                .keyConditionExpression("portfolio = :portfolio AND #at >= :from")
                .expressionAttributeNames(NAMES)
                .expressionAttributeValues(Map.of(
                        ":portfolio", SignalItem.text(portfolio), ":from", SignalItem.text(SignalItem.from(from))))
                .consistentRead(true)
                .build();
        return read(query).stream()
                .filter(signal -> !known.contains(signal.id()))
                .toList();
    }

    @Override
    public Optional<Signal> find(String portfolio, String id) {
        QueryRequest query = QueryRequest.builder()
                .tableName(connection.table())
                .keyConditionExpression("portfolio = :portfolio")
                .filterExpression("id = :id")
                .expressionAttributeValues(Map.of(":portfolio", SignalItem.text(portfolio), ":id", SignalItem.text(id)))
                .consistentRead(true)
                .build();
        return read(query).stream().findFirst();
    }

    @Override
    public void close() {
        client.close();
    }

    private List<Signal> read(QueryRequest query) {
        List<Signal> signals = new ArrayList<>();
        Map<String, AttributeValue> next = Map.of();
        do {
            Map<String, AttributeValue> from = next;
            var page = repeated(
                    "query",
                    () -> client.query(
                            from.isEmpty()
                                    ? query
                                    : query.toBuilder().exclusiveStartKey(from).build()));
            page.items().forEach(item -> signals.add(SignalItem.read(connection.table(), item)));
            next = page.hasLastEvaluatedKey() ? page.lastEvaluatedKey() : Map.of();
        } while (!next.isEmpty());
        return signals;
    }

    /** Reads may be repeated whatever happened. */
    private <T> T repeated(String what, Supplier<T> call) {
        for (int attempt = 1; ; attempt++) {
            try {
                return call.get();
            } catch (SdkException fault) {
                if (!DynamoErrors.isTransient(fault)
                        || attempt == connection.backoff().maxAttempts()) {
                    throw new StoreException(
                            "cannot " + what + " table " + connection.table() + ": " + fault.getMessage(), fault);
                }
                connection.backoff().waitAfterAttempt(attempt);
            }
        }
    }

    private StoreException failure(Signal signal, boolean mayHaveBeenWritten, SdkException fault) {
        return mayHaveBeenWritten
                ? new UnknownOutcomeException(connection.table() + " " + signal.id(), fault)
                : new StoreException(
                        "cannot write signal " + signal.id() + " to table " + connection.table() + ": "
                                + fault.getMessage(),
                        fault);
    }
}
