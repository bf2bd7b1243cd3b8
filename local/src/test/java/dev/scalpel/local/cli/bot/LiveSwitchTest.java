package dev.scalpel.local.cli.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.local.cli.TestCommandLine;
import dev.scalpel.local.running.MoneyConsent;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From paper to money. None of these bots starts. */
class LiveSwitchTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-08-10T12:00:30Z"), ZoneOffset.UTC);
    private static final String LIVE = "mode: live\nvenueConnection: {liveConfirmation: i-trade-real-money}\n"
            + "symbols: {BTC/USDT: 0.5}\ncosts: {source: settings, feeBp: 10, slippageBp: 0}\n";

    @TempDir
    Path folder;

    private String refused(String answer, String... arguments) {
        TestCommandLine line = TestCommandLine.answering(answer, folder, CLOCK);
        assertThat(line.run(arguments)).isEqualTo(1);
        return line.errorOutput();
    }

    @Test
    void theFirstStartWithMoneyMustBeRequested() throws IOException {
        new EvidenceHome(folder, LIVE).settle(60, 10);

        assertThat(refused("", "run"))
                .contains("nobody at this machine has agreed yet that the bot trades money")
                .contains("hint: ./scalpel run --live");
    }

    @Test
    void paperNeedsNoSwitch() throws IOException {
        new EvidenceHome(folder, "symbols: {BTC/USDT: 0.5}\n");

        assertThat(refused("", "run", "--live")).contains("--live needs mode: live, and the mode is paper");
    }

    @Test
    void showsTheEvidenceAndBothCostsBeforeTheQuestion() throws IOException {
        EvidenceHome home = new EvidenceHome(folder, LIVE);
        home.settle(60, 10);

        String shown = refused("yes", "run", "--live");

        assertThat(shown)
                .contains("licensed since 31 Jul 2026")
                .contains("evidence assumed 10 bp per side; your account pays 10 bp")
                .contains("Type i-trade-real-money to continue:")
                .contains("nothing was changed");
        assertThat(new MoneyConsent(home.home).isGiven()).isFalse();
    }

    @Test
    void aLicenceAtLowerCostsIsNotOneForThisAccount() throws IOException {
        EvidenceHome home = new EvidenceHome(folder, LIVE);
        home.settle(60, 1);

        assertThat(refused(LiveSwitch.AGREEMENT, "run", "--live"))
                .contains("the licence of score is not one for this account")
                .contains("evidence assumed 1 bp per side; your account pays 10 bp")
                .contains("hint: ./scalpel retrain");
        assertThat(new MoneyConsent(home.home).isGiven()).isFalse();
    }

    @Test
    void anAgreementIsKeptSoThatAServiceStartsAgainWithoutAQuestion() throws IOException {
        EvidenceHome home = new EvidenceHome(folder, LIVE);
        home.settle(60, 10);
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(taken.getLocalPort());

            // It goes on to the page, whose port is taken: the bot itself does not start.
            assertThat(refused(LiveSwitch.AGREEMENT, "run", "--live", "--port", port))
                    .doesNotContain("nothing was changed");
            assertThat(new MoneyConsent(home.home).isGiven()).isTrue();
            assertThat(refused("", "run", "--port", port)).contains(port).doesNotContain("agreed");
        }
    }

    @Test
    void withoutALicenceItSaysThatNoModelWillTrade() throws IOException {
        new EvidenceHome(folder, LIVE).settle(20, 10);

        assertThat(refused("", "run", "--live")).contains("no procedure is licensed yet");
    }
}
