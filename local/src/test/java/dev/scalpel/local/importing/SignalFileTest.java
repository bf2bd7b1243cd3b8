package dev.scalpel.local.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.signals.Signal;
import dev.scalpel.signals.message.Recipient;
import dev.scalpel.signals.slot.SlotSchedule;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Tables of signals and lists of trades, row by row. */
class SignalFileTest {

    private static final String OLD_HEADER =
            "Trade #,Type,Signal,Date/Time,Price USDT,Contracts,Profit USDT,Profit %,Cum. Profit USDT\n";
    private static final String NEW_HEADER =
            "Trade number,Type,Date and time,Signal,Price USDT,Size (qty),Size (value),Net PnL USDT\n";

    private boolean margin = true;
    private Optional<String> strategy = Optional.of("btc");
    private String zone = "UTC";
    private long delayMinutes;

    @Test
    void aTableIsReadByTheRulesOfMessages() {
        assertThat(read("""
            time,strategy,action,price,comment
            2024-08-10T02:30:02Z,btc,buy,67656.77,long
            2024-08-10 03:00,eth,sell,,
            2024-08-10 04:00:30,btc,sell,,exit long
            2024-08-10T06:00:00+02:00,btc,FLAT,,stop loss
            """))
                .containsExactly(
                        "2024-08-10T02:30:02Z btc LONG ORDER 67656.77",
                        "2024-08-10T03:00:00Z eth SHORT ORDER",
                        "2024-08-10T04:00:30Z btc FLAT ORDER",
                        "2024-08-10T04:00:00Z btc FLAT STOP");
        margin = false;
        assertThat(read("time,strategy,action\n2024-08-10 03:00,eth,short\n"))
                .as("what is short elsewhere is flat on spot")
                .containsExactly("2024-08-10T03:00:00Z eth FLAT ORDER");
    }

    @Test
    void aSignalIsReadOnceHoweverOftenTheFileHasIt() {
        String row = "2024-08-10 03:00,eth,buy\n";
        assertThat(read("time,strategy,action\n" + row + row)).hasSize(1);
    }

    @Test
    void everyBadRowIsReportedWithItsLineAndNothingIsRead() {
        assertThatThrownBy(() -> read("""
            time,strategy,action,price,comment
            2024-08-10 02:30,btc,buy,1,
            yesterday,btc,buy,1,
            2024-08-10 02:30,doge,buy,1,
            2024-08-10 02:30,btc,hold,1,
            2024-08-10 02:30,btc,buy,cheap,
            2024-08-10 02:30,btc,buy
            2024-08-10 02:30,btc,long,1,stop entry
            """))
                .isInstanceOfSatisfying(
                        SignalFileException.class,
                        wrong -> assertThat(wrong.problems())
                                .hasSize(6)
                                .anyMatch(text -> text.startsWith("line 3: time must be like"))
                                .anyMatch(text -> text.startsWith("line 4: portfolio crypto has no strategy 'doge'"))
                                .anyMatch(text -> text.startsWith("line 5: action must be buy, sell, long"))
                                .anyMatch(text -> text.startsWith("line 6: ") && text.contains("order_price"))
                                .anyMatch(text -> text.equals("line 7: 3 cells, expected 5"))
                                .anyMatch(text -> text.startsWith("line 8: STOP_MUST_CLOSE")))
                .hasMessageStartingWith("nothing was read:");
    }

    @Test
    void columnsThatAreMissingUnknownOrDoubledAreNamed() {
        assertThatThrownBy(() -> read("time,symbol,action\n2024-08-10 02:30,btc,buy\n"))
                .hasMessageContaining("unknown column 'symbol'")
                .hasMessageContaining("column strategy is missing");
        assertThatThrownBy(() -> read("time,time,strategy,action\n"))
                .hasMessageContaining("column time is there twice");
        assertThatThrownBy(() -> read("")).hasMessageContaining("the file is empty");
        assertThatThrownBy(() -> read("time,strategy,action\n2024-08-10 02:30,\"btc,buy\n"))
                .hasMessageContaining("no comma-separated table");
    }

    @Test
    void anOldListOfTradesBecomesWhatTheStrategyHolds() {
        assertThat(read("\uFEFF" + OLD_HEADER + """
            1,Entry Long,RsiLE,2024-03-04 10:00,2100.50,1,12.5,0.6,12.5
            1,Exit Long,RsiSE,2024-03-05 14:00,2113.00,1,12.5,0.6,12.5
            2,Entry Short,RsiSE,2024-03-05 14:00,2113.00,1,-7.5,-0.35,5
            2,Exit Short,RsiLE,2024-03-06 09:00,2120.50,1,-7.5,-0.35,5
            3,Entry Long,RsiLE,2024-03-06 09:00,2120.50,1,3,0.1,8
            3,Exit Long,Open,2024-03-06 15:00,2123.50,1,3,0.1,8
            """))
                .containsExactly(
                        "2024-03-04T10:00:00Z btc LONG ORDER 2100.50",
                        "2024-03-05T14:00:00Z btc SHORT ORDER 2113.00",
                        "2024-03-06T09:00:00Z btc LONG ORDER 2120.50");
    }

