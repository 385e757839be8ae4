package dev.devex.runner.workspace;

import dev.devex.runner.workspace.StoredSnapshot.Link;
import dev.devex.snapshot.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.Set;

/** An object as it comes from the store; where it breaks off, the rest is asked for. Whoever reads it checks what comes. */
final class Download extends InputStream {
    private static final int PARTIAL = 206;
    private static final Set<Integer> SUCCESS = Set.of(200, PARTIAL);

    private final Downloads downloads;
    private final Patience patience;
    private final Sha256 sha256;
    private InputStream content = InputStream.nullInputStream();
    private boolean open;
    private long position;

    Download(Downloads downloads, Patience patience, Sha256 sha256) {
        this.downloads = downloads;
        this.patience = patience;
        this.sha256 = sha256;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        try {
            return patience.attempt(() -> readOnce(bytes, offset, length));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while downloading");
        }
    }

    @Override
    public void close() throws IOException {
        content.close();
    }

    private int readOnce(byte[] bytes, int offset, int length) throws IOException {
        Link link = downloads.link(sha256);
        long left = link.size() - position;
        if (left <= 0) {
            return -1;
        }
        try {
            if (!open) {
                content = ask(link);
                open = true;
            }
            int read = content.read(bytes, offset, (int) Math.min(length, left));
            if (read > 0) {
                position += read;
                return read;
            }
        } catch (IOException cut) {
            // as if it had ended
        }
        open = false;
        throw Store.unreachable();
    }

    private InputStream ask(Link link) throws IOException {
        HttpRequest request = new HttpRequest("GET", link.address());
        if (position > 0) {
            request.header("Range", "bytes=" + position + "-");
        }
        HttpAnswer answer = request.send();
        if (!SUCCESS.contains(answer.status())) {
            answer.close();
            downloads.renew(sha256, link);
            throw Store.unreachable();
        }
        if (answer.status() != PARTIAL) {
            answer.content().skipNBytes(position);
        }
        return answer.content();
    }
}
