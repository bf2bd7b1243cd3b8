package dev.scalpel.cdk;

import dev.scalpel.cdk.deployment.Deployment;
import dev.scalpel.settings.deployment.Pipeline;
import dev.scalpel.settings.section.CredentialStore;
import dev.scalpel.settings.value.EntryFilter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;

/**
 * The permissions of each function: the key prefixes that it reads and writes. No function may delete anything. Each
 * prefix includes the permission to list, without which S3 reports a missing object as forbidden.
 */
final class FunctionPermissions {

    private static final String NOTICES = "notices/*";
    /** Until when a venue has rate-limited us; shared by all functions that call it. */
    private static final String INSTRUMENTS = "instruments/*";

    private static final String STATISTICS = "statistics/*";
    private static final String SHADOW = "shadow/*";
    private static final String EVIDENCE = "evidence/*";
    private static final String CANDIDATES = "candidates/*";

    private static final String VENUES = "state/venues/*";
    private static final String FILTERS = "state/filter/*";
    private static final String UNIVERSES = "universe/*";
    /** Measured costs: spreads and depth by retrieval, commissions by execution. */
    private static final String COSTS = "costs/*";

    /** Margin terms of the account, by execution. */
    private static final String MARGINS = "margins/*";

    private static final String SPREADS = "spreads/*";
    private static final String FUNDING = "funding/*";

    private static final String SIGNALS = "signals/*";
    private static final String SIGNAL_LOG = "signal-log/*";
    private static final String ORDERS = "orders/*";
    private static final String TRADE_LOG = "trade-log/*";

    /** What the steps of the daily pipeline record of themselves. */
    private static final String PIPELINE = "pipeline/*";

    private static final String LAKE = "lake/*";
    private static final String ANALYSIS = "analysis/*";

    private final String bucketArn;
    private final String topicArn;
    private final Deployment deployment;
    private final Map<String, List<String>> wildcards = new TreeMap<>();

    FunctionPermissions(Deployment deployment, String bucketName, String topicArn) {
        this.deployment = deployment;
        this.topicArn = topicArn;
        bucketArn = "arn:" + Aws.PARTITION + ":s3:::" + bucketName;
    }

    /**
     * Bars, fundings, instruments, spreads and costs; chain objects; the venue's shared rate limit. No secrets, models or other state; where
     * it makes a universe, it reads what is held of the symbols that have left.
     */
    PolicyDocument forRetrieval() {
        List<String> both = with(
                List.of("bars/*", FUNDING, INSTRUMENTS, "chain/*", VENUES, SPREADS, COSTS, PIPELINE),
                ofUniverse(UNIVERSES));
        return document(
                "data-retrieval",
                with(both, ofUniverse("state/" + deployment.settings().venue() + "/*")),
                both);
    }

    /** Nothing where the settings name their symbols. */
    private List<String> ofUniverse(String keys) {
        return deployment.settings().symbols().followsUniverse() ? List.of(keys) : List.of();
    }

    /** Bars, fundings, instruments, costs and margin terms in, models, trials, shadow trades and evidence out. No state, no ledger, no secrets. */
    PolicyDocument forTraining() {
        return document(
                "training",
                marketAnd("models/*", "tuning/*", STATISTICS, SHADOW, EVIDENCE, CANDIDATES, PIPELINE),
                List.of("models/*", "tuning/*", STATISTICS, SHADOW, EVIDENCE, CANDIDATES, PIPELINE));
    }

    /**
     * Bars, instruments, models and signals in; state, ledger and the account's commissions and margin terms out. The only function that reads
     * the venue's keys.
     */
    PolicyDocument forExecution() {
        PolicyDocument document = document(
                "execution",
                with(
                        marketAnd("models/*", "state/*", "decisions/*", "trades/*", ORDERS),
                        ofPortfolios(SIGNALS, SIGNAL_LOG)),
                // Signals of a strategy that follows a rule are written by the run that finds them.
                with(
                        List.of(COSTS, MARGINS, "state/*", "decisions/*", "trades/*", ORDERS),
                        ofPortfolios(SIGNALS, SIGNAL_LOG)));
        if (deployment.needsKeys()) {
            document.addStatements(keys("execution"));
        }
        if (!deployment.tokens().isEmpty()) {
            document.addStatements(tokens("execution", deployment.tokens()));
        }
        return document;
    }

    private PolicyStatement keys(String function) {
        return switch (deployment.credentialStore()) {
            case SECRETS_MANAGER -> secret(function, deployment.secretName());
            case PARAMETER_STORE -> parameters(function, deployment.parameterPaths());
        };
    }

    /** The tokens of venues with sessions, each beside the venue's keys: written besides being read. */
    private PolicyStatement tokens(String function, List<String> names) {
        boolean parameters = deployment.credentialStore() == CredentialStore.PARAMETER_STORE;
        // Secrets Manager adds six characters to the name.
        List<String> endings = parameters
                ? names
                : names.stream().map(name -> name + "-??????").toList();
        recordWildcards(function, endings);
        return allow(
                parameters
                        ? List.of("ssm:PutParameter")
                        : List.of(
                                "secretsmanager:GetSecretValue",
                                "secretsmanager:PutSecretValue",
                                "secretsmanager:CreateSecret"),
                endings.stream()
                        .map(ending -> "arn:" + Aws.PARTITION + (parameters ? ":ssm:" : ":secretsmanager:") + Aws.REGION
                                + ":" + Aws.ACCOUNT_ID + (parameters ? ":parameter" : ":secret:") + ending)
                        .toList());
    }

