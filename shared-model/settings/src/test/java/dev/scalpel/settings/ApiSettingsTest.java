package dev.scalpel.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.settings.section.ApiSettings;
import dev.scalpel.settings.value.AllowedAddresses;
import dev.scalpel.settings.value.TableCapacity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiSettingsTest {

    private static final String PORTFOLIOS = """
            portfolios:
              crypto: {quote: USDT, strategies: {btc: {ticker: BTCUSDT, instrument: BTC/USDT, share: 0.2}}}
              fx: {quote: USD, strategies: {eur: {ticker: EURUSD, instrument: EUR/USD, share: 0.2}}}
            """;

    @TempDir
    Path folder;

    private ApiSettings read(String yaml, Map<String, String> environment) throws Exception {
        Files.writeString(folder.resolve("scalpel.yaml"), PORTFOLIOS + yaml);
        return SettingsReader.fromDirectory(folder, environment).settings().api();
    }

    @Test
    void isOffAndTakesSignalsOfTradingViewOnly() throws Exception {
        ApiSettings api = read("", Map.of());
        assertThat(api.enabled()).isFalse();
        assertThat(api.port()).isEqualTo(8_788);
        assertThat(api.allowFrom().contains("52.89.214.238")).isTrue();
        assertThat(api.allowFrom().contains("52.89.214.239")).isFalse();
        assertThat(api.trustProxy()).isFalse();
        assertThat(api.tableCapacity()).isEqualTo(TableCapacity.ON_DEMAND);
        assertThat(api.routes().portfolio("OANDA", "EURUSD")).isEmpty();
    }

    @Test
    void theFirstRouteThatMatchesCounts() throws Exception {
        ApiSettings api = read("api: {routes: {\"OANDA:??????\": fx, COINBASE: crypto, \"*\": crypto}}\n", Map.of());
        assertThat(api.routes().portfolio("oanda", "eurusd")).contains("fx");
        assertThat(api.routes().portfolio("", "OANDA:EURUSD")).contains("fx");
        assertThat(api.routes().portfolio("OANDA", "SPX500USD")).contains("crypto");
        assertThat(api.routes().portfolio("", "BTCUSD")).contains("crypto");
    }

    @Test
    void aVariableOverridesThem() throws Exception {
        ApiSettings api = read(
                "",
                Map.of(
                        "SCALPEL_API_ALLOW_FROM", "tradingview,203.0.113.0/24,2001:db8::/32",
                        "SCALPEL_API_ROUTES", "OANDA=fx"));
        assertThat(api.allowFrom().contains("203.0.113.77")).isTrue();
        assertThat(api.allowFrom().contains("203.0.114.1")).isFalse();
        assertThat(api.allowFrom().contains("2001:db8::1")).isTrue();
        assertThat(api.allowFrom().contains("2001:db9::1")).isFalse();
        assertThat(api.routes().portfolio("OANDA", "X")).contains("fx");
    }

    @ParameterizedTest
    @ValueSource(strings = {"example.org", "1.2.3", "1.2.3.4/33", "1.2.3.4/x", "''", "1.2.3.4/8/8", "300.1.1.1"})
    void addressesAreNumeric(String entry) {
        assertThatThrownBy(() -> read("api: {allowFrom: " + entry + "}\n", Map.of()))
                .hasMessageContaining("api.allowFrom")
                .hasMessageContaining("tradingview, any, addresses");
    }

    @ParameterizedTest
    @CsvSource({"OANDA: cripto, crypto", "oanda: fx, a table of exchange", "OANDA: nothing, one of the portfolios"})
    void aWrongRouteIsNamed(String route, String said) {
        assertThatThrownBy(() -> read("api: {routes: {" + route + "}}\n", Map.of()))
                .hasMessageContaining("api.routes")
                .hasMessageContaining(said);
    }

    @Test
    void whatIsNoAddressIsNeverAllowed() {
        AllowedAddresses any = new AllowedAddresses(List.of("any"));
        assertThat(any.contains("8.8.8.8")).isTrue();
        assertThat(any.contains("::1")).isTrue();
        assertThat(any.contains("localhost")).isFalse();
        assertThat(any.contains("")).isFalse();
        assertThat(any.contains("8.8.8.8, 1.1.1.1")).isFalse();
    }
}
