package dev.scalpel.cdk;

import dev.scalpel.cdk.deployment.Deployment;
import io.github.cdklabs.cdknag.NagPackSuppression;
import io.github.cdklabs.cdknag.NagSuppressions;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.Tags;
import software.amazon.awscdk.services.ecr.LifecycleRule;
import software.amazon.awscdk.services.ecr.Repository;
import software.amazon.awscdk.services.iam.AccountRootPrincipal;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.constructs.Construct;

/**
 * Where the functions' images lie: a repository of the deployment's own, and the role that pushes there. A stack of its
 * own, since the repository must be there before the image is pushed, and the image before the functions are made: the
 * CDK's command line publishes a stack's assets after the stacks that it depends on.
 */
public final class ImagesStack extends Stack {

    /** Five deployments of two images. */
    private static final int KEPT = 10;

    public ImagesStack(Construct scope, Deployment deployment) {
        super(scope, name(deployment), properties(deployment));
        Repository repository = Repository.Builder.create(this, "Images")
                .repositoryName(repositoryName(deployment))
                .imageScanOnPush(true)
                .lifecycleRules(List.of(LifecycleRule.builder()
                        .description("The newest " + KEPT)
                        .maxImageCount(KEPT)
                        .build()))
                .removalPolicy(RemovalPolicy.DESTROY)
                .emptyOnDelete(true)
                .build();
        repository.addToResourcePolicy(PolicyStatement.Builder.create()
                .sid("FunctionsMayPull")
                .principals(List.of(new ServicePrincipal("lambda.amazonaws.com")))
                .actions(List.of("ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"))
                .conditions(Map.of(
                        "StringLike",
                        Map.of(
                                "aws:SourceArn",
                                "arn:" + Aws.PARTITION + ":lambda:" + Aws.REGION + ":" + Aws.ACCOUNT_ID + ":function:"
                                        + deployment.name() + "-*")))
                .build());
        Role.Builder.create(this, "Pushes")
                .roleName(roleName(deployment, getRegion()))
                .description("Pushes the images of " + deployment.name())
                .assumedBy(new AccountRootPrincipal())
                .inlinePolicies(Map.of("push", push(repository)))
                .build();
        NagSuppressions.addResourceSuppressionsByPath(
                this,
                "/" + getStackName() + "/Pushes/Resource",
                List.of(NagPackSuppression.builder()
                        .id("AwsSolutions-IAM5")
                        .reason("ecr:GetAuthorizationToken knows no narrower resource.")
                        .appliesTo(List.of("Resource::*"))
                        .build()),
                false);
        Tags.of(this).add("project", "scalpel");
        Tags.of(this).add("stage", deployment.stage().label());
        Tags.of(this).add(MonthlyBudget.TAG, deployment.name());
    }

    static String name(Deployment deployment) {
        return deployment.name() + "-images";
    }

    static String repositoryName(Deployment deployment) {
        return deployment.name();
    }

    /** Roles are the account's, not a region's. */
    static String roleName(Deployment deployment, String region) {
        return name(deployment) + "-" + region;
    }

    private static PolicyDocument push(Repository repository) {
        PolicyDocument document = new PolicyDocument();
        document.addStatements(
                PolicyStatement.Builder.create()
                        .actions(List.of(
                                "ecr:PutImage",
                                "ecr:InitiateLayerUpload",
                                "ecr:UploadLayerPart",
                                "ecr:CompleteLayerUpload",
                                "ecr:BatchCheckLayerAvailability",
                                "ecr:DescribeRepositories",
                                "ecr:DescribeImages",
                                "ecr:BatchGetImage",
                                "ecr:GetDownloadUrlForLayer"))
                        .resources(List.of(repository.getRepositoryArn()))
                        .build(),
                PolicyStatement.Builder.create()
                        .actions(List.of("ecr:GetAuthorizationToken"))
                        .resources(List.of("*"))
                        .build());
        return document;
    }

    private static StackProps properties(Deployment deployment) {
        StackProps.Builder properties = StackProps.builder()
                .stackName(name(deployment))
                .description(
                        "The images of Scalpel, stage " + deployment.stage().label());
        deployment
                .region()
                .ifPresent(region ->
                        properties.env(Environment.builder().region(region).build()));
        return properties.build();
    }
}