    /**
     * No right to KMS is needed: the key that AWS manages decrypts for every principal of the account that may read the parameter
     * ("Restricting access to Parameter Store parameters using IAM policies" in the guide of Systems Manager).
     */
    private PolicyStatement parameters(String function, List<String> paths) {
        List<String> endings = paths.stream().map(path -> path + "/*").toList();
        recordWildcards(function, endings);
        return allow(
                List.of("ssm:GetParameter"),
                endings.stream()
                        .map(ending -> "arn:" + Aws.PARTITION + ":ssm:" + Aws.REGION + ":" + Aws.ACCOUNT_ID
                                + ":parameter" + ending)
                        .toList());
    }

    private PolicyStatement secret(String function, String name) {
        // Secrets Manager adds six characters to the name.
        String ending = name + "-??????";
        recordWildcards(function, List.of(ending));
        return allow(
                List.of("secretsmanager:GetSecretValue"),
                List.of("arn:" + Aws.PARTITION + ":secretsmanager:" + Aws.REGION + ":" + Aws.ACCOUNT_ID + ":secret:"
                        + ending));
    }

    String bucketArn() {
        return bucketArn;
    }

    /** The ledger in; its own cursor out. No state, no models, no secrets. */
    PolicyDocument forTradeLog() {
        return document(TradeLog.NAME, with(ledger(), TRADE_LOG), List.of(TRADE_LOG));
    }

    /** The ledger in; nothing out, not even notices. */
    PolicyDocument forTradeLogSql() {
        recordWildcards(AuroraTradeLog.NAME, ledger());
        PolicyDocument document = new PolicyDocument();
        document.addStatements(allow(List.of("s3:GetObject"), objects(ledger())), list(ledger()));
        return document;
    }

    private List<String> ledger() {
        return with(List.of("trades/*", "decisions/*", ORDERS, SIGNAL_LOG), ofUniverse(UNIVERSES));
    }

    /** Bars and the ledger in; Parquet files and analyses out. No state, no models, no secrets of a venue. */
    PolicyDocument forLake() {
        List<String> own = List.of(LAKE, ANALYSIS, PIPELINE);
        return document(
                Pipeline.LAKE,
                with(
                        with(List.of("bars/*", "trades/*", "decisions/*", ORDERS, "marks/*", "premiums/*"), own),
                        with(ofUniverse(UNIVERSES), ofPortfolios(SIGNAL_LOG))),
                own);
    }

    /** Everything but secrets in; models, reports and the verdicts on filters out. */
    PolicyDocument forMonitoring() {
        return document(
                "monitoring",
                with(
                        marketAnd(
                                "models/*",
                                "tuning/*",
                                "state/*",
                                "decisions/*",
                                "trades/*",
                                SHADOW,
                                EVIDENCE,
                                "reports/*",
                                PIPELINE),
                        ofPortfolios(SIGNAL_LOG, ORDERS)),
                with(List.of("models/*", "reports/*", PIPELINE), ofFilters()));
    }

    /** Nothing without a strategy that the model filters. */
    private List<String> ofFilters() {
        return deployment.settings().portfolios().values().stream()
                        .flatMap(portfolio -> portfolio.strategies().stream())
                        .anyMatch(strategy -> strategy.filter() == EntryFilter.MODEL)
                ? List.of(FILTERS)
                : List.of();
    }

    /** What every function but retrieval reads of markets, and more. */
    private List<String> marketAnd(String... more) {
        return with(
                with(List.of("bars/*", FUNDING, INSTRUMENTS, COSTS, MARGINS), ofUniverse(UNIVERSES)), List.of(more));
    }

    /** Nothing without portfolios. */
    private List<String> ofPortfolios(String... prefixes) {
        return deployment.settings().portfolios().isEmpty() ? List.of() : List.of(prefixes);
    }

    /** The endings of the wildcard resources in each function's permissions, by function. */
    Map<String, List<String>> wildcards() {
        return Collections.unmodifiableMap(wildcards);
    }

    private void recordWildcards(String function, List<String> endings) {
        List<String> known = wildcards.computeIfAbsent(function, none -> new ArrayList<>());
        endings.stream().filter(ending -> !known.contains(ending)).forEach(known::add);
    }

    private PolicyDocument document(String function, List<String> read, List<String> written) {
        recordWildcards(function, with(read, NOTICES));
        recordWildcards(function, written);
        PolicyDocument document = new PolicyDocument();
        document.addStatements(
                allow(List.of("s3:GetObject"), objects(with(read, NOTICES))),
                allow(List.of("s3:PutObject"), objects(with(written, NOTICES))),
                list(with(read, NOTICES)),
                allow(List.of("sns:Publish"), List.of(topicArn)));
        // Each function sends notices, of its failures at least.
        deployment.noticeSecret().ifPresent(name -> document.addStatements(secret(function, name)));
        return document;
    }

    private PolicyStatement list(List<String> prefixes) {
        return PolicyStatement.Builder.create()
                .actions(List.of("s3:ListBucket"))
                .resources(List.of(bucketArn))
                .conditions(Map.of("StringLike", Map.of("s3:prefix", prefixes)))
                .build();
    }

    private List<String> objects(List<String> prefixes) {
        return prefixes.stream().map(prefix -> bucketArn + "/" + prefix).toList();
    }

    private static List<String> with(List<String> some, String more) {
        return with(some, List.of(more));
    }

    private static List<String> with(List<String> some, List<String> more) {
        return new ArrayList<>(Stream.concat(some.stream(), more.stream()).toList());
    }

    private static PolicyStatement allow(List<String> actions, List<String> resources) {
        return PolicyStatement.Builder.create()
                .actions(actions)
                .resources(resources)
                .build();
    }
}
