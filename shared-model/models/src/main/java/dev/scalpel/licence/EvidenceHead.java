package dev.scalpel.licence;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.scalpel.store.Codec;
import dev.scalpel.store.CompareAndSet;
import dev.scalpel.store.JsonErrors;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.StoreKeys;
import java.io.IOException;
import java.util.Optional;

/**
 * The mark of a ledger's newest entry, by which a tail that was removed is noticed. It is written after the entry, so it may
 * be one behind; an older copy of it is moved forward again.
 */
final class EvidenceHead {

    private static final Codec<Mark> CODEC = Codec.of(EvidenceHead::encode, EvidenceHead::decode);

    private final ObjectStore store;
    private final String key;

    EvidenceHead(ObjectStore store, String procedure) {
        this.store = store;
        key = StoreKeys.evidenceHead(procedure);
    }

    record Mark(int number, String hash) {}

    Optional<Mark> mark() {
        return store.get(key).map(object -> CODEC.decode(key, object.bytes()));
    }

    /** @param count how many entries there are */
    void requireNotBeyond(int count) {
        mark().filter(mark -> mark.number() >= count).ifPresent(mark -> {
            throw new DamagedEvidenceException(
                    key,
                    "entry " + mark.number() + " was written, and only " + count
                            + " are there: the newest were removed, or an older copy was restored");
        });
    }

    void advance(int number, String hash) {
        new CompareAndSet(store)
                .update(
                        key,
                        CODEC,
                        stored -> stored.filter(mark -> mark.number() >= number).orElse(new Mark(number, hash)));
    }

    private static byte[] encode(Mark mark) {
        return EvidenceJsonCodec.bytes(EvidenceJsonCodec.MAPPER.valueToTree(mark));
    }

    private static Mark decode(String key, byte[] bytes) {
        try {
            return EvidenceJsonCodec.MAPPER.readValue(bytes, Mark.class);
        } catch (JsonProcessingException wrong) {
            throw new DamagedEvidenceException(key, JsonErrors.describe(wrong));
        } catch (IOException impossible) {
            throw new IllegalStateException("bytes in memory can always be read", impossible);
        }
    }
}
