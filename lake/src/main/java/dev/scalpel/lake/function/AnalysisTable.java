package dev.scalpel.lake.function;

import dev.scalpel.lake.analysis.RankRow;
import dev.scalpel.lake.analysis.TrendRow;
import dev.scalpel.signals.dynamodb.DynamoConnection;
import dev.scalpel.signals.dynamodb.DynamoErrors;
import dev.scalpel.store.Backoff;
import dev.scalpel.store.StoreException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The analyses as items of a table of DynamoDB, beside the documents in the store: one item per instrument, analysis and day, which expires
 * after {@value #DAYS} days. An item that is written again replaces the earlier one.
 */
public final class AnalysisTable implements AnalysisSink, AutoCloseable {

    /** The partition key: {@code binance/BTC-USDT}. */
    public static final String SYMBOL = "symbol";

    /** The sort key: {@code rank#2026-11-28}. */
    public static final String ANALYSIS = "analysis";

    /** The attribute of the time to live, in seconds of the epoch. */
    public static final String EXPIRES = "expires";

    static final int DAYS = 90;

    private static final Backoff ATTEMPTS = new Backoff(6, Duration.ofMillis(50), Duration.ofSeconds(2));

    private final DynamoDbClient client;
    private final String name;

    public AnalysisTable(DynamoConnection connection, String name) {
        client = connection.newClient();
        this.name = name;
    }

    @Override
    public void ranks(LocalDate day, List<RankRow> rows) {
        for (int at = 0; at < rows.size(); at++) {
            RankRow row = rows.get(at);
            Map<String, AttributeValue> item = item(row.venue(), row.instrument(), "rank", day);
            item.put("place", AttributeValue.fromN(Integer.toString(at + 1)));
            put(item, "return1d", row.return1d());
            put(item, "return7d", row.return7d());
            put(item, "return30d", row.return30d());
            put(item, "return90d", row.return90d());
            put(item, "volatility", row.volatility());
            put(item, "turnover", row.turnover());
            put(item, "drawdown", row.drawdown());
            put(item, "correlation", row.correlation());
            write(item);
        }
    }

    @Override
    public void trends(LocalDate day, List<TrendRow> rows) {
        Map<String, Map<String, AttributeValue>> items = new TreeMap<>();
        for (TrendRow row : rows) {
            Map<String, AttributeValue> item = items.computeIfAbsent(
                    row.venue() + "/" + row.instrument(), none -> item(row.venue(), row.instrument(), "trend", day));
            row.colour().ifPresent(colour -> item.put("minutes" + row.minutes(), AttributeValue.fromS(colour)));
            row.since()
                    .map(Instant::toString)
                    .ifPresent(since -> item.put("minutes" + row.minutes() + "Since", AttributeValue.fromS(since)));
        }
        items.values().forEach(this::write);
    }

    @Override
    public void close() {
        client.close();
    }

    private static Map<String, AttributeValue> item(String venue, String instrument, String analysis, LocalDate day) {
        Map<String, AttributeValue> item = new TreeMap<>();
        item.put(SYMBOL, AttributeValue.fromS(venue + "/" + instrument));
        item.put(ANALYSIS, AttributeValue.fromS(analysis + "#" + day));
        long expires = day.plusDays(DAYS).atStartOfDay(ZoneOffset.UTC).toEpochSecond();
        item.put(EXPIRES, AttributeValue.fromN(Long.toString(expires)));
        return item;
    }

    private static void put(Map<String, AttributeValue> item, String attribute, Optional<Double> value) {
        value.ifPresent(number -> item.put(
                attribute, AttributeValue.fromN(BigDecimal.valueOf(number).toPlainString())));
    }

    private void write(Map<String, AttributeValue> item) {
        for (int attempt = 1; ; attempt++) {
            try {
                client.putItem(request -> request.tableName(name).item(item));
                return;
            } catch (SdkException fault) {
                if (!DynamoErrors.isTransient(fault) || attempt == ATTEMPTS.maxAttempts()) {
                    throw new StoreException(
                            "cannot write an analysis to table " + name + ": " + fault.getMessage(), fault);
                }
                ATTEMPTS.waitAfterAttempt(attempt);
            }
        }
    }
}
