package dev.scalpel.local.desk.http;

import java.net.URI;

/** A page that is served until it is closed. */
public interface ServedPage extends AutoCloseable {

    URI uri();

    @Override
    void close();
}
