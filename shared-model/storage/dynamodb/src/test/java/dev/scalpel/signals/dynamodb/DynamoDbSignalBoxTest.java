package dev.scalpel.signals.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.signals.Signal;
import dev.scalpel.signals.SignalBox;
import dev.scalpel.signals.SignalBox.Stored;
import dev.scalpel.signals.SignalSamples;
import dev.scalpel.signals.TargetState;
import dev.scalpel.signals.box.SignalBoxContract;
import dev.scalpel.store.StoreException;
import dev.scalpel.store.UnknownOutcomeException;
import dev.scalpel.testkit.DynamoTable;
import dev.scalpel.testkit.Moto;
import dev.scalpel.testkit.TableFault;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

class DynamoDbSignalBoxTest extends SignalBoxContract {

    @RegisterExtension
    static final Moto MOTO = new Moto();

    private final DynamoTable table = DynamoTable.create(MOTO.endpoint(), "portfolio", "at");
    private final List<DynamoDbSignalBox> boxes = new ArrayList<>();

    @Override
    protected SignalBox open() {
        return box(table.endpoint());
    }

    @Override
    protected SignalBox openWhereTheNextAnswerIsLost() {
        table.failNext(TableFault.ANSWER_LOST);
        return box(table.faultyEndpoint());
    }

    private synchronized DynamoDbSignalBox box(URI endpoint) {
        DynamoConnection connection = DynamoConnection.to(table.name())
                .at(
                        endpoint,
                        Region.US_EAST_1,
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "secret")))
                // A hundred writers share two processors with the server.
                .withCallTimeout(Duration.ofSeconds(30));
        DynamoDbSignalBox box = new DynamoDbSignalBox(
                connection,
                (portfolio, strategy) -> Optional.of(strategy.toUpperCase(java.util.Locale.ROOT) + "USDT"),
                Duration.ofDays(30));
        boxes.add(box);
        return box;
    }

    @AfterEach
    void close() {
        boxes.forEach(DynamoDbSignalBox::close);
        table.close();
    }

    @Test
    void anItemHasTheAttributesThatOtherBotsKnow() {
        Signal signal = SignalSamples.signal("btc", TargetState.LONG, "2024-08-10T02:30:02Z");
        open().put(signal);
        assertThat(table.items()).hasSize(1);
        JsonNode item = table.items().get(0);
        assertThat(item.at("/portfolio/S").asText()).isEqualTo("crypto");
        assertThat(item.at("/at/S").asText()).isEqualTo("2024-08-10T02:30:02.000Z#" + signal.id());
        assertThat(item.at("/ticker/S").asText()).isEqualTo("BTCUSDT");
        assertThat(item.at("/create_ts/S").asText()).isEqualTo("2024-08-10T02:30:02.000Z");
        assertThat(item.at("/order_action/S").asText()).isEqualTo("buy");
        assertThat(item.at("/order_price/S").asText()).isEqualTo("10");
        assertThat(item.at("/order_comment/S").asText()).isEmpty();
        assertThat(item.at("/expires/N").asLong())
                .isEqualTo(Instant.parse("2024-09-09T02:30:02Z").getEpochSecond());
    }

    @Test
    void twoAlertsOfATickerInOneSecondAreTwoItems() {
        SignalBox box = open();
        Signal close = SignalSamples.signal("btc", TargetState.FLAT, "2024-08-10T02:30:02Z");
        Signal reverse = SignalSamples.signal("btc", TargetState.SHORT, "2024-08-10T02:30:02Z");
        assertThat(box.put(close)).isEqualTo(Stored.NEW);
        assertThat(box.put(reverse)).isEqualTo(Stored.NEW);
        assertThat(box.since("crypto", close.time())).containsExactlyInAnyOrder(close, reverse);
    }

    @Test
    void anotherProcessThatWasQuickerAfterALostRequestMakesItKnown() {
        Signal signal = SignalSamples.signal("btc", TargetState.LONG, "2024-08-10T02:30:02Z");
        Signal sameAlert = received(signal, signal.receivedAt().plusSeconds(5));
        open().put(signal);
        table.failNext(TableFault.REQUEST_LOST);
        assertThat(box(table.faultyEndpoint()).put(sameAlert)).isEqualTo(Stored.KNOWN);
        assertThat(open().since("crypto", signal.time())).containsExactly(signal);
    }

    @Test
    void aThrottledTableIsTriedAgain() {
        Signal signal = SignalSamples.signal("btc", TargetState.LONG, "2024-08-10T02:30:02Z");
        table.failNext(TableFault.THROTTLED, TableFault.INTERNAL);
        assertThat(box(table.faultyEndpoint()).put(signal)).isEqualTo(Stored.NEW);
        table.failNext(TableFault.THROTTLED, TableFault.REQUEST_LOST);
        assertThat(box(table.faultyEndpoint()).since("crypto", signal.time())).containsExactly(signal);
        assertThat(table.requests()).isEqualTo(6);
    }

    @Test
    void aTableThatStaysThrottledIsAFailureThatWroteNothing() {
        Signal signal = SignalSamples.signal("btc", TargetState.LONG, "2024-08-10T02:30:02Z");
        table.failNext(TableFault.THROTTLED, TableFault.THROTTLED, TableFault.THROTTLED);
        assertThatThrownBy(() -> box(table.faultyEndpoint()).put(signal))
                .isInstanceOf(StoreException.class)
                .isNotInstanceOf(UnknownOutcomeException.class)
                .hasMessageContaining(table.name());
        assertThat(table.items()).isEmpty();
    }

    @Test
    void answersThatStayLostLeaveTheOutcomeUnknown() {
        Signal signal = SignalSamples.signal("btc", TargetState.LONG, "2024-08-10T02:30:02Z");
        table.failNext(TableFault.ANSWER_LOST, TableFault.REQUEST_LOST, TableFault.REQUEST_LOST);
        assertThatThrownBy(() -> box(table.faultyEndpoint()).put(signal)).isInstanceOf(UnknownOutcomeException.class);
        assertThat(open().put(signal)).as("the sender's next attempt").isEqualTo(Stored.KNOWN);
    }

    @Test
    void whatIsForbiddenIsNotTriedAgain() {
        table.failNext(TableFault.FORBIDDEN);
        assertThatThrownBy(() -> box(table.faultyEndpoint()).since("crypto", NOW))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("planned by the test");
        assertThat(table.requests()).isEqualTo(1);
    }

    @Test
    void anItemThatIsNoSignalIsNamed() {
        table.put("{\"portfolio\":{\"S\":\"crypto\"},\"at\":{\"S\":\"2024-08-10T02:30:02.000Z#abc\"}}");
        SignalBox box = open();
        assertThatThrownBy(() -> box.since("crypto", Instant.EPOCH))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("crypto 2024-08-10T02:30:02.000Z#abc")
                .hasMessageContaining("the attribute id is missing");
    }

    private static Signal received(Signal signal, Instant at) {
        return new Signal(
                signal.id(),
                signal.portfolio(),
                signal.strategy(),
                signal.target(),
                signal.kind(),
                signal.time(),
                at,
                signal.price(),
                signal.comment(),
                signal.previous(),
                signal.bar(),
                signal.source(),
                signal.bodySha256());
    }
}
