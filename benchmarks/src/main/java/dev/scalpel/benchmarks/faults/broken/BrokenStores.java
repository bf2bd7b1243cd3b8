package dev.scalpel.benchmarks.faults.broken;

import dev.scalpel.execution.state.SymbolState;
import dev.scalpel.execution.state.SymbolStateCodec;
import dev.scalpel.execution.state.VenueState;
import dev.scalpel.ledger.AccountDocument;
import dev.scalpel.ledger.StateDocumentCodec;
import dev.scalpel.store.ETag;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.StoreKeys;
import dev.scalpel.store.StoredObject;
import dev.scalpel.store.WriteConflictException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Engines that store wrong state. */
final class BrokenStores {

    private static final Pattern STATE = Pattern.compile("state/[a-z0-9-]+/[A-Z0-9]+-[A-Z0-9]+\\.json");

    private static final String PORTFOLIOS = "state/portfolio/";

    private BrokenStores() {}

    /** Dust is forgotten. */
    static ObjectStore dustForgotten(ObjectStore inner) {
        return new RewritingStore(inner) {
            @Override
            byte[] written(String key, byte[] bytes) {
                return isState(key) ? changed(key, bytes, BrokenStores::withoutDust) : bytes;
            }
        };
    }

    private static SymbolState withoutDust(SymbolState state) {
        return state.execution()
                .filter(VenueState.class::isInstance)
                .map(execution -> state.withExecution(((VenueState) execution).withDust(BigDecimal.ZERO)))
                .orElse(state);
    }

    /** The last decided bar is forgotten. */
    static ObjectStore barForgotten(ObjectStore inner) {
        return new RewritingStore(inner) {
            @Override
            byte[] read(String key, byte[] bytes) {
                return isState(key) ? changed(key, bytes, state -> withoutLastBar(state)) : bytes;
            }
        };
    }

    /** A halt is ignored. */
    static ObjectStore haltIgnored(ObjectStore inner) {
        return new RewritingStore(inner) {
            @Override
            byte[] read(String key, byte[] bytes) {
                if (key.equals(StoreKeys.ACCOUNT)) {
                    AccountDocument account = StateDocumentCodec.ACCOUNT.read(key, bytes);
                    return StateDocumentCodec.ACCOUNT.write(new AccountDocument(
                            account.revision(),
                            account.writer(),
                            Optional.empty(),
                            account.pauseReason(),
                            account.changedAt(),
                            account.rollUp()));
                }
                return isState(key) ? changed(key, bytes, state -> state.withHalted(false)) : bytes;
            }
        };
    }

    /** A claim overwrites the stored one. */
    static ObjectStore notCompared(ObjectStore inner) {
        return new RewritingStore(inner) {
            @Override
            public ETag putIfMatch(String key, byte[] bytes, ETag expected) {
                try {
                    return super.putIfMatch(key, bytes, expected);
                } catch (WriteConflictException second) {
                    if (!isState(key) && !key.startsWith(PORTFOLIOS)) {
                        throw second;
                    }
                    return inner.get(key)
                            .map(StoredObject::etag)
                            .map(now -> super.putIfMatch(key, bytes, now))
                            .orElseThrow(() -> second);
                }
            }
        };
    }

    /** The last line of a trades file is sometimes not written. */
    static ObjectStore tradesLost(ObjectStore inner) {
        return new RewritingStore(inner) {
            @Override
            byte[] written(String key, byte[] bytes) {
                return key.startsWith("trades/") && bytes.length % 3 == 0 ? withoutLastLine(bytes) : bytes;
            }
        };
    }

    private static byte[] withoutLastLine(byte[] bytes) {
        int end = bytes.length - 1;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        return end == 0 ? bytes : Arrays.copyOf(bytes, end);
    }

    /** {@code state/{venue}/{symbol}.json}. */
    private static boolean isState(String key) {
        return STATE.matcher(key).matches();
    }

    private static byte[] changed(String key, byte[] bytes, UnaryOperator<SymbolState> change) {
        return SymbolStateCodec.CODEC.write(change.apply(SymbolStateCodec.CODEC.read(key, bytes)));
    }

    private static SymbolState withoutLastBar(SymbolState state) {
        return new SymbolState(
                state.symbol(),
                state.revision(),
                state.writer(),
                Optional.empty(),
                state.halted(),
                state.modelId(),
                state.position(),
                state.intents(),
                state.protections(),
                state.account(),
                state.lossLimit(),
                state.execution(),
                state.outbox());
    }
}
