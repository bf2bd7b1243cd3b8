package dev.scalpel.cdk;

import dev.scalpel.cdk.deployment.Deployment;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.budgets.CfnBudget;
import software.constructs.Construct;

/**
 * Sends a mail when the monthly bill of this deployment exceeds, or is forecast to exceed, the setting. It counts tagged
 * resources, from the day on which the tag is activated as a cost allocation tag (cdk/README.md).
 */
final class MonthlyBudget extends Construct {

    /** Identifies this deployment; every resource has this tag. */
    static final String TAG = "deployment";

    MonthlyBudget(Construct scope, String id, Deployment deployment) {
        super(scope, id);
        CfnBudget.Builder.create(this, "Budget")
                .budget(CfnBudget.BudgetDataProperty.builder()
                        .budgetName(deployment.name())
                        .budgetType("COST")
                        .timeUnit("MONTHLY")
                        // The format of AWS Budgets for a user-defined tag: user:KEY$VALUE.
                        .costFilters(Map.of("TagKeyValue", List.of("user:" + TAG + "$" + deployment.name())))
                        .budgetLimit(CfnBudget.SpendProperty.builder()
                                .amount(deployment.settings().aws().monthlyBudgetUsd())
                                .unit("USD")
                                .build())
                        .build())
                .notificationsWithSubscribers(
                        List.of(mail(deployment, "ACTUAL", 80), mail(deployment, "FORECASTED", 100)))
                .build();
    }

    private static CfnBudget.NotificationWithSubscribersProperty mail(Deployment deployment, String kind, int percent) {
        return CfnBudget.NotificationWithSubscribersProperty.builder()
                .notification(CfnBudget.NotificationProperty.builder()
                        .notificationType(kind)
                        .comparisonOperator("GREATER_THAN")
                        .threshold(percent)
                        .thresholdType("PERCENTAGE")
                        .build())
                .subscribers(List.of(CfnBudget.SubscriberProperty.builder()
                        .subscriptionType("EMAIL")
                        .address(deployment.email().address())
                        .build()))
                .build();
    }
}
