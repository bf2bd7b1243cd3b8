package dev.scalpel.localexchange.usdm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.localexchange.TestClient.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Error codes and where they come from. */
class UsdmErrorCodesTest extends FuturesFixture {

    private static final Path SOURCES = Path.of("src/main/java/dev/scalpel/localexchange");
    private static final List<String> FOLDERS = List.of("usdm", "perpetual");
    private static final Path PAGE = Path.of("..", "docs", "local-exchange-usdm.md");
    private static final Pattern IN_SOURCES = Pattern.compile("(?<![\\w.])-(\\d{4})\\b");
    private static final Pattern ON_PAGE = Pattern.compile("−(\\d{4})\\b");

    @Test
    void thePageNamesTheSourceOfEveryCode() throws IOException {
        String page = Files.readString(PAGE);
        String codes = page.substring(page.indexOf("## Its error codes"), page.indexOf("## What it assumes"));
        Set<String> used = new TreeSet<>();
        for (String folder : FOLDERS) {
            try (Stream<Path> files = Files.walk(SOURCES.resolve(folder))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    used.addAll(found(IN_SOURCES, Files.readString(file)));
                }
            }
        }
        assertThat(used).hasSizeGreaterThan(50);
        assertThat(found(ON_PAGE, codes)).containsExactlyInAnyOrderElementsOf(used);
    }

    private static Set<String> found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.results().map(result -> result.group(1)).collect(Collectors.toSet());
    }

    @Test
    void anUnknownPairAndAnUnknownTypeOfContractHaveCodesOfTheirOwn() throws Exception {
        String path = "/fapi/v1/continuousKlines?interval=1m&pair=";
        assertThat(client.get(path + "BTCUSDT&contractType=CURRENT_QUARTER").code())
                .isEqualTo(-4104);
        assertThat(client.get(path + "NONEUSDT&contractType=PERPETUAL").code()).isEqualTo(-4144);
        assertThat(client.get("/fapi/v1/indexPriceKlines?interval=1m&pair=NONEUSDT")
                        .code())
                .isEqualTo(-4144);
        assertThat(client.get(path + "BTCUSDT&contractType=PERPETUAL").status()).isEqualTo(200);
    }

    /** Ten units at 100 with leverage 10 need their margin of 100; about 9,900 are left. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # change type, 1 adds | amount | code
        1                     | 0      | -4055
        1                     | 20000  | -4050
        2                     | 100    | -4051
        """)
    void theMarginOfAPositionChangesByWhatThereIs(int type, String amount, int code) throws Exception {
        market("BUY", "10");
        assertThat(marginChange(type, amount).code()).isEqualTo(code);
        assertThat(marginChange(1, "10").status()).isEqualTo(200);
    }

    @Test
    void onlyAnOpenIsolatedPositionHasMarginToChange() throws Exception {
        assertThat(marginChange(1, "10").code()).isEqualTo(-4054);
        ok("POST", "/fapi/v1/marginType", "symbol", SYMBOL, "marginType", "CROSSED");
        assertThat(marginChange(1, "10").code()).isEqualTo(-4049);
    }

    private Reply marginChange(int type, String amount) throws Exception {
        return client.signed(
                "POST", "/fapi/v1/positionMargin", "symbol", SYMBOL, "amount", amount, "type", String.valueOf(type));
    }

    @Test
    void theAssetModeDoesNotChange() throws Exception {
        assertThat(assetMode("false")).isEqualTo(-4171);
        assertThat(assetMode("true")).isEqualTo(-4167);
        ok("POST", "/fapi/v1/marginType", "symbol", SYMBOL, "marginType", "CROSSED");
        assertThat(assetMode("true")).isEqualTo(-4084);
    }

    private int assetMode(String multiple) throws Exception {
        return client.signed("POST", "/fapi/v1/multiAssetsMargin", "multiAssetsMargin", multiple)
                .code();
    }

    @Test
    void anOpenOrdersIdAndAChangeThatChangesNothingAreRefused() throws Exception {
        String[] order = {
            "symbol",
            SYMBOL,
            "side",
            "BUY",
            "type",
            "LIMIT",
            "timeInForce",
            "GTC",
            "quantity",
            "1",
            "price",
            "99",
            "newClientOrderId",
            "mine"
        };
        ok("POST", "/fapi/v1/order", order);
        assertThat(client.signed("POST", "/fapi/v1/order", order).code()).isEqualTo(-4116);
        assertThat(client.signed(
                                "PUT",
                                "/fapi/v1/order",
                                "symbol",
                                SYMBOL,
                                "origClientOrderId",
                                "mine",
                                "side",
                                "BUY",
                                "quantity",
                                "1",
                                "price",
                                "99")
                        .code())
                .isEqualTo(-5027);
    }

    @Test
    void aWholePositionIsClosedByMarketOrdersWithoutAQuantity() throws Exception {
        market("BUY", "1");
        assertThat(closing("STOP", "price", "90")).isEqualTo(-4136);
        assertThat(closing("STOP_MARKET", "quantity", "1")).isEqualTo(-4137);
    }

    private int closing(String type, String name, String value) throws Exception {
        return client.signed(
                        "POST",
                        "/fapi/v1/algoOrder",
                        algoParameters("SELL", type, "90.00", "closePosition", "true", name, value))
                .code();
    }
}
