package dev.scalpel.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.cdk.deployment.Stage;
import dev.scalpel.testkit.RequiresNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The template against CloudFormation's own schema, by its linter, where one is installed. */
@ExtendWith(RequiresNode.class)
class LinterTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "TESTNET | eu-central-1 | ''",
                "PRODUCTION | '' | aws: {dashboard: true, network: fixed-address}",
            })
    void findsNothingInTheTemplate(Stage stage, String region, String more) throws Exception {
        Assumptions.assumeTrue(isThere(), "no CloudFormation linter (command 'cfn-lint') on this machine");
        requireNoFindings(SynthesizedStack.of(
                SynthesizedStack.deployment(
                        stage,
                        SynthesizedStack.MAILED + more,
                        Optional.of(region).filter(known -> !known.isEmpty()),
                        folder),
                folder));
    }

    /** Its schema has the types, and the values, of a database's properties. */
    @Test
    void findsNothingInTheTradeLogsDatabaseAndTheLakesTables() throws Exception {
        Assumptions.assumeTrue(isThere(), "no CloudFormation linter (command 'cfn-lint') on this machine");
        Path zip = Files.createDirectories(folder.resolve("trade-log"));
        Files.writeString(zip.resolve("handler.txt"), "stands for the function");
        requireNoFindings(SynthesizedStack.of(
                SynthesizedStack.deployment(
                                Stage.PRODUCTION,
                                SynthesizedStack.MAILED
                                        + "tradeLog: {aurora: true, multiAz: true, every: trade}\naws: {athena: true}\n",
                                folder)
                        .withTradeLogSql(zip),
                folder));
    }

    private void requireNoFindings(SynthesizedStack stack) throws Exception {
        Path template = folder.resolve("template.json");
        Files.writeString(template, new ObjectMapper().writeValueAsString(stack.json()));

        // The linter's own region too: that is what somebody gets who just calls it.
        Process linter = started("cfn-lint", "--regions", "us-east-1", "ap-northeast-1", "--", template.toString());
        String found = new String(linter.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(linter.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(linter.exitValue()).as(found).isZero();
    }

    private static boolean isThere() throws InterruptedException {
        try {
            Process version = started("cfn-lint", "--version");
            version.getInputStream().readAllBytes();
            return version.waitFor(1, TimeUnit.MINUTES) && version.exitValue() == 0;
        } catch (IOException absent) {
            return false;
        }
    }

    private static Process started(String... command) throws IOException {
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }
}
