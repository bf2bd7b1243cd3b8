package dev.scalpel.local.cli.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.local.cli.ScalpelCommand;
import dev.scalpel.local.cli.console.ProcessContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Uses a fake built checkout and a fake npx that records its arguments. */
class DeployCommandTest {

    private static final int X86_64 = 0x3E;
    private static final int AARCH64 = 0xB7;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    private Path checkout;
    private Path home;
    private Path programs;

    @BeforeEach
    void layOut() throws IOException {
        checkout = folder.resolve("checkout");
        home = Files.createDirectories(folder.resolve("home"));
        programs = Files.createDirectories(folder.resolve("bin"));
        put("cdk/package.json", "{\"devDependencies\": {\"aws-cdk\": \"2.1148.1\"}}");
        put("cdk/target/libraries", "");
        put("cdk/base-image.properties", "image=public.ecr.aws/lambda/java:25\narm64=\nx86-64=\n");
        put("data-retrieval/target/data-retrieval-lambda.zip", "");
        put("cdk/execution-image/target/image/start", "");
        put("cdk/image/target/image/start", "");
        engineFor(AARCH64);
        program("node", "");
        program(
                "docker",
                "echo '{\"manifests\": [{\"digest\": \"sha256:" + "b".repeat(64)
                        + "\", \"platform\": {\"architecture\": \"arm64\"}}]}'");
        program("npx", "pwd > called; for a in \"$@\"; do printf '%s\\n' \"$a\" >> called; done; echo from the CDK");
    }

    @Test
    void runsThePinnedCdkFromItsFolder() throws IOException {
        settings("notification: {email: someone@example.org}\n");

        assertThat(run("", "deploy", "production")).as(errorOutput()).isZero();

        assertThat(called())
                .containsExactly(
                        checkout.resolve("cdk").toRealPath().toString(),
                        "--yes",
                        "--package=aws-cdk@2.1148.1",
                        "--",
                        "cdk",
                        "deploy",
                        "scalpel-production",
                        "--import-existing-resources",
                        "--context",
                        "stage=production",
                        "--context",
                        "home=" + home,
                        "--require-approval",
                        "broadening");
        assertThat(output()).contains("Deployed scalpel-production.");
        assertThat(errorOutput()).contains("from the CDK");
    }

    @Test
    void onlySynthesisesWithoutDocker() throws IOException {
        settings("notification: {email: someone@example.org}\n");
        Files.delete(programs.resolve("docker"));

        assertThat(run("", "deploy", "testnet", "--synth-only", "--json")).isZero();

        assertThat(called()).contains("synth", "stage=testnet", "--quiet").doesNotContain("deploy");
        JsonNode document = new ObjectMapper().readTree(output());
        assertThat(document.path("deployed").asBoolean(true)).isFalse();
        assertThat(document.path("stack").asText()).isEqualTo("scalpel-testnet");
        assertThat(run("", "deploy", "testnet")).isEqualTo(1);
        assertThat(errorOutput()).contains("no command 'docker' on the PATH", "try --synth-only");
    }

    @Test
    void failsBeforeSynthesisWhenDockerDoesNotAnswer() throws IOException {
        settings("notification: {email: someone@example.org}\n");
        program("docker", "echo Cannot connect to the Docker daemon; exit 1");

        assertThat(run("", "deploy", "testnet")).isEqualTo(1);

        assertThat(errorOutput()).contains("does not answer", "try --synth-only");
        assertThat(checkout.resolve("cdk/called")).doesNotExist();
    }

    @Test
    void promptsForTheMissingEmailAndAddsItToTheFile() throws IOException {
        settings("# mine\nnotification: # where to\n  channel: file\nsymbols: [ETH/USDT]\n");

        assertThat(run("someone@example.org\n", "deploy", "testnet")).isZero();

        assertThat(errorOutput()).contains("Email address for reports and alarms?");
        assertThat(settings())
                .isEqualTo("# mine\nnotification: # where to\n  email: someone@example.org\n  channel: file\n"
                        + "symbols: [ETH/USDT]\n");
    }

