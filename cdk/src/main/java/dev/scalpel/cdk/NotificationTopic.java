package dev.scalpel.cdk;

import dev.scalpel.cdk.deployment.Deployment;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sns.subscriptions.EmailSubscription;
import software.constructs.Construct;

/** The topic that reports, failures and alarms go to, and the person who reads them. */
final class NotificationTopic extends Construct {

    private final Topic topic;

    NotificationTopic(Construct scope, String id, Deployment deployment) {
        super(scope, id);
        topic = Topic.Builder.create(this, "Topic")
                .topicName(deployment.name())
                .displayName("Scalpel " + deployment.stage().label())
                .enforceSsl(true)
                .build();
        topic.addSubscription(new EmailSubscription(deployment.email().address()));
        topic.addToResourcePolicy(PolicyStatement.Builder.create()
                .sid("AlarmsMayMail")
                .principals(List.of(new ServicePrincipal("cloudwatch.amazonaws.com")))
                .actions(List.of("sns:Publish"))
                .resources(List.of(topic.getTopicArn()))
                .conditions(new TreeMap<>(Map.of(
                        "StringEquals",
                        Map.of("aws:SourceAccount", Aws.ACCOUNT_ID),
                        "ArnLike",
                        Map.of(
                                "aws:SourceArn",
                                "arn:" + Aws.PARTITION + ":cloudwatch:" + Aws.REGION + ":" + Aws.ACCOUNT_ID + ":alarm:"
                                        + deployment.name() + "-*"))))
                .build());
    }

    Topic topic() {
        return topic;
    }
}
