package dev.scalpel.monitoring.cost;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;

/**
 * AWS list prices in USD, and the free tier per month. {@code prices.json} next to this class is the one in use.
 *
 * @param asOf day on which the prices were looked up
 */
public record PriceTable(LocalDate asOf, String region, Prices prices, FreeEachMonth freeEachMonth) {

    /**
     * USD per unit.
     *
     * @param instanceHour of a t4g.nano on demand, which forwards calls where the deployment has a fixed address
     * @param addressHour of a public IPv4 address
     * @param diskGbMonth of EBS gp3
     * @param apiCall of a REST API
     * @param tableWrite of an item up to 1 KB in DynamoDB, on demand
     * @param tableRead of up to 4 KB, consistent
     * @param tableCopyGbMonth of continuous backups, from which a table can be recovered
     * @param keyCall of KMS, for a parameter that is encrypted
     * @param queueRequest to a FIFO queue
     * @param databaseHour of a capacity unit of Aurora Serverless v2
     * @param databaseGbMonth of Aurora's storage
     * @param scannedTb of Athena
     * @param stateTransition of a standard state machine
     */
    public record Prices(
            double lambdaGbSecondArm,
            double lambdaGbSecondX86,
            double lambdaRequest,
            double s3Put,
            double s3Get,
            double s3GbMonth,
            double scheduleCall,
            double alarm,
            double customMetric,
            double logGb,
            double dashboard,
            double secret,
            double secretCall,
            double mail,
            double imageGbMonth,
            double instanceHour,
            double addressHour,
            double diskGbMonth,
            double apiCall,
            double tableWrite,
            double tableRead,
            double tableWriteHour,
            double tableReadHour,
            double tableGbMonth,
            double tableCopyGbMonth,
            double keyCall,
            double queueRequest,
            double databaseHour,
            double databaseGbMonth,
            double scannedTb,
            double stateTransition) {}

    /** Units that are free per month, without end: what only new accounts have is not counted. */
    public record FreeEachMonth(
            double lambdaGbSeconds,
            double lambdaRequests,
            double scheduleCalls,
            double alarms,
            double customMetrics,
            double logGb,
            double dashboards,
            double mails,
            double imageGb,
            double tableHours,
            double tableGb,
            double keyCalls,
            double queueRequests,
            double stateTransitions) {}

    public static PriceTable current() {
        return Resource.read("prices.json", PriceTable.class);
    }

    /** Reads the JSON files of this package. */
    static final class Resource {

        private static final ObjectMapper JSON = new ObjectMapper().findAndRegisterModules();

        private Resource() {}

        static <T> T read(String name, Class<T> type) {
            try (InputStream file = PriceTable.class.getResourceAsStream(name)) {
                if (file == null) {
                    throw new IllegalStateException(
                            name + " is missing in the package of " + PriceTable.class.getName());
                }
                return JSON.readValue(file, type);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + name, e);
            }
        }
    }
}
