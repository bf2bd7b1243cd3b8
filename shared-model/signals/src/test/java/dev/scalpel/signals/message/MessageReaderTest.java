package dev.scalpel.signals.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import dev.scalpel.settings.value.SlotTimeFrame;
import dev.scalpel.signals.Signal;
import dev.scalpel.signals.TargetState;
import dev.scalpel.signals.message.MessageReader.Received;
import dev.scalpel.signals.message.Recipient.Subscriber;
import dev.scalpel.signals.message.SignalRefusedException.Kind;
import dev.scalpel.signals.slot.SlotSchedule;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageReaderTest {

    private static final Instant NOW = Instant.parse("2024-08-10T02:30:03.5Z");
    private static final SlotSchedule EIGHT_HOURS = new SlotSchedule(SlotTimeFrame.EIGHT_HOURS, 60, 900);

    private static final MessageReader SPOT = reader(false);
    private static final MessageReader MARGIN = reader(true);

    private static final String A = """
            {"time":"2024-08-10T02:30:02Z", "ticker":"BTCUSD", "order_action":"buy", "order_price":"67656.77", "order_comment":"long"}
            """;

    private static final String B = """
            {"action":"LONG_ENTRY", "indicator":"Trend_Validator",
             "signal":{"type":"ENTRY", "direction":"LONG", "trigger":"COLOR_CHANGE_BLUE"},
             "market_data":{"symbol":"EURUSD", "exchange":"OANDA", "timeframe":"1", "timestamp":"2024-08-10T02:29:00Z", "timenow":"2024-08-10T02:30:02Z"},
             "price_data":{"open":"1.0921", "high":"1.0923", "low":"1.0920", "close":"1.0922", "volume":"812"}}
            """;

    @Test
    void payloadAIsASignalOfTheStrategyWithItsTicker() {
        Received received = read(SPOT, A);
        Signal signal = received.signal();
        assertThat(signal.portfolio()).isEqualTo("crypto");
        assertThat(signal.strategy()).isEqualTo("btc");
        assertThat(signal.target()).isEqualTo(TargetState.LONG);
        assertThat(signal.kind()).isEqualTo(Signal.Kind.ORDER);
        assertThat(signal.time()).isEqualTo("2024-08-10T02:30:02Z");
        assertThat(signal.receivedAt()).isEqualTo(NOW);
        assertThat(signal.price()).contains(new BigDecimal("67656.77"));
        assertThat(signal.comment()).isEqualTo("long");
        assertThat(signal.source()).isEqualTo("strategy-alert");
        assertThat(signal.bodySha256()).hasSize(64);
        assertThat(received.due()).isEqualTo("2024-08-10T08:01:00Z");
        assertThat(received.ignored()).isEmpty();
    }

    @Test
    void aMessageMaySayWhereTheStopOfItsPositionRests() {
        Signal signal =
                read(SPOT, A.replace("}", ", \"order_stop\":\"67000\"}")).signal();
        assertThat(signal.stop()).contains(new BigDecimal("67000"));
        assertThat(signal.stopDistance().orElseThrow().doubleValue()).isCloseTo(656.77 / 67656.77, within(1e-15));
        assertThat(signal.id()).isNotEqualTo(read(SPOT, A).signal().id());
        assertThat(read(SPOT, A.replace("buy", "sell").replace("}", ", \"order_stop\":\"1\"}"))
                        .signal()
                        .stop())
                .as("what closes needs none")
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "67656.77, must lie below the price",
        "70000, must lie below the price",
        "1, by 90 % of it at most",
        "x, a number > 0"
    })
    void aStopThatCouldNotProtectIsRefused(String stop, String words) {
        SignalRefusedException refused = catchThrowableOfType(
                SignalRefusedException.class, () -> read(SPOT, A.replace("}", ", \"order_stop\":\"" + stop + "\"}")));
        assertThat(refused).hasMessageContaining("order_stop").hasMessageContaining(words);
        assertThat(catchThrowableOfType(
                        SignalRefusedException.class,
                        () -> read(SPOT, A.replace("67656.77", "").replace("}", ", \"order_stop\":\"67000\"}"))))
                .hasMessageContaining("needs the price");
    }

    @Test
    void payloadBIsASignalWithItsBar() {
        Signal signal = read(SPOT, B).signal();
        assertThat(signal.strategy()).isEqualTo("eur");
        assertThat(signal.target()).isEqualTo(TargetState.LONG);
        assertThat(signal.price()).contains(new BigDecimal("1.0922"));
        assertThat(signal.bar()).contains(Instant.parse("2024-08-10T02:29:00Z"));
        assertThat(signal.comment()).isEqualTo("COLOR_CHANGE_BLUE");
        assertThat(signal.source()).isEqualTo("indicator-alert");
    }

    @Test
    void theRecommendedMessageFilledInIsASignalThatKnowsWhatWasHeld() {
        String filled = MessageText.recommended()
                .replace("…", "secret")
                .replace("{{timenow}}", "2024-08-10T02:30:02Z")
                .replace("{{ticker}}", "BTCUSD")
                .replace("{{exchange}}", "COINBASE")
                .replace("{{interval}}", "480")
                .replace("{{strategy.order.action}}", "sell")
                .replace("{{strategy.order.price}}", "67656.77")
                .replace("{{strategy.order.comment}}", "reverse")
                .replace("{{strategy.market_position}}", "short")
                .replace("{{strategy.prev_market_position}}", "long");
        Received received = read(MARGIN, filled);
        assertThat(received.signal().target()).isEqualTo(TargetState.SHORT);
        assertThat(received.signal().previous()).contains(TargetState.LONG);
        assertThat(received.ignored()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "buy, '', '', LONG, LONG",
        "sell, '', '', FLAT, SHORT",
        "SELL, '', take profit, FLAT, SHORT",
        "sell, '', Exit long, FLAT, FLAT",
        "sell, '', close, FLAT, FLAT",
        "sell, '', TP 1, FLAT, FLAT",
        "sell, '', go flat, FLAT, FLAT",
        "sell, '', exited, FLAT, SHORT",
        "sell, '', flatten, FLAT, SHORT",
        "buy, long, '', LONG, LONG",
        "sell, long, '', LONG, LONG",
        "buy, short, '', FLAT, SHORT",
        "sell, flat, '', FLAT, FLAT",
        "buy, FLAT, '', FLAT, FLAT"
    })
    void theTargetStateFollowsFromPositionActionAndComment(
            String action, String position, String comment, TargetState spot, TargetState margin) {
        String body = "{\"time\":\"2024-08-10T02:30:02Z\",\"ticker\":\"BTCUSD\",\"order_action\":\"" + action
                + "\",\"market_position\":\"" + position + "\",\"order_comment\":\"" + comment + "\"}";
        assertThat(read(SPOT, body).signal().target()).isEqualTo(spot);
        assertThat(read(MARGIN, body).signal().target()).isEqualTo(margin);
    }

    @ParameterizedTest
    @CsvSource({
        "LONG_ENTRY, ENTRY, LONG, LONG, LONG",
        "SHORT_ENTRY, ENTRY, SHORT, FLAT, SHORT",
        "LONG_EXIT, EXIT, LONG, FLAT, FLAT",
        "SHORT_EXIT, EXIT, SHORT, FLAT, FLAT",
        "EXIT, EXIT, SHORT, FLAT, FLAT",
        "exit, exit, long, FLAT, FLAT"
    })
    void theTargetStateOfPayloadBFollowsFromItsAction(
            String action, String type, String side, TargetState spot, TargetState margin) {
        String body = B.replace("LONG_ENTRY", action)
                .replace("\"ENTRY\"", "\"" + type + "\"")
                .replace("\"LONG\"", "\"" + side + "\"");
        assertThat(read(SPOT, body).signal().target()).isEqualTo(spot);
        assertThat(read(MARGIN, body).signal().target()).isEqualTo(margin);
    }

    @Test
    void aCommentWithStopMakesAStopThatIsDueAtOnce() {
        Received stop = read(SPOT, A.replace("buy", "sell").replace("\"long\"", "\"Trailing STOPPED out\""));
        assertThat(stop.signal().kind()).isEqualTo(Signal.Kind.STOP);
        assertThat(stop.due()).isEqualTo("2024-08-10T02:30:02Z");
    }

    @Test
    void aStopThatWouldOpenIsRefused() {
        refused(SPOT, A.replace("\"long\"", "\"stop entry\""), Kind.UNACCEPTABLE)
                .containsExactly(
                        "STOP_MUST_CLOSE: the comment 'stop entry' makes this a stop, which may only close, and the"
                                + " message wants LONG; send market_position, or leave the word stop out");
    }

    @ParameterizedTest
    @ValueSource(strings = {"BTCUSD", "btcusd", "COINBASE:BTCUSD", "coinbase:btcusd"})
    void aTickerMatchesInAnyCaseWithOrWithoutItsExchange(String ticker) {
        assertThat(read(SPOT, A.replace("BTCUSD", ticker)).signal().strategy()).isEqualTo("btc");
    }

    @Test
    void aTickerOfAnotherExchangeIsNoMatchWhereBothNameOne() {
        assertThat(read(SPOT, A.replace("BTCUSD", "BINANCE:SOLUSDT")).signal().strategy())
                .isEqualTo("sol");
        refused(SPOT, A.replace("BTCUSD", "BYBIT:SOLUSDT"), Kind.UNACCEPTABLE)
                .containsExactly("ticker BYBIT:SOLUSDT is that of no strategy of portfolio crypto; its tickers are"
                        + " BINANCE:SOLUSDT, BTCUSD, EURUSD, XAUUSD, XAUUSD");
    }

    @Test
    void aTickerOfTwoStrategiesNeedsTheStrategyInTheAddress() {
        refused(SPOT, A.replace("BTCUSD", "XAUUSD"), Kind.UNACCEPTABLE)
                .containsExactly(
                        "ticker XAUUSD is that of 2 strategies of portfolio crypto, so the address must name one;"
                                + " its tickers are BINANCE:SOLUSDT, BTCUSD, EURUSD, XAUUSD, XAUUSD");
        assertThat(read(SPOT, Optional.of("gold-b"), A.replace("BTCUSD", "XAUUSD"))
                        .signal()
                        .strategy())
                .isEqualTo("gold-b");
    }

    @Test
    void aStrategyInTheAddressNeedsNoTickerAndNoOther() {
        assertThat(read(SPOT, Optional.of("btc"), A.replace("\"ticker\":\"BTCUSD\",", ""))
                        .signal()
                        .strategy())
                .isEqualTo("btc");
        assertThat(refusal(SPOT, Optional.of("eur"), A).problems())
                .containsExactly("ticker BTCUSD is not that of strategy eur, EURUSD");
        SignalRefusedException unknown = refusal(SPOT, Optional.of("doge"), A);
        assertThat(unknown.kind()).isEqualTo(Kind.NOT_FOUND);
        assertThat(unknown.problems())
                .containsExactly("portfolio crypto has no strategy 'doge' that takes signals; it has btc, eur, gold-a,"
                        + " gold-b, sol");
    }

    @Test
    void theSameAlertHasTheSameIdAndAnotherHasAnother() {
        String id = read(SPOT, A).signal().id();
        assertThat(id).matches("[0-9a-f]{16}");
        String shuffled = """
                { "order_comment":"long", "order_price":"67656.770", "order_action":"BUY", "ticker":"btcusd", "time":"2024-08-10T02:30:02+00:00" }
                """;
        assertThat(read(SPOT, shuffled).signal().id()).isEqualTo(id);
        assertThat(List.of(
                        read(SPOT, A.replace("buy", "sell")).signal().id(),
                        read(SPOT, A.replace(":02Z", ":02.001Z")).signal().id(),
                        read(SPOT, A.replace("67656.77", "67656.78")).signal().id(),
                        read(SPOT, A.replace("long", "longer")).signal().id(),
                        read(SPOT, A.replace("BTCUSD", "EURUSD")).signal().id()))
                .doesNotContain(id)
                .doesNotHaveDuplicates();
    }

    @Test
    void theSendersOwnIdIsKept() {
        assertThat(read(SPOT, A.replace("{", "{\"id\":\"alert-17\",")).signal().id())
                .isEqualTo("alert-17");
        refused(SPOT, A.replace("{", "{\"id\":\"a/b\","), Kind.MALFORMED)
                .containsExactly("id must be 1 to 64 of A-Z a-z 0-9 _ -: 'a/b'");
    }

    @Test
    void unknownFieldsAreIgnoredAndListed() {
        String body = A.replace("{", "{\"note\":\"x\", \"meta\":{\"a\":\"1\"}, \"key\":\"secret\",");
        assertThat(read(SPOT, body).ignored()).containsExactly("meta.a", "note");
        assertThat(read(SPOT, B.replace("\"trigger\"", "\"colour\":\"blue\", \"trigger\""))
                        .ignored())
                .containsExactly("signal.colour");
    }

    @Test
    void anEmptyPriceIsNoPriceAndANumberIsOne() {
        assertThat(read(SPOT, A.replace("67656.77", "")).signal().price()).isEmpty();
        assertThat(read(SPOT, A.replace("\"67656.77\"", "67656.77")).signal().price())
                .contains(new BigDecimal("67656.77"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "abc", "1e999999999", "1234567890123456789012345678901"})
    void aPriceThatIsNoneIsRefused(String price) {
        refused(SPOT, A.replace("67656.77", price), Kind.MALFORMED)
                .containsExactly("order_price must be empty or a number > 0 of at most 30 digits: '" + price + "'");
    }

    @Test
    void aPlaceholderThatWasNotFilledIsNamedWithWhatToChange() {
        refused(
                        SPOT,
                        A.replace("\"buy\"", "\"{{strategy.order.action}}\"").replace("BTCUSD", "{{tiker}}"),
                        Kind.MALFORMED)
                .containsExactly(
                        "ticker still reads {{tiker}}: check its spelling against the list of placeholders of TradingView",
                        "order_action still reads {{strategy.order.action}}: it is filled in alerts of a strategy only:"
                                + " create the alert on the strategy, not on a chart or an indicator");
    }

    @Test
    void everyMissingAndMalformedFieldIsReportedAtOnce() {
        refused(SPOT, "{\"order_action\":\"hold\",\"time\":\"yesterday\",\"market_position\":\"up\"}", Kind.MALFORMED)
                .containsExactly(
                        "ticker is missing: the strategy's ticker, or name the strategy in the address",
                        "time must be a time such as 2024-08-10T02:30:02Z: 'yesterday'",
                        "order_action must be one of buy, sell: 'hold'",
                        "market_position must be one of flat, long, short: 'up'");
        refused(SPOT, "{\"order_action\":\"\",\"ticker\":\"BTCUSD\"}", Kind.MALFORMED)
                .containsExactly(
                        "time is missing: the time of the alert, such as 2024-08-10T02:30:02Z",
                        "order_action is missing: buy or sell");
    }

    @Test
    void theIncompleteTestMessageOfAnIndicatorIsExplained() {
        String test = "{\"action\":\"LONG_ENTRY\",\"signal\":{\"type\":\"ENTRY\",\"direction\":\"LONG\"}}";
        refused(SPOT, test, Kind.MALFORMED)
                .containsExactly(
                        "market_data is missing: without it neither symbol nor time is known. The indicator's own"
                                + " test message has none: it shows that the address is right, and cannot be executed");
    }

    @Test
    void anActionThatContradictsItsSignalIsRefused() {
        refused(SPOT, B.replace("\"ENTRY\"", "\"EXIT\"").replace("\"LONG\"", "\"SHORT\""), Kind.MALFORMED)
                .containsExactly(
                        "action LONG_ENTRY and signal.type EXIT contradict each other: signal.type must be ENTRY",
                        "action LONG_ENTRY and signal.direction SHORT contradict each other: signal.direction must be LONG");
    }

    @Test
    void aMessageOfBothFormsOrOfNeitherIsRefused() {
        String rule =
                "a message must have either order_action (an alert of a strategy) or action and signal (an alert of an"
                        + " indicator): found ";
        refused(SPOT, B.replaceFirst("\\{", "{\"order_action\":\"buy\","), Kind.MALFORMED)
                .containsExactly(rule + "both");
        refused(SPOT, "{\"ticker\":\"BTCUSD\"}", Kind.MALFORMED).containsExactly(rule + "neither");
        refused(SPOT, "{\"action\":\"LONG_ENTRY\"}", Kind.MALFORMED).containsExactly(rule + "neither");
    }

    @Test
    void aTimeAheadOfOursOrTooOldIsRefused() {
        assertThat(read(SPOT, A.replace("02:30:02Z", "02:31:03.5Z")).signal().time())
                .isAfter(NOW);
        refused(SPOT, A.replace("02:30:02Z", "02:31:04.6Z"), Kind.UNACCEPTABLE)
                .containsExactly(
                        "time 2024-08-10T02:31:04.600Z is 61 s ahead of ours, 60 s at most: check the sender's clock");
        assertThat(read(SPOT, A.replace("2024-08-10T02:30:02Z", "2024-08-09T18:29:03.5Z"))
                        .signal()
                        .strategy())
                .isEqualTo("btc");
        refused(SPOT, A.replace("2024-08-10T02:30:02Z", "2024-08-09T18:29:03.4Z"), Kind.UNACCEPTABLE)
                .containsExactly(
                        "STALE: time 2024-08-09T18:29:03.400Z is older than any signal that can still be executed,"
                                + " 2024-08-09T18:29:03.500Z");
    }

    @Test
    void whatIsNotJsonIsRefusedWithItsPlace() {
        refused(SPOT, "order BTC now", Kind.MALFORMED)
                .singleElement()
                .asString()
                .startsWith("a message must be JSON: ")
                .endsWith("(line 1, column 1)");
        refused(SPOT, "[1]", Kind.MALFORMED).containsExactly("a message must be a JSON object");
        refused(SPOT, "", Kind.MALFORMED).containsExactly("a message must be a JSON object");
        refused(SPOT, "{} {}", Kind.MALFORMED).singleElement().asString().startsWith("a message must be JSON: ");
        refused(SPOT, "{\"a\":\"1\",\"a\":\"2\"}", Kind.MALFORMED)
                .singleElement()
                .asString()
                .contains("Duplicate");
        assertThat(catchThrowableOfType(
                                SignalRefusedException.class,
                                () -> SPOT.read(
                                        Optional.empty(), "text/plain", new byte[] {'{', (byte) 0xff, '}'}, NOW))
                        .problems())
                .containsExactly("a message must be text in UTF-8");
    }

    @Test
    void theLimitsOfSizeDepthAndTextAreNamed() {
        String padded = A.strip() + " ".repeat(8 * 1024 - A.strip().length());
        assertThat(read(SPOT, padded).signal().strategy()).isEqualTo("btc");
        refused(SPOT, padded + " ", Kind.TOO_LARGE).containsExactly("a message must be at most 8192 bytes long: 8193");
        assertThat(read(SPOT, A.replace("{", "{\"a\":{\"b\":{\"c\":{\"d\":\"1\"}}},"))
                        .ignored())
                .containsExactly("a.b.c.d");
        refused(SPOT, A.replace("{", "{\"a\":{\"b\":{\"c\":{\"d\":{\"e\":\"1\"}}}},"), Kind.MALFORMED)
                .containsExactly("a.b.c.d must not be nested deeper than 4 levels");
        assertThat(read(SPOT, A.replace("\"long\"", '"' + "x".repeat(200) + '"'))
                        .signal()
                        .comment())
                .hasSize(200);
        refused(SPOT, A.replace("\"long\"", '"' + "x".repeat(201) + '"'), Kind.MALFORMED)
                .containsExactly("order_comment must be at most 200 characters long: 201");
        refused(SPOT, A.replace("\"long\"", "[1]").replace("\"buy\"", "true"), Kind.MALFORMED)
                .containsExactly(
                        "order_action must be a text, found true", "order_comment must be a text, found a list");
    }

    @Test
    void onlyTwoContentTypesAreTaken() {
        byte[] body = A.getBytes(StandardCharsets.UTF_8);
        assertThat(SPOT.read(Optional.empty(), "Application/JSON; charset=utf-8", body, NOW)
                        .signal()
                        .strategy())
                .isEqualTo("btc");
        SignalRefusedException refused = catchThrowableOfType(
                SignalRefusedException.class, () -> SPOT.read(Optional.empty(), "text/html", body, NOW));
        assertThat(refused.kind()).isEqualTo(Kind.WRONG_TYPE);
        assertThat(refused).hasMessage("the content type must be application/json or text/plain: 'text/html'");
    }

    private static Received read(MessageReader reader, String body) {
        return read(reader, Optional.empty(), body);
    }

    private static Received read(MessageReader reader, Optional<String> strategy, String body) {
        return reader.read(strategy, "text/plain", body.getBytes(StandardCharsets.UTF_8), NOW);
    }

    private static SignalRefusedException refusal(MessageReader reader, Optional<String> strategy, String body) {
        return catchThrowableOfType(SignalRefusedException.class, () -> read(reader, strategy, body));
    }

    private static org.assertj.core.api.ListAssert<String> refused(MessageReader reader, String body, Kind kind) {
        SignalRefusedException refusal = refusal(reader, Optional.empty(), body);
        assertThat(refusal).isNotNull();
        assertThat(refusal.kind()).isEqualTo(kind);
        return assertThat(refusal.problems());
    }

    private static MessageReader reader(boolean margin) {
        return new MessageReader(new Recipient(
                "crypto",
                margin,
                List.of(
                        new Subscriber("btc", "BTCUSD", EIGHT_HOURS),
                        new Subscriber("eur", "EURUSD", EIGHT_HOURS),
                        new Subscriber("sol", "BINANCE:SOLUSDT", EIGHT_HOURS),
                        new Subscriber("gold-a", "XAUUSD", EIGHT_HOURS),
                        new Subscriber("gold-b", "XAUUSD", EIGHT_HOURS))));
    }
}
