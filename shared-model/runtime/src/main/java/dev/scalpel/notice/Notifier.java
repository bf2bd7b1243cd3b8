package dev.scalpel.notice;

/** Tells people. Safe for use by many threads. */
public interface Notifier {

    /** Drops everything: for those who want no notices. */
    Notifier NONE = notice -> Delivery.DROPPED;

    /** What became of a notice. */
    enum Delivery {
        SENT,
        /** A notice of the same cause went out less than an hour ago. */
        HELD_BACK,
        /** Nobody wants notices. */
        DROPPED
    }

    /**
     * Sends the notice, made legal for the medium.
     *
     * @throws NoticeException when it could not be sent
     */
    Delivery send(Notice notice);
}
