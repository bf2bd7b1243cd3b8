package dev.scalpel.local.mcp;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CountDownLatch;

/** An input that reports its end: the SDK's transport reads in a thread of its own and says nothing when it ends. */
final class EndedInput extends FilterInputStream {

    private final CountDownLatch end = new CountDownLatch(1);

    EndedInput(InputStream in) {
        super(in);
    }

    void awaitEnd() throws InterruptedException {
        end.await();
    }

    @Override
    public int read() throws IOException {
        return noted(super.read());
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        return noted(super.read(bytes, offset, length));
    }

    @Override
    public void close() throws IOException {
        end.countDown();
        super.close();
    }

    private int noted(int read) {
        if (read < 0) {
            end.countDown();
        }
        return read;
    }
}
