package dev.scalpel.notice;

/** Sends notices to people. Thread-safe. */
public interface Notifier {

    /** Discards all notices. */
    Notifier NONE = notice -> Delivery.DROPPED;

    /** The outcome of a notice. */
    enum Delivery {
        SENT,
        /** A notice of the same cause was sent less than an hour ago. */
        SUPPRESSED,
        /** Notices are disabled. */
        DROPPED
    }

    /**
     * Sends the notice, with its text adapted to the medium.
     *
     * @throws NoticeException if it could not be sent
     */
    Delivery send(Notice notice);
}
