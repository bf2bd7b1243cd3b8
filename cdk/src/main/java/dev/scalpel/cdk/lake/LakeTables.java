package dev.scalpel.cdk.lake;

import dev.scalpel.cdk.deployment.Deployment;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.settings.Settings;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.athena.CfnWorkGroup;
import software.amazon.awscdk.services.glue.CfnDatabase;
import software.amazon.awscdk.services.glue.CfnTable;
import software.constructs.Construct;

/**
 * The lake's files as tables of Athena, by partition projection: which folders there are follows from the table's own properties, so no
 * crawler runs and no partition is registered (Athena User Guide, "Partition projection with Amazon Athena"). A work group limits what a query
 * may read, and keeps results for some days.
 */
public final class LakeTables extends Construct {

    /** Where results are; the bucket lets them expire. */
    public static final String RESULTS = "athena-results/";

    private static final long BYTES_PER_QUERY = 10_000_000_000L;

    /** "We recommend limiting the use of enum based partition projections to a few dozen or less" (Athena User Guide). */
    private static final int MAX_NAMED = 48;

    private static final String FIRST_MONTH = "2017-01";
    private static final String FORMAT = "org.apache.hadoop.hive.ql.io.parquet.";

    /** @param bucketName that the lake is in */
    public LakeTables(Construct scope, String id, Deployment deployment, String bucketName) {
        super(scope, id);
        String name = databaseName(deployment);
        CfnDatabase database = CfnDatabase.Builder.create(this, "Database")
                .catalogId(Aws.ACCOUNT_ID)
                .databaseInput(CfnDatabase.DatabaseInputProperty.builder()
                        .name(name)
                        .description("The lake of " + deployment.name())
                        .build())
                .build();
        for (LakeSchema schema : LakeSchema.values()) {
            CfnTable table = CfnTable.Builder.create(this, schema.table())
                    .catalogId(Aws.ACCOUNT_ID)
                    .databaseName(name)
                    .tableInput(input(schema, deployment.settings(), "s3://" + bucketName + "/"))
                    .build();
            table.getNode().addDependency(database);
        }
        CfnWorkGroup.Builder.create(this, "WorkGroup")
                .name(deployment.name())
                .description("Queries of the lake: ten gigabytes each at most")
                .recursiveDeleteOption(true)
                .workGroupConfiguration(CfnWorkGroup.WorkGroupConfigurationProperty.builder()
                        .enforceWorkGroupConfiguration(true)
                        .publishCloudWatchMetricsEnabled(false)
                        .bytesScannedCutoffPerQuery(BYTES_PER_QUERY)
                        .resultConfiguration(CfnWorkGroup.ResultConfigurationProperty.builder()
                                .outputLocation("s3://" + bucketName + "/" + RESULTS)
                                .encryptionConfiguration(CfnWorkGroup.EncryptionConfigurationProperty.builder()
                                        .encryptionOption("SSE_S3")
                                        .build())
                                .build())
                        .build())
                .build();
    }

    /** Athena takes letters, digits and underscores. */
    static String databaseName(Deployment deployment) {
        return deployment.name().replace('-', '_');
    }

    private static CfnTable.TableInputProperty input(LakeSchema schema, Settings settings, String bucket) {
        return CfnTable.TableInputProperty.builder()
                .name(schema.table())
                .tableType("EXTERNAL_TABLE")
                .parameters(parameters(schema, settings, bucket))
                .partitionKeys(schema.partitions().stream()
                        .map(column -> column(column, "string"))
                        .toList())
                .storageDescriptor(CfnTable.StorageDescriptorProperty.builder()
                        .location(bucket + schema.prefix())
                        .inputFormat(FORMAT + "MapredParquetInputFormat")
                        .outputFormat(FORMAT + "MapredParquetOutputFormat")
                        .serdeInfo(CfnTable.SerdeInfoProperty.builder()
                                .serializationLibrary(FORMAT + "serde.ParquetHiveSerDe")
                                .build())
                        .columns(schema.columns().stream()
                                .map(column -> column(column.getKey(), column.getValue()))
                                .toList())
                        .build())
                .build();
    }

    private static Map<String, String> parameters(LakeSchema schema, Settings settings, String bucket) {
        Map<String, String> parameters = new TreeMap<>();
        parameters.put("EXTERNAL", "TRUE");
        parameters.put("classification", "parquet");
        parameters.put("projection.enabled", "true");
        parameters.put("storage.location.template", bucket + schema.folder());
        parameters.put(property(LakeSchema.MONTH, "type"), "date");
        parameters.put(property(LakeSchema.MONTH, "format"), "yyyy-MM");
        parameters.put(property(LakeSchema.MONTH, "range"), FIRST_MONTH + ",NOW");
        parameters.put(property(LakeSchema.MONTH, "interval"), "1");
        parameters.put(property(LakeSchema.MONTH, "interval.unit"), "MONTHS");
        schema.owner().forEach(column -> parameters.putAll(owner(column, settings)));
        return parameters;
    }

    /** By names where the settings have them and they are few, so that a query need not say which; else a query has to. */
    private static Map<String, String> owner(String column, Settings settings) {
        Collection<String> values = new TreeSet<>(values(column, settings));
        boolean named = !values.isEmpty()
                && values.size() <= MAX_NAMED
                && !settings.symbols().followsUniverse();
        return named
                ? new TreeMap<>(
                        Map.of(property(column, "type"), "enum", property(column, "values"), String.join(",", values)))
                : Map.of(property(column, "type"), "injected");
    }

    private static List<String> values(String column, Settings settings) {
        return switch (column) {
            case "venue" ->
                settings.lakeInstruments().stream().map(InstrumentId::venue).toList();
            case "instrument" ->
                settings.lakeInstruments().stream()
                        .map(instrument -> instrument.symbol().key())
                        .toList();
            case "portfolio" -> List.copyOf(settings.portfolios().keySet());
            case "book" ->
                Stream.concat(
                                settings.portfolios().keySet().stream(),
                                settings.lakeInstruments().stream()
                                        .map(instrument -> instrument.venue() + "."
                                                + instrument.symbol().key()))
                        .toList();
            default -> throw new IllegalArgumentException("no folder of the lake is named after " + column);
        };
    }

    private static String property(String column, String name) {
        return String.join(".", "projection", column, name).toLowerCase(Locale.ROOT);
    }

    private static CfnTable.ColumnProperty column(String name, String type) {
        return CfnTable.ColumnProperty.builder().name(name).type(type).build();
    }
}
