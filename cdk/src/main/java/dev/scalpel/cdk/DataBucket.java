package dev.scalpel.cdk;

import dev.scalpel.cdk.deployment.Deployment;
import dev.scalpel.cdk.lake.LakeTables;
import dev.scalpel.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.lambda.CfnPermission;
import software.amazon.awscdk.services.lambda.IFunction;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.CfnBucket;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.amazon.awscdk.services.s3.ObjectOwnership;
import software.amazon.awscdk.services.s3.StorageClass;
import software.amazon.awscdk.services.s3.Transition;
import software.constructs.Construct;

/**
 * The bucket with bars, models, state, ledger and reports. It outlives its stack, unless the deployment that created it
 * fails. Its name is explicit, so that the functions do not depend on the bucket: the bucket depends on the function that
 * its chain objects start.
 */
final class DataBucket extends Construct {

    /** Rewritten often: only the newest version is worth its storage. */
    private static final List<String> REWRITTEN = List.of(
            "bars/",
            "funding/",
            "instruments/",
            "chain/",
            "tuning/",
            "statistics/",
            "state/",
            "decisions/",
            "trades/",
            "orders/",
            "shadow/",
            "pipeline/",
            "lake/",
            "analysis/",
            "notices/");

    private static final int DAYS_OF_TUNING = 30;
    private static final int DAYS_OF_RESULTS = 7;
    private static final int DAYS_TO_COLD_DECISIONS = 90;
    private static final int DAYS_OF_DECISIONS = 800;

    private final Bucket bucket;
    private final List<CfnBucket.LambdaConfigurationProperty> started = new ArrayList<>();

    /** Of portfolios only. */
    private static final List<String> REWRITTEN_BY_PORTFOLIOS = List.of("signal-log/");

    DataBucket(Construct scope, String id, String bucketName, Settings settings) {
        super(scope, id);
        bucket = Bucket.Builder.create(this, "Bucket")
                .bucketName(bucketName)
                .encryption(BucketEncryption.S3_MANAGED)
                .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
                .objectOwnership(ObjectOwnership.BUCKET_OWNER_ENFORCED)
                .enforceSsl(true)
                .versioned(true)
                .lifecycleRules(lifeCycle(settings))
                .removalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE)
                .build();
    }

    /**
     * The name of the settings, or a unique one from the account and the first part of the stack's identifier: the bucket
     * outlives its stack, so a fixed name would block the deployment of the next stack.
     */
    static String bucketName(Deployment deployment) {
        String identifier = Fn.select(2, Fn.split("/", Aws.STACK_ID));
        return deployment
                .settings()
                .store()
                .bucket()
                .orElseGet(
                        () -> deployment.name() + "-" + Aws.ACCOUNT_ID + "-" + Fn.select(0, Fn.split("-", identifier)));
    }

    Bucket bucket() {
        return bucket;
    }

    /** Makes every written chain object call this function. */
    void startOnChain(IFunction function) {
        start("ChainMayStart", function, List.of("chain/"));
    }

    /** Makes every written file of trades or orders call this function. */
    void startOnLedger(IFunction function) {
        start("LedgerMayStart", function, List.of("trades/", "orders/"));
    }

    private void start(String id, IFunction function, List<String> prefixes) {
        CfnPermission permission = CfnPermission.Builder.create(this, id)
                .action("lambda:InvokeFunction")
                .functionName(function.getFunctionArn())
                .principal("s3.amazonaws.com")
                .sourceAccount(Aws.ACCOUNT_ID)
                .sourceArn("arn:" + Aws.PARTITION + ":s3:::" + bucketNameText())
                .build();
        prefixes.forEach(prefix -> started.add(CfnBucket.LambdaConfigurationProperty.builder()
                .event("s3:ObjectCreated:*")
                .function(function.getFunctionArn())
                .filter(CfnBucket.NotificationFilterProperty.builder()
                        .s3Key(CfnBucket.S3KeyFilterProperty.builder()
                                .rules(List.of(CfnBucket.FilterRuleProperty.builder()
                                        .name("prefix")
                                        .value(prefix)
                                        .build()))
                                .build())
                        .build())
                .build()));
        CfnBucket raw = (CfnBucket) bucket.getNode().getDefaultChild();
        raw.setNotificationConfiguration(CfnBucket.NotificationConfigurationProperty.builder()
                .lambdaConfigurations(List.copyOf(started))
                .build());
        raw.getNode().addDependency(permission);
    }

    private String bucketNameText() {
        return ((CfnBucket) bucket.getNode().getDefaultChild()).getBucketName();
    }

    private static List<LifecycleRule> lifeCycle(Settings settings) {
        List<LifecycleRule> rules = new ArrayList<>();
        REWRITTEN.forEach(prefix -> rules.add(oldVersions(prefix)));
        if (!settings.portfolios().isEmpty()) {
            REWRITTEN_BY_PORTFOLIOS.forEach(prefix -> rules.add(oldVersions(prefix)));
            rules.add(LifecycleRule.builder()
                    .id("signals")
                    .prefix("signals/")
                    .expiration(Duration.days(settings.signals().keepDays()))
                    .noncurrentVersionExpiration(Duration.days(1))
                    .build());
        }
        if (settings.aws().athena()) {
            rules.add(LifecycleRule.builder()
                    .id("query-results")
                    .prefix(LakeTables.RESULTS)
                    .expiration(Duration.days(DAYS_OF_RESULTS))
                    .noncurrentVersionExpiration(Duration.days(1))
                    .build());
        }
        rules.add(LifecycleRule.builder()
                .id("finished-trials")
                .prefix("tuning/")
                .expiration(Duration.days(DAYS_OF_TUNING))
                .build());
        rules.add(LifecycleRule.builder()
                .id("decisions")
                .prefix("decisions/")
                .transitions(List.of(Transition.builder()
                        .storageClass(StorageClass.INFREQUENT_ACCESS)
                        .transitionAfter(Duration.days(DAYS_TO_COLD_DECISIONS))
                        .build()))
                .expiration(Duration.days(DAYS_OF_DECISIONS))
                .build());
        rules.add(LifecycleRule.builder()
                .id("unfinished-uploads")
                .abortIncompleteMultipartUploadAfter(Duration.days(1))
                .build());
        return rules;
    }

    private static LifecycleRule oldVersions(String prefix) {
        return LifecycleRule.builder()
                .id("old-versions-of-" + prefix.replace("/", ""))
                .prefix(prefix)
                .noncurrentVersionExpiration(Duration.days(1))
                .build();
    }
}
