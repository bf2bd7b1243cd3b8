package dev.scalpel.local.cli.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.execution.state.StateRepository.LoadedState;
import dev.scalpel.execution.state.StoredStates;
import dev.scalpel.execution.state.SymbolState;
import dev.scalpel.ledger.Outbox;
import dev.scalpel.local.cli.TestCommandLine;
import dev.scalpel.local.cli.console.GlobalOptions;
import dev.scalpel.local.cli.console.ProcessContext;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.store.s3.S3Connection;
import dev.scalpel.store.s3.S3Store;
import dev.scalpel.testkit.S3Server;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

class DeskCommandTest {

    @RegisterExtension
    static final S3Server S3 = new S3Server();

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-01T12:00:02Z"), ZoneOffset.UTC);

    private static final Map<String, String> CREDENTIALS =
            Map.of("aws.accessKeyId", "test", "aws.secretAccessKey", "secret");

    @TempDir
    Path folder;

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

    /** The options alone. */
    @Command
    private static final class Options extends GlobalOptions {
        Options(ProcessContext process) {
            super(process);
        }
    }

    private static TestCommandLine withStore(Path folder) {
        return new TestCommandLine(
                folder,
                CLOCK,
                false,
                Map.of("SCALPEL_STORE_ENDPOINT", S3.endpoint().toString(), "SCALPEL_STORE_REGION", "us-east-1"));
    }

    /** The SDK reads them itself, not from the environment of a command. */
    @BeforeAll
    static void setCredentials() {
        CREDENTIALS.forEach(System::setProperty);
    }

    @AfterAll
    static void clearCredentials() {
        CREDENTIALS.keySet().forEach(System::clearProperty);
    }

    @Test
    void theInstrumentsOfABucketAreThoseOfItsStates() {
        String bucket = S3.newBucket();
        try (S3Store store = new S3Store(S3Connection.to(bucket)
                .at(
                        S3.endpoint(),
                        Region.US_EAST_1,
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "secret"))))) {
            for (String name : List.of("BTC-USDT", "ETH-USDT")) {
                InstrumentId instrument = InstrumentId.parse("binance/" + name);
                StoredStates states = new StoredStates(store);
                LoadedState loaded = states.read(instrument, SymbolState.initial(instrument.symbol(), "test", 10_000));
                states.claim(loaded, loaded.state(), "test", Outbox.EMPTY);
            }
        }
        TestCommandLine terminal = withStore(folder);
        GlobalOptions options = new Options(terminal.process);
        new CommandLine(options).parseArgs("--home", "s3://" + bucket);

        BucketHome home = BucketHome.find(options, options.bucket().orElseThrow());

        assertThat(home.settings().settings().instruments())
                .extracting(InstrumentId::key)
                .containsExactly("binance/BTC-USDT", "binance/ETH-USDT");
        assertThat(desk(withStore(folder), "s3://" + bucket)).isZero();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void anEmptyBucketIsNoBot() {
        String bucket = S3.newBucket();
        TestCommandLine terminal = withStore(folder);

        assertThat(desk(terminal, "s3://" + bucket)).isEqualTo(1);
        assertThat(terminal.errorOutput()).contains("the bucket " + bucket + " has no state of an instrument");
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