    @Test
    void deploysNothingWithoutAValidAnswer() {
        assertThat(run("", "deploy", "testnet")).isEqualTo(1);
        assertThat(run("nobody\n", "deploy", "testnet")).isEqualTo(1);

        assertThat(errorOutput()).contains("no answer to: Email", "an email address is name@domain");
        assertThat(home.resolve("scalpel.yaml")).doesNotExist();
        assertThat(checkout.resolve("cdk/called")).doesNotExist();
    }

    @Test
    void liveModeNeedsATypedConfirmationAndASecretName() throws IOException {
        String live = "mode: live\nnotification: {email: someone@example.org}\n";
        settings(live);

        assertThat(run("yes\n", "deploy", "production")).isEqualTo(1);
        assertThat(errorOutput()).contains("orders will be sent with real money", "was not confirmed");
        assertThat(settings()).isEqualTo(live);

        assertThat(run("i-trade-real-money\nmy/keys\n", "deploy", "production")).isZero();
        assertThat(settings())
                .isEqualTo(live + "venueConnection:\n  secretName: my/keys\n  liveConfirmation: i-trade-real-money\n");
    }

    @Test
    void anEmptyAnswerMeansTheDefaultSecretName() throws IOException {
        settings("mode: testnet\nnotification: {email: someone@example.org}\n");

        assertThat(run("\n", "deploy", "testnet")).isZero();

        assertThat(settings()).endsWith("venueConnection:\n  secretName: scalpel/exchange\n");
    }

    @Test
    void explainsWhatToWriteWhenItCannotAddASetting() throws IOException {
        settings("notification: {channel: file}\n");

        assertThat(run("someone@example.org\n", "deploy", "testnet")).isEqualTo(1);

        assertThat(errorOutput())
                .contains("cannot add notification.email to ", "notification.email = someone@example.org");
        assertThat(settings()).isEqualTo("notification: {channel: file}\n");
    }

    @Test
    void explainsHowToBuildMissingFiles() throws IOException {
        settings("notification: {email: someone@example.org}\n");
        Files.delete(checkout.resolve("cdk/image/target/image/start"));

        assertThat(run("", "deploy", "testnet")).isEqualTo(1);

        assertThat(errorOutput())
                .contains("cdk/image/target/image/start")
                .contains("mvn -Dquick -DskipTests -pl cdk,cdk/image -am package -Dimage.architecture=arm64");
    }

    /** A checkout that was built before execution had an image of its own. */
    @Test
    void saysHowToBuildTheImageOfExecution() throws IOException {
        settings("notification: {email: someone@example.org}\n");
        Files.delete(checkout.resolve("cdk/execution-image/target/image/start"));

        assertThat(run("", "deploy", "testnet")).isEqualTo(1);

        assertThat(errorOutput())
                .contains("cdk/execution-image/target/image/start")
                .contains("mvn -Dquick -DskipTests -pl cdk,cdk/image -am package -Dimage.architecture=arm64");
    }

    @Test
    void rejectsAnImageForAnotherArchitecture() throws IOException {
        settings("notification: {email: someone@example.org}\n");
        engineFor(X86_64);

        assertThat(run("", "deploy", "testnet")).isEqualTo(1);

        assertThat(errorOutput()).contains("built for another architecture than aws.architecture");
    }

    /** An earlier build may have left libraries for another architecture next to the right ones. */
    @Test
    void rejectsAnImageWithALibraryForAnotherArchitecture() throws IOException {
        settings("notification: {email: someone@example.org}\n");
        library("native/blas/libopenblas.so.0", X86_64);

        assertThat(run("", "deploy", "testnet", "--synth-only")).isEqualTo(1);

        assertThat(errorOutput())
                .contains("built for another architecture than aws.architecture", "native/blas/libopenblas.so.0");
        assertThat(checkout.resolve("cdk/called")).doesNotExist();
    }

