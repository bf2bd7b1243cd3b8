package dev.scalpel.cdk.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.cdk.SynthesizedStack;
import dev.scalpel.settings.value.Mode;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeploymentTest {

    private static final String LIVE =
            SynthesizedStack.MAILED + "mode: live\nvenueConnection: {liveConfirmation: i-trade-real-money}\n";
    private static final String LIVE_FIXED = LIVE + "aws: {network: fixed-address}\n";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"us-east-1", "us-west-2", "us-gov-west-1"})
    void refusesBinanceInTheUnitedStatesAndSaysWhy(String region) {
        assertThatThrownBy(() -> SynthesizedStack.deployment(
                        Stage.PRODUCTION, SynthesizedStack.MAILED, Optional.of(region), folder))
                .isInstanceOf(RefusedDeploymentException.class)
                .hasMessageContainingAll("Binance refuses", region, "set aws.region");
    }

    @Test
    void refusesADeploymentThatNotifiesNobody() {
        assertThatThrownBy(() -> SynthesizedStack.deployment(Stage.TESTNET, "", folder))
                .isInstanceOf(RefusedDeploymentException.class)
                .hasMessageContaining("notification.email must be set");
    }

    @Test
    void refusesARehearsalExchange() {
        assertThatThrownBy(() -> SynthesizedStack.deployment(
                        Stage.TESTNET,
                        SynthesizedStack.MAILED + "venueConnection: {address: \"http://127.0.0.1:8080\"}\n",
                        folder))
                .isInstanceOf(RefusedDeploymentException.class)
                .hasMessageContaining("venueConnection.address");
    }

    /** The function that reads bars has no right to credentials. */
    @Test
    void refusesAVenueThatListsBarsForAnAccountOnly() {
        assertThatThrownBy(() ->
                        SynthesizedStack.deployment(Stage.TESTNET, SynthesizedStack.MAILED + "venue: oanda\n", folder))
                .isInstanceOf(RefusedDeploymentException.class)
                .hasMessageContainingAll("venue oanda lists bars for an account only", "./scalpel run");
    }

    @Test
    void theTestnetStageNeverTradesRealMoney() {
        Deployment deployment = SynthesizedStack.deployment(Stage.TESTNET, LIVE, folder);
        assertThat(deployment.mode()).isEqualTo(Mode.TESTNET);
        assertThat(deployment.overrides("bucket", "topic")).containsEntry("SCALPEL_MODE", "testnet");
    }

    @Test
    void productionTradesLiveWhenItIsConfirmedTwice() {
        assertThat(SynthesizedStack.deployment(Stage.PRODUCTION, LIVE_FIXED, folder)
                        .mode())
                .isEqualTo(Mode.LIVE);
        assertThat(SynthesizedStack.deployment(Stage.PRODUCTION, SynthesizedStack.MAILED, folder)
                        .mode())
                .isEqualTo(Mode.PAPER);
    }

    /** Binance takes the right to trade from a key that is not restricted to addresses; AWS's change. */
    @Test
    void refusesRealMoneyFromChangingAddressesUnlessItIsAllowed() {
        assertThatThrownBy(() -> SynthesizedStack.deployment(Stage.PRODUCTION, LIVE, folder))
                .isInstanceOf(RefusedDeploymentException.class)
                .hasMessageContainingAll(
                        "aws.network: fixed-address", "./scalpel cost", "aws.liveWithoutFixedAddress: true");
        assertThat(SynthesizedStack.deployment(
                                Stage.PRODUCTION, LIVE + "aws: {liveWithoutFixedAddress: true}\n", folder)
                        .mode())
                .isEqualTo(Mode.LIVE);
    }

    @Test
    void refusesSignalsThatNoRunWouldFind() {
        String objects = SynthesizedStack.MAILED + "signals: {store: objects}\n";
        assertThatThrownBy(() -> SynthesizedStack.deployment(Stage.TESTNET, objects + "api: {enabled: true}\n", folder))
                .isInstanceOf(RefusedDeploymentException.class)
                .hasMessageContaining("signals.store");
        assertThat(SynthesizedStack.deployment(Stage.TESTNET, objects, folder).name())
                .isEqualTo("scalpel-testnet");
    }

    @Test
    void refusesHalfOfMutualTls() {
        assertThatThrownBy(() -> SynthesizedStack.deployment(
                        Stage.TESTNET,
                        SynthesizedStack.MAILED + "api: {enabled: true, mutualTls: hooks.example.org}\n",
                        folder))
                .isInstanceOf(RefusedDeploymentException.class)
                .hasMessageContainingAll("api.mutualTls", "api.certificate", "api.truststore");
    }

    @Test
    void refusesTestnetOrdersInProduction() {
        assertThatThrownBy(() -> SynthesizedStack.deployment(
                        Stage.PRODUCTION, SynthesizedStack.MAILED + "mode: testnet\n", folder))
                .isInstanceOf(RefusedDeploymentException.class)
                .hasMessageContaining("stage testnet");
    }

    @Test
    void theStagesHaveKeysOfTheirOwn() {
        assertThat(SynthesizedStack.deployment(Stage.PRODUCTION, LIVE_FIXED, folder)
                        .secretName())
                .isEqualTo("scalpel/exchange");
        assertThat(SynthesizedStack.deployment(Stage.TESTNET, LIVE, folder).secretName())
                .isEqualTo("scalpel/exchange-testnet");
    }

    @Test
    void refusesAnUnknownStageAndNamesTheOnesThatAre() {
        assertThatThrownBy(() -> Stage.parse("prod"))
                .isInstanceOf(RefusedDeploymentException.class)
                .hasMessage("unknown stage 'prod'; available: testnet, production");
    }
}
