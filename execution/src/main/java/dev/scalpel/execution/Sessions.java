package dev.scalpel.execution;

import dev.scalpel.execution.credentials.AwsCredentialStores;
import dev.scalpel.notice.Notice;
import dev.scalpel.notice.NoticeException;
import dev.scalpel.notice.Notifier;
import dev.scalpel.settings.Settings;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.StoreException;
import dev.scalpel.venue.SessionNotice;
import dev.scalpel.venue.SessionStorage;
import dev.scalpel.venue.TokenStore;
import dev.scalpel.venue.credentials.CredentialName;
import dev.scalpel.venue.credentials.SecretStore;
import dev.scalpel.venue.token.SecretTokens;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the sessions of venues lie that have any: in a deployment beside the venue's keys, because a function's process may end
 * after each call; on one machine in memory, so that no token is ever on disk. One of each venue in a process.
 */
final class Sessions {

    private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);

    private final ObjectStore store;
    private final boolean deployed;
    private final SessionNotice notices;
    private final Map<String, TokenStore> inMemory = new ConcurrentHashMap<>();

    Sessions(ObjectStore store, boolean deployed, SessionNotice notices) {
        this.store = store;
        this.deployed = deployed;
        this.notices = notices;
    }

    /** Notices by the channels of the settings, besides the log. */
    static SessionNotice notices(Notifier notifier) {
        return (cause, text) -> {
            SessionNotice.LOGGED.send(cause, text);
            try {
                notifier.send(new Notice(cause, "Scalpel: " + cause.replace('-', ' '), text));
            } catch (NoticeException | StoreException failed) {
                LOG.warn("no notice of {} was sent: {}", cause, failed.getMessage());
            }
        };
    }

    SessionStorage of(Settings settings) {
        return of(settings, AwsCredentialStores.of(settings));
    }

    SessionStorage of(Settings settings, SecretStore secrets) {
        TokenStore tokens = deployed
                ? new SecretTokens(secrets, CredentialName.of(settings).token().name())
                : inMemory.computeIfAbsent(settings.venue(), venue -> TokenStore.inMemory());
        return new SessionStorage(
                store, tokens, notices, () -> UUID.randomUUID().toString());
    }
}
