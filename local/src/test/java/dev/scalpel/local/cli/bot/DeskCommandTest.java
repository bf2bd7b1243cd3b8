package dev.scalpel.local.cli.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.execution.state.StateRepository.LoadedState;
import dev.scalpel.execution.state.StoredStates;
import dev.scalpel.execution.state.SymbolState;
import dev.scalpel.ledger.Outbox;
import dev.scalpel.local.cli.TestCommandLine;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.store.s3.S3Connection;
import dev.scalpel.store.s3.S3Store;
import dev.scalpel.testkit.S3Server;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

class DeskCommandTest {

    @RegisterExtension
    static final S3Server S3 = new S3Server();

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-01T12:00:02Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    private TestCommandLine terminal(Map<String, String> environment) {
        Map<String, String> all = new HashMap<>(environment);
        all.put("SCALPEL_STORE_ENDPOINT", S3.endpoint().toString());
        all.put("SCALPEL_STORE_REGION", "us-east-1");
        return new TestCommandLine(folder, CLOCK, false, all);
    }

    private int desk(TestCommandLine terminal, String home) {
        return terminal.run("desk", "--home", home, "--port", "0", "--seconds", "0");
    }

    @Test
    void opensBesideAHomeDirectory() throws Exception {
        Files.writeString(
                Files.createDirectories(folder.resolve("home")).resolve("scalpel.yaml"), "symbols: {BTC/USDT: 0.5}\n");
        TestCommandLine terminal = new TestCommandLine(folder, CLOCK, false);

        assertThat(desk(terminal, "home")).as(terminal.errorOutput()).isZero();
        assertThat(terminal.output()).contains("PAPER on binance, read only; desk: http://127.0.0.1:");
        assertThat(folder.resolve("home")).isDirectoryNotContaining("glob:**/store");
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3://", "s3://ab", "s3://Bucket", "s3://bucket/folder"})
    void aBucketIsNamedAsBucketsAre(String home) {
        TestCommandLine terminal = new TestCommandLine(folder, CLOCK, false);

        assertThat(desk(terminal, home)).isEqualTo(2);
        assertThat(terminal.errorOutput()).contains("must name a bucket: 3 to 63 of a-z 0-9 . and -");
    }

    @Test
    void noOtherCommandTakesABucket() {
        TestCommandLine terminal = new TestCommandLine(folder, CLOCK, false);

        assertThat(terminal.run("status", "--home", "s3://bucket-1")).isEqualTo(1);
        assertThat(terminal.errorOutput())
                .contains("this command needs a home directory, not the bucket bucket-1")
                .contains("./scalpel desk");
    }
}
