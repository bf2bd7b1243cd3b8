package dev.scalpel.invocation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.store.StoreKeys;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which objects of the store start a function when they are written. */
enum ObjectTrigger {
    NONE(""),
    /** A shard's chain object, which the field {@code shard} names. */
    SHARD("; the creation of chain/SHARD.json as reported by S3 or EventBridge") {
        @Override
        Optional<ObjectNode> request(String key) {
            Matcher trigger = SHARD_KEY.matcher(key);
            return trigger.matches()
                    ? Optional.of(JsonNodeFactory.instance.objectNode().put("shard", trigger.group(1)))
                    : Optional.empty();
        }
    },
    /** A file of trades or orders. */
    LEDGER("; the creation of a file of trades or orders as reported by S3 or EventBridge") {
        @Override
        Optional<ObjectNode> request(String key) {
            return key.startsWith(StoreKeys.TRADES) || key.startsWith(StoreKeys.ORDERS)
                    ? Optional.of(JsonNodeFactory.instance.objectNode())
                    : Optional.empty();
        }
    };

    private static final Pattern SHARD_KEY = Pattern.compile("chain/([^/]+)\\.json");

    private final String allowed;

    ObjectTrigger(String allowed) {
        this.allowed = allowed;
    }

    /** What it adds to the events that are allowed. */
    String allowed() {
        return allowed;
    }

    /** The request that the creation of this object means; empty if it starts nothing. */
    Optional<ObjectNode> request(String key) {
        return Optional.empty();
    }
}
