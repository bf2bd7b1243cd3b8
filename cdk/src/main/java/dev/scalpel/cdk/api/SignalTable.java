package dev.scalpel.cdk.api;

import dev.scalpel.cdk.deployment.Deployment;
import dev.scalpel.settings.deployment.ApiFunctionSize;
import dev.scalpel.settings.value.TableCapacity;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.BillingMode;
import software.amazon.awscdk.services.dynamodb.PointInTimeRecoverySpecification;
import software.amazon.awscdk.services.dynamodb.Table;
import software.constructs.Construct;

/** The table of received signals. It outlives the stack. */
final class SignalTable {

    private SignalTable() {}

    static Table create(Construct scope, Deployment deployment) {
        Table.Builder table = Table.Builder.create(scope, "Signals")
                .tableName(deployment.functionName("signals"))
                .partitionKey(key("portfolio"))
                .sortKey(key("at"))
                .timeToLiveAttribute("expires")
                .pointInTimeRecoverySpecification(PointInTimeRecoverySpecification.builder()
                        .pointInTimeRecoveryEnabled(true)
                        .build())
                .removalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
        return deployment.settings().api().tableCapacity() == TableCapacity.ON_DEMAND
                ? table.billingMode(BillingMode.PAY_PER_REQUEST).build()
                : table.billingMode(BillingMode.PROVISIONED)
                        .readCapacity(ApiFunctionSize.TABLE_UNITS)
                        .writeCapacity(ApiFunctionSize.TABLE_UNITS)
                        .build();
    }

    private static Attribute key(String name) {
        return Attribute.builder().name(name).type(AttributeType.STRING).build();
    }
}
