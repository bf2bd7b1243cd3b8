package dev.scalpel.notice;

/** Where the secrets of outgoing notices come from: a bot's token, an address. */
@FunctionalInterface
interface OutgoingSecrets {

    /**
     * @param variable the name that the settings give it
     * @throws NoticeException if it cannot be read now; the message has no secret
     */
    String read(String variable);
}
