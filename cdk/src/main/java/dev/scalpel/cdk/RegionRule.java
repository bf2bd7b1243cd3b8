package dev.scalpel.cdk;

import dev.scalpel.cdk.deployment.Deployment;
import java.util.List;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.CfnRule;
import software.amazon.awscdk.CfnRuleAssertion;
import software.amazon.awscdk.Fn;
import software.constructs.Construct;

/** Where the region is known only when the stack is deployed, CloudFormation itself refuses the wrong one. */
final class RegionRule {

    private static final List<String> UNITED_STATES = List.of("us-east-1", "us-east-2", "us-west-1", "us-west-2");

    private RegionRule() {}

    static void add(Construct scope, Deployment deployment) {
        if (deployment.region().isPresent()
                || !Deployment.isBlockedRegion(deployment.settings(), UNITED_STATES.get(0))) {
            return;
        }
        CfnRule.Builder.create(scope, "VenueServesThisRegion")
                .assertions(List.of(CfnRuleAssertion.builder()
                        .assertValue(Fn.conditionNot(Fn.conditionContains(UNITED_STATES, Aws.REGION)))
                        .assertDescription("Binance refuses calls from the United States: deploy to another region")
                        .build()))
                .build();
    }
}