    /** A tag can move to another image: the first deployment pins its digest. */
    @Test
    void pinsTheBaseImageByItsDigestOnce() throws IOException {
        settings("notification: {email: someone@example.org}\n");
        program("docker", """
                echo "$@" >> asked
                case $1 in manifest) /bin/cat <<'END'
                {"manifests": [
                  {"digest": "sha256:%s", "platform": {"architecture": "amd64", "os": "linux"}},
                  {"digest": "sha256:%s", "platform": {"architecture": "arm64", "os": "linux"}},
                  {"digest": "sha256:%s", "platform": {"architecture": "unknown", "os": "unknown"}}]}
                END
                esac""".formatted("a".repeat(64), "b".repeat(64), "c".repeat(64)));

        assertThat(run("", "deploy", "testnet")).as(errorOutput()).isZero();
        assertThat(run("", "deploy", "testnet")).as(errorOutput()).isZero();

        assertThat(checkout.resolve("cdk/base-image.properties"))
                .content()
                .contains("image=public.ecr.aws/lambda/java:25", "arm64=sha256:" + "b".repeat(64))
                .doesNotContain("a".repeat(64));
        assertThat(Files.readAllLines(checkout.resolve("cdk/asked")))
                .filteredOn(line -> line.startsWith("manifest"))
                .containsExactly("manifest inspect public.ecr.aws/lambda/java:25");
        assertThat(errorOutput()).contains("pinned", "cdk/base-image.properties");
    }

    @Test
    void deploysNothingWhenTheFileOfTheBaseImageIsDamaged() throws IOException {
        settings("notification: {email: someone@example.org}\n");
        put("cdk/base-image.properties", "arm64=\nx86-64=\n");

        assertThat(run("", "deploy", "testnet")).isEqualTo(1);

        assertThat(errorOutput()).contains("expected a line image=…, found none", "git checkout -- ");
        assertThat(checkout.resolve("cdk/called")).doesNotExist();
    }

    @Test
    void deploysNothingWhenTheBaseImageCannotBeResolved() throws IOException {
        settings("notification: {email: someone@example.org}\n");
        program("docker", "case $1 in manifest) echo no such host; exit 1;; esac");

        assertThat(run("", "deploy", "testnet")).isEqualTo(1);

        assertThat(errorOutput()).contains("public.ecr.aws/lambda/java:25", "docker manifest inspect");
        assertThat(checkout.resolve("cdk/called")).doesNotExist();
    }

    @Test
    void needsNode() throws IOException {
        settings("notification: {email: someone@example.org}\n");
        Files.delete(programs.resolve("node"));

        assertThat(run("", "deploy", "testnet", "--synth-only")).isEqualTo(1);

        assertThat(errorOutput()).contains("no command 'node' on the PATH", "install Node.js");
    }

    @Test
    void failsWhenTheCdkFails() throws IOException {
        settings("notification: {email: someone@example.org}\n");
        program("npx", "echo AccessDenied; exit 3");

        assertThat(run("", "deploy", "testnet")).isEqualTo(1);

        assertThat(errorOutput()).contains("AccessDenied", "cdk deploy ended with exit code 3");
    }

    @Test
    void knowsTwoStages() {
        assertThat(run("", "deploy", "staging")).isEqualTo(2);
        assertThat(run("", "deploy")).isEqualTo(2);
    }

    private int run(String answers, String... arguments) {
        ProcessContext process = new ProcessContext(
                new ByteArrayInputStream(answers.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                Map.of("PATH", programs + ":/nowhere"),
                folder,
                Clock.systemUTC());
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--home", home.toString()));
        if (arguments.length > 1) {
            all.addAll(List.of("--checkout", checkout.toString()));
        }
        return ScalpelCommand.run(process, all.toArray(String[]::new));
    }

    private void engineFor(int machine) throws IOException {
        library("native/torch/libtorch_cpu.so", machine);
    }

    private void library(String name, int machine) throws IOException {
        byte[] header = new byte[64];
        header[18] = (byte) machine;
        Path engine = checkout.resolve("cdk/image/target/image").resolve(name);
        Files.createDirectories(engine.getParent());
        Files.write(engine, header);
    }

    private void put(String file, String text) throws IOException {
        Path path = checkout.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private void program(String name, String script) throws IOException {
        Path file = programs.resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private void settings(String yaml) throws IOException {
        Files.writeString(home.resolve("scalpel.yaml"), yaml);
    }

    private String settings() throws IOException {
        return Files.readString(home.resolve("scalpel.yaml"));
    }

    private List<String> called() throws IOException {
        return Files.readAllLines(checkout.resolve("cdk/called"));
    }

    private String output() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String errorOutput() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
