package dev.scalpel.local.downloading;

import dev.scalpel.venue.HttpClientHardening;
import dev.scalpel.venue.HttpErrors;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;

/** Reads files by HTTP, with bounded retries. Follows no redirection. */
public final class ArchiveClient implements ArchiveFiles {

    private final URI address;
    private final Retries retries;

    /** @param address of the archive or of a mirror; ends with a slash */
    public ArchiveClient(URI address, Retries retries) {
        HttpClientHardening.harden();
        this.address = address;
        this.retries = retries;
    }

    @Override
    public Optional<byte[]> get(String path, int maxBytes) {
        URI file = address.resolve(path);
        for (int attempt = 1; true; attempt++) {
            try {
                return request(file, maxBytes);
            } catch (IOException failure) {
                Duration pause = pauseAfter(attempt, failure)
                        .orElseThrow(() ->
                                new DownloadFailedException("cannot read " + file + ": " + reason(failure), failure));
                if (attempt >= retries.attempts()) {
                    throw new DownloadFailedException(
                            "cannot read " + file + " in " + attempt + (attempt == 1 ? " attempt: " : " attempts: ")
                                    + reason(failure),
                            failure);
                }
                retries.pauseFor(pause, reason(failure));
            }
        }
    }

    private Optional<byte[]> request(URI file, int maxBytes) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) file.toURL().openConnection();
        connection.setInstanceFollowRedirects(false);
        connection.setConnectTimeout((int) retries.timeout().toMillis());
        connection.setReadTimeout((int) retries.timeout().toMillis());
        int status = connection.getResponseCode();
        if (status == HttpURLConnection.HTTP_NOT_FOUND) {
            return Optional.empty();
        }
        if (status != HttpURLConnection.HTTP_OK) {
            throw new HttpStatusException(
                    status,
                    Optional.ofNullable(connection.getHeaderField("Retry-After"))
                            .flatMap(HttpErrors::retryAfter));
        }
        try (InputStream in = connection.getInputStream()) {
            byte[] content = in.readNBytes(maxBytes + 1);
            if (content.length > maxBytes) {
                throw new DamagedFileException(file + " is larger than " + maxBytes + " bytes");
            }
            long announced = connection.getContentLengthLong();
            if (announced >= 0 && content.length != announced) {
                throw new IOException("the connection ended after " + content.length + " of " + announced + " bytes");
            }
            return Optional.of(content);
        }
    }

    /** Empty when another attempt is of no use. */
    private static Optional<Duration> pauseAfter(int attempt, IOException failure) {
        if (!(failure instanceof HttpStatusException answer)) {
            return Optional.of(Retries.pauseAfter(attempt));
        }
        return Optional.of(answer.retryAfter().orElseGet(() -> Retries.pauseAfter(attempt)))
                .filter(pause -> answer.isTransient() && pause.compareTo(Retries.MAX_PAUSE) <= 0);
    }

    private String reason(IOException failure) {
        if (failure instanceof UnknownHostException) {
            return "unknown host " + address.getHost();
        }
        if (failure instanceof SocketTimeoutException) {
            return "no response within " + retries.timeout().toMillis() + " ms";
        }
        return Optional.ofNullable(failure.getMessage()).orElse("the connection failed");
    }
}
