package dev.scalpel.api.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.settings.value.AllowedAddresses;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedSendersTest {

    private static final AllowedSenders CERTIFIED = new AllowedSenders(AllowedAddresses.OF_TRADING_VIEW, true);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CN=TradingView Webhooks,O=TradingView\\, Inc.,L=Westerville,ST=Ohio,C=US",
                "C=US, ST=Ohio, L=Westerville, O=\"TradingView, Inc.\", CN=TradingView Webhooks",
            })
    void theCertificateOfTradingViewIsTaken(String subject) {
        assertThat(CERTIFIED.allowsCertificate(Optional.of(subject))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "TradingView Webhooks",
                "CN=TradingView Webhooks",
                "CN=TradingView Webhooks,O=TradingView",
                "CN=tradingview webhooks,O=TradingView\\, Inc.",
                "CN=x,OU=CN\\=TradingView Webhooks,O=TradingView\\, Inc.",
                "O=CN\\=TradingView Webhooks\\,O\\=TradingView\\, Inc.",
                "CN=x,O=TradingView\\, Inc.",
            })
    void anyOtherIsNot(String subject) {
        assertThat(CERTIFIED.allowsCertificate(Optional.of(subject))).isFalse();
    }

    @Test
    void noneIsNeededUnlessTheSettingsSaySo() {
        assertThat(CERTIFIED.allowsCertificate(Optional.empty())).isFalse();
        assertThat(AllowedSenders.at(AllowedAddresses.OF_TRADING_VIEW).allowsCertificate(Optional.empty()))
                .isTrue();
    }
}
