package dev.scalpel.cdk;

import dev.scalpel.cdk.deployment.Deployment;
import java.util.List;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.CfnRule;
import software.amazon.awscdk.CfnRuleAssertion;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.regioninfo.RegionInfo;
import software.constructs.Construct;

/** Where the region is known only when the stack is deployed, CloudFormation itself refuses the wrong one. */
final class RegionRule {

    private RegionRule() {}

    static void add(Construct scope, Deployment deployment) {
        if (deployment.region().isPresent()) {
            return;
        }
        List<String> refused = RegionInfo.getRegions().stream()
                .map(RegionInfo::getName)
                .filter(region ->
                        Deployment.refusalFrom(deployment.settings(), region).isPresent())
                .sorted()
                .toList();
        if (refused.isEmpty()) {
            return;
        }
        String why =
                Deployment.refusalFrom(deployment.settings(), refused.get(0)).orElseThrow();
        CfnRule.Builder.create(scope, "VenueServesThisRegion")
                .assertions(List.of(CfnRuleAssertion.builder()
                        .assertValue(Fn.conditionNot(Fn.conditionContains(refused, Aws.REGION)))
                        .assertDescription(why + ": deploy to another region")
                        .build()))
                .build();
    }
}
