package dev.scalpel.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.cdk.deployment.Stage;
import dev.scalpel.testkit.RequiresNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What is deployed can be destroyed, and deployed again; and the same sources make the same template. */
@ExtendWith(RequiresNode.class)
class RedeploymentTest {

    private static final String SETTINGS =
            SynthesizedStack.MAILED + "symbols: [BTC/USDT, ETH/USDT, SOL/USDT]\nshardSize: 1\naws: {dashboard: true}\n";

    @TempDir
    private static Path folder;

    private static Map<String, Object> template;

    @BeforeAll
    static void synthesise() {
        template = SynthesizedStack.of(SynthesizedStack.deployment(Stage.TESTNET, SETTINGS, folder), folder)
                .json();
    }

    /** A name that outlives its stack is still in use when the next stack needs it. */
    @Test
    void whatStaysBehindHasANameThatNoLaterStackNeeds() {
        List<Map<String, Object>> kept = TemplatePolicies.map(template.get("Resources")).values().stream()
                .map(TemplatePolicies::map)
                .filter(resource -> String.valueOf(resource.getOrDefault("DeletionPolicy", "Delete"))
                        .startsWith("Retain"))
                .toList();

        assertThat(kept).extracting(resource -> resource.get("Type")).containsExactly("AWS::S3::Bucket");
        assertThat(String.valueOf(
                        TemplatePolicies.map(kept.get(0).get("Properties")).get("BucketName")))
                .contains("AWS::StackId");
    }

    /** A first deployment that fails is rolled back: what it made is empty and must not stand in the way either. */
    @Test
    void theDataIsKeptWhenTheStackIsUpdatedOrDestroyedButNotWhenItWasNeverMade() {
        assertThat(TemplatePolicies.map(template.get("Resources")).values().stream()
                        .map(TemplatePolicies::map)
                        .filter(resource -> "AWS::S3::Bucket".equals(resource.get("Type"))))
                .allSatisfy(bucket -> assertThat(bucket)
                        .containsEntry("DeletionPolicy", "RetainExceptOnCreate")
                        .containsEntry("UpdateReplacePolicy", "Retain"));
    }

    @Test
    void aNamedBucketIsTakenAsItIs(@TempDir Path other) {
        Map<String, Object> named = SynthesizedStack.of(
                        SynthesizedStack.deployment(
                                Stage.TESTNET, SynthesizedStack.MAILED + "store: {bucket: my-old-bucket}\n", other),
                        other)
                .json();

        assertThat(named.toString()).contains("BucketName=my-old-bucket");
    }

    /** Another JVM orders its maps differently: the template must not show it. */
    @Test
    void anotherJvmMakesTheSameTemplateByteForByte(@TempDir Path other) throws Exception {
        Path output = other.resolve("template.json");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Synthesise.class.getName(),
                        SETTINGS,
                        other.toString(),
                        output.toString())
                .redirectErrorStream(true)
                .redirectOutput(other.resolve("log").toFile())
                .start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue())
                .as(Files.readString(other.resolve("log")))
                .isZero();

        assertThat(output).hasContent(SynthesizedStack.text(SETTINGS, folder));
    }

    /** The other JVM's program. */
    static final class Synthesise {

        private Synthesise() {}

        public static void main(String[] settingsFolderAndOutput) throws Exception {
            Files.writeString(
                    Path.of(settingsFolderAndOutput[2]),
                    SynthesizedStack.text(settingsFolderAndOutput[0], Path.of(settingsFolderAndOutput[1])));
        }
    }
}
