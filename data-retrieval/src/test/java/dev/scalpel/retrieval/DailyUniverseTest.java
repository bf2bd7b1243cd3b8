package dev.scalpel.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.invocation.Deadline;
import dev.scalpel.invocation.Dispatcher;
import dev.scalpel.invocation.FunctionInUniverse;
import dev.scalpel.localexchange.faults.Fault;
import dev.scalpel.market.Symbol;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.store.StoreKeys;
import dev.scalpel.store.local.MemoryStore;
import dev.scalpel.universe.UniverseStore;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Retrieval makes the universe with the first call of a day, at the stand-in, and then fetches the bars of its members. */
class DailyUniverseTest {

    private static final String CAPS = """
            symbol,name,price,market_cap,volume
            BTC,Bitcoin,90868,1813474951234,51234567890
            USDT,Tether,1,180000000000,90000000000
            ETH,Ethereum,3022,364741003210,20123456789
            XRP,XRP,2.2,133000000000,3000000000
            BNB,BNB,870,121000000000,1000000000
            SOL,Solana,138,77000000000,3000000000
            STETH,Lido Staked Ether,3020,26000000000,20000000
            DOGE,Dogecoin,0.15,23000000000,1000000000
            ADA,Cardano,0.42,15000000000,600000000
            LINK,Chainlink,13,9000000000,400000000
            """;

    private final TestMarket market = new TestMarket();
    private final MemoryStore store = new MemoryStore();
    private final FunctionInUniverse function = function("symbols: top 2");

    @AfterEach
    void stop() {
        market.close();
    }

    private FunctionInUniverse function(String symbols) {
        Settings settings = SettingsReader.fromText(
                        "test",
                        market.yaml().replaceAll("(?m)^symbols:.*$", symbols) + "\nuniverse: {source: file}\n",
                        Map.of())
                .settings();
        assertThat(settings.symbols().followsUniverse()).isEqualTo(symbols.contains("top"));
        return new FunctionInUniverse(
                settings,
                store,
                known -> RetrievalFunction.create(known, store, market.clock, (name, action, failure) -> {}));
    }

    private JsonNode call(String event) {
        Dispatcher now = function.now();
        return now.answer(event, Deadline.in(Duration.ofSeconds(50), market.clock));
    }

    private void putCaps(String text) {
        store.putIfAbsent(StoreKeys.MARKET_CAPS, text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void theFirstCallMakesItAndTheNextFetchesItsMembers() {
        putCaps(CAPS);

        assertThat(call("{}").path("failures")).isEmpty();
        market.clock.advance(Duration.ofMinutes(1));
        JsonNode second = call("{}");

        assertThat(new UniverseStore(store).inForce().orElseThrow().symbols())
                .containsExactly(Symbol.parse("BTC/USDT"), Symbol.parse("ETH/USDT"));
        assertThat(second.path("symbols").findValuesAsText("symbol")).containsExactlyInAnyOrder("BTC/USDT", "ETH/USDT");
        assertThat(second.path("chained").asBoolean()).isTrue();
    }

    @Test
    void withoutItsSourceItIsReportedAndTriedAgainHalfAnHourLater() {
        call("{}");
        assertThat(new UniverseStore(store).failure().orElseThrow().reason())
                .isEqualTo("the store has no universe/market-caps.csv");
        putCaps(CAPS);

        market.clock.advance(Duration.ofMinutes(29));
        call("{}");
        assertThat(new UniverseStore(store).inForce()).isEmpty();

        market.clock.advance(Duration.ofMinutes(1));
        call("{}");
        assertThat(new UniverseStore(store).inForce()).isPresent();
        assertThat(new UniverseStore(store).failure()).isEmpty();
    }

    @Test
    void theFailureIsAmongThoseOfTheAnswer() {
        assertThat(call("{}").path("failures").path(0).asText())
                .isEqualTo("universe: the store has no universe/market-caps.csv");
    }

    @Test
    void aVenueThatDoesNotListItsPairsLeavesNoUniverse() {
        putCaps(CAPS);
        market.exchange.faults().failNext(Fault.unavailableHtml(), "/api/v3/exchangeInfo", 5);

        assertThat(call("{\"action\":\"universe\"}").path("failure").asText()).startsWith("binance: ");
    }

    @Test
    void theActionAnswersWithTheListInForce() {
        putCaps(CAPS);

        JsonNode answer = call("{\"action\":\"universe\"}");

        assertThat(answer.path("members").toString()).isEqualTo("[\"BTC/USDT\",\"ETH/USDT\"]");
        assertThat(answer.path("failure").isNull()).isTrue();
    }

    @Test
    void whereSymbolsAreNamedTheActionIsRefused() {
        FunctionInUniverse named = function("symbols: [BTC/USDT]");

        assertThat(named.now()
                        .answer("{\"action\":\"universe\"}", Deadline.in(Duration.ofSeconds(5), market.clock))
                        .path("error")
                        .asText())
                .contains("only symbols: top N follows a universe");
    }
}
