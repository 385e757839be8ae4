package dev.devex.runner.server;

import io.undertow.connector.ByteBufferPool;
import io.undertow.server.DefaultByteBufferPool;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.xnio.OptionMap;
import org.xnio.Options;
import org.xnio.XnioWorker;
import org.xnio.nio.NioXnioProvider;

/** The threads and buffers that HTTP and WebSockets share: few, for one person's browser. */
record Network(XnioWorker worker, ByteBufferPool buffers) {
    private static final int WORKERS = 8;
    private static final int BUFFER_BYTES = 1 << 14;
    private static final int MAX_POOLED = 64;

    static Network create() throws IOException {
        XnioWorker worker = new NioXnioProvider()
                .getInstance()
                .createWorker(OptionMap.builder()
                        .set(Options.WORKER_IO_THREADS, 1)
                        .set(Options.WORKER_TASK_CORE_THREADS, 1)
                        .set(Options.WORKER_TASK_MAX_THREADS, WORKERS)
                        .set(Options.TCP_NODELAY, true)
                        .set(Options.THREAD_DAEMON, true)
                        .getMap());
        return new Network(worker, new DefaultByteBufferPool(true, BUFFER_BYTES, MAX_POOLED, 0));
    }

    /** On the thread of all connections, so the task must be short; not at all if the network ends before. */
    void later(Runnable task, long seconds) {
        worker.getIoThread().executeAfter(task, seconds, TimeUnit.SECONDS);
    }
}
