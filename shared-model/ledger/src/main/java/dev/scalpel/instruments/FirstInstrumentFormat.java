package dev.scalpel.instruments;

import dev.scalpel.instruments.InstrumentDocumentCodec.History;
import dev.scalpel.instruments.InstrumentDocumentCodec.Tree;
import dev.scalpel.trading.instrument.InstrumentKind;
import dev.scalpel.trading.instrument.TradingSession;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Format 1 of an instrument document, which had spot pairs only. */
record FirstInstrumentFormat(int format, String venue, Map<String, FirstHistory> instruments) {

    Tree upgraded() {
        Map<String, History> upgraded = new TreeMap<>();
        instruments.forEach((symbol, history) -> upgraded.put(symbol, history.upgraded(symbol)));
        return new Tree(InstrumentDocumentCodec.FORMAT, venue, upgraded);
    }

    record FirstHistory(String checkedAt, List<FirstVersion> versions) {

        History upgraded(String symbol) {
            return new History(
                    checkedAt,
                    versions.stream().map(version -> version.upgraded(symbol)).toList());
        }
    }

    record FirstVersion(
            String asOf,
            InstrumentKind kind,
            String tick,
            String step,
            String minQuantity,
            String maxQuantity,
            String minNotional,
            String status,
            List<String> orderTypes) {

        VersionTree upgraded(String symbol) {
            return new VersionTree(
                    asOf,
                    kind,
                    symbol.substring(symbol.indexOf('-') + 1),
                    tick,
                    step,
                    minQuantity,
                    maxQuantity,
                    minNotional,
                    "1",
                    TradingSession.ALWAYS_OPEN,
                    false,
                    0,
                    status,
                    orderTypes);
        }
    }
}