    @Test
    void aNewListOfTradesIsNewestFirstAndInTheChartsZone() {
        zone = "Asia/Taipei";
        delayMinutes = 15;
        assertThat(read(NEW_HEADER + """
            2,Exit short,Open,"",,1,1,0
            2,Entry short,2026-04-27 21:00,"sell, trend",2290.1,1,1,0
            1,Exit long,2026-04-27 20:30,Stop,2291.52,1,1,0
            1,Entry long,2026-04-27 20:15,buy,2289.7,1,1,0
            """))
                .containsExactly(
                        "2026-04-27T12:30:00Z btc LONG ORDER 2289.7",
                        "2026-04-27T12:45:00Z btc FLAT STOP 2291.52",
                        "2026-04-27T13:15:00Z btc SHORT ORDER 2290.1");
    }

    @Test
    void severalEntriesAreOnePositionAndATradeWithinABarIsNone() {
        assertThat(read(NEW_HEADER + """
            1,Entry long,2026-04-27 01:00,a,1,1,1,0
            2,Entry long,2026-04-27 02:00,b,2,1,1,0
            1,Exit long,2026-04-27 03:00,c,3,1,1,0
            2,Exit long,2026-04-27 04:00,d,4,1,1,0
            3,Entry long,2026-04-27 05:00,e,5,1,1,0
            3,Exit long,2026-04-27 05:00,f,6,1,1,0
            """))
                .containsExactly("2026-04-27T01:00:00Z btc LONG ORDER 1", "2026-04-27T04:00:00Z btc FLAT ORDER 4");
    }

    @Test
    void aListOfTradesThatCannotBeIsRefused() {
        assertThatThrownBy(() -> read(NEW_HEADER + """
            1,Entry long,2026-04-27 01:00,a,1,1,1,0
            1,Entry long,2026-04-27 02:00,a,1,1,1,0
            2,Exit long,2026-04-27 02:00,b,2,1,1,0
            3,Entry long,2026-04-27 03:00,c,3,1,1,0
            3,Exit short,2026-04-27 04:00,d,4,1,1,0
            4,Buy,2026-04-27 05:00,e,5,1,1,0
            x,Entry long,2026-04-27 05:00,e,5,1,1,0
            5,Entry long,27.04.2026,e,5,1,1,0
            """))
                .hasMessageContaining("line 3: trade 1 has this row already, in line 2")
                .hasMessageContaining("line 4: trade 2 has no entry")
                .hasMessageContaining("line 6: trade 3 exits short at 2026-04-27T04:00:00Z, and was entered long")
                .hasMessageContaining("line 7: Type must be Entry long, Entry short, Exit long or Exit short: 'Buy'")
                .hasMessageContaining("line 8: the number of the trade is none: 'x'")
                .hasMessageContaining("line 9: time must be like");
        assertThatThrownBy(() -> read("Trade #,Type,Price\n")).hasMessageContaining("a list of trades has the columns");
        strategy = Optional.empty();
        assertThatThrownBy(() -> read(NEW_HEADER)).hasMessageContaining("btc, eth: say which with --strategy");
    }

    @Test
    void aTimeThatNoClockShowsIsRefused() {
        zone = "Europe/Berlin";
        assertThatThrownBy(() -> read("time,strategy,action\n2024-03-31 02:30,btc,buy\n"))
                .hasMessageContaining("line 2: no clock shows 2024-03-31 02:30 in Europe/Berlin");
        assertThat(read("time,strategy,action\n2024-03-31,btc,buy\n"))
                .containsExactly("2024-03-30T23:00:00Z btc LONG ORDER");
    }

    private List<String> read(String text) {
        SlotSchedule schedule = SlotSchedule.immediate(900);
        Recipient recipient = new Recipient(
                "crypto",
                margin,
                List.of(
                        new Recipient.Subscriber("btc", "BTCUSDT", schedule),
                        new Recipient.Subscriber("eth", "ETHUSDT", schedule)));
        return SignalFile.read(
                        text,
                        recipient,
                        new SignalFile.Terms(strategy, ZoneId.of(zone), Duration.ofMinutes(delayMinutes)))
                .signals()
                .stream()
                .map(SignalFileTest::text)
                .toList();
    }

    private static String text(Signal signal) {
        assertThat(signal.receivedAt()).isEqualTo(signal.time());
        return signal.time() + " " + signal.strategy() + " " + signal.target() + " " + signal.kind()
                + signal.price().map(price -> " " + price.toPlainString()).orElse("");
    }
}
