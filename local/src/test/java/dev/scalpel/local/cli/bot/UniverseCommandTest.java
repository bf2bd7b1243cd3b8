package dev.scalpel.local.cli.bot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.scalpel.local.cli.TestCommandLine;
import dev.scalpel.localexchange.LocalExchange;
import dev.scalpel.localexchange.market.Listing;
import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UniverseCommandTest {

    private static final Instant NOW = Instant.parse("2026-11-29T12:01:02Z");
    private static final String CAPS = """
            symbol,name,price,market_cap,volume
            BTC,Bitcoin,90868.4,1813474951234,51234567890
            USDT,Tether,1,180000000000,90000000000
            ETH,Ethereum,3022.1,364741003210,20123456789
            XRP,XRP,2.2,133000000000,3000000000
            BNB,BNB,870,121000000000,1000000000
            SOL,Solana,138,77000000000,3000000000
            STETH,Lido Staked Ether,3020,26000000000,20000000
            DOGE,Dogecoin,0.15,23000000000,1000000000
            ADA,Cardano,0.42,15000000000,600000000
            SHIB,Shiba Inu,0.0000084,5000000000,100000
            """;

    @TempDir
    private Path folder;

    private Path home;
    private LocalExchange exchange;
    private String output = "";
    private String errors = "";

    @BeforeEach
    void open() throws IOException {
        long minute = Minutes.floor(NOW.toEpochMilli());
        BarSeries bars = BarSeries.of(bar(Minutes.plus(minute, -1)), bar(minute), bar(Minutes.plus(minute, 1)));
        exchange = LocalExchange.start(
                Clock.fixed(NOW, ZoneOffset.UTC),
                Stream.of("BTC/USDT", "ETH/USDT", "SOL/USDT", "DOGE/USDT", "SHIB/USDT")
                        .map(Symbol::parse)
                        .map(symbol -> Listing.of(symbol, bars))
                        .toList());
        home = Files.createDirectories(folder.resolve("scalpel-home"));
        settings("top 3");
    }

    private static Bar bar(long openTime) {
        return new Bar(openTime, 1, 1, 1, 1, 1, 1, 0.5);
    }

    @AfterEach
    void close() {
        exchange.close();
    }

    private void settings(String symbols) throws IOException {
        Files.writeString(home.resolve("scalpel.yaml"), """
                symbols: %s
                universe: {source: file}
                venueConnection: {address: "%s"}
                """.formatted(symbols, exchange.uri()));
    }

    private void caps() throws IOException {
        Path file = home.resolve("store/universe/market-caps.csv");
        Files.createDirectories(file.getParent());
        Files.writeString(file, CAPS);
    }

    private int run(String... words) {
        TestCommandLine process = new TestCommandLine(folder, Clock.fixed(NOW, ZoneOffset.UTC), false);
        int code = process.run(words);
        output = process.output();
        errors = process.errorOutput();
        return code;
    }

    @Test
    void makesTheListAndShowsWhatWasLeftOutAndWhy() throws IOException {
        caps();

        assertThat(run("universe", "--update")).as(errors).isZero();

        assertThat(output)
                .contains(
                        "The 3 largest coins at binance on 2026-11-29. Source: file",
                        "rank  symbol    coin          price  market cap M  volume M",
                        "   1  BTC/USDT  Bitcoin   90,868.40     1,813,475    51,235",
                        "SOL/USDT",
                        "Left out, a stablecoin: USDT",
                        "Left out, the venue has no open market in the quote asset: XRP, BNB")
                .doesNotContain("DOGE");
        assertThat(output.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
        assertThat(run("universe", "--day", "2026-11-29")).isZero();
        assertThat(run("universe")).isZero();
    }

    @Test
    void theDocumentHasEveryCoinWithItsReason() throws IOException {
        caps();
        settings("top 5");

        run("universe", "--update", "--json");

        JsonNode document = new ObjectMapper().readTree(output);
        assertThat(document.at("/members/3/symbol").asText()).isEqualTo("DOGE/USDT");
        assertThat(document.path("excluded").findValuesAsText("reason"))
                .contains("STABLECOIN", "WRAPPED", "NOT_TRADED", "LOW_VOLUME");
    }

    @Test
    void withoutAListItSaysWhatToDo() {
        assertThat(run("universe")).isEqualTo(1);
        assertThat(errors).contains("there is no list yet", "./scalpel universe --update");
    }

    @Test
    void aSourceThatCannotBeUsedIsTheMessage() throws IOException {
        assertThat(run("universe", "--update")).isEqualTo(1);
        assertThat(errors).contains("the store has no universe/market-caps.csv");

        caps();
        assertThat(run("universe", "--update")).isZero();
        assertThat(run("universe", "--day", "2026-11-01")).isEqualTo(1);
        assertThat(errors).contains("no list was made on 2026-11-01", "2026-11-29 to 2026-11-29, 1 lists");
    }

    @Test
    void namedSymbolsHaveNoUniverse() throws IOException {
        settings("[BTC/USDT]");

        assertThat(run("universe", "--update")).isEqualTo(1);
        assertThat(errors).contains("only symbols: top N follows a universe");
    }

    @Test
    void optionsThatContradictEachOtherAreRefused() {
        for (List<String> words :
                List.of(List.of("universe", "--accept"), List.of("universe", "--update", "--day", "2026-11-29"))) {
            assertThat(run(words.toArray(String[]::new))).isEqualTo(2);
        }
    }
}
