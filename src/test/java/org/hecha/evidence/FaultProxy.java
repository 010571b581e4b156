package org.hecha.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Stands between us and a server on loopback and spoils the connections it is told to spoil. */
final class FaultProxy implements AutoCloseable {

    enum Fault {
        NONE,
        /** closed before a byte was read */
        REFUSE,
        /** reset after half of what was sent up */
        CUT_UP,
        /** one byte changed on the way up, far behind the headers */
        FLIP_UP,
        /** one byte changed on the way down, far behind the headers */
        FLIP_DOWN,
        /** a long silence before anything goes through */
        SLOW,
        /** what was sent is swallowed, and the answer is 200 with an error in its body, as some servers do */
        ERROR_IN_OK
    }

    private static final int BEHIND_HEADERS = 20_000;
    private static final long SILENCE_S = 10;

    private static final String ERROR =
            "<?xml version=\"1.0\"?><Error><Code>InternalError</Code><Message>We encountered an error</Message></Error>";

    private final ServerSocket door;
    private final int target;
    private final AtomicInteger left = new AtomicInteger();
    private volatile Fault fault = Fault.NONE;

    FaultProxy(int target) throws IOException {
        this.target = target;
        door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().start(this::open);
    }

    int port() {
        return door.getLocalPort();
    }

    /** Spoils so many times from now on, a connection at a time or what is sent over it. */
    void spoil(Fault kind, int connections) {
        fault = kind;
        left.set(connections);
    }

    private void open() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                Thread.ofPlatform().daemon().start(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private boolean spoils(Fault kind) {
        return fault == kind && left.getAndUpdate(n -> Math.max(0, n - 1)) > 0;
    }

    private void serve(Socket client) {
        try (client) {
            if (spoils(Fault.REFUSE)) {
                return;
            }
            if (spoils(Fault.SLOW)) {
                LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(SILENCE_S));
            }
            if (spoils(Fault.ERROR_IN_OK)) {
                swallow(client);
                return;
            }
            try (Socket server = new Socket(InetAddress.getLoopbackAddress(), target)) {
                Thread down = Thread.ofPlatform().daemon().start(() -> copy(server, client, Fault.FLIP_DOWN));
                copy(client, server, Fault.FLIP_UP);
                down.join();
            }
        } catch (IOException gone) {
            // that is what it is for
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Takes the head of one request and what comes with it, and says 200. */
    private static void swallow(Socket client) throws IOException {
        client.setSoTimeout(500);
        byte[] buffer = new byte[8_192];
        InputStream in = client.getInputStream();
        try {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                continue;
            }
        } catch (SocketTimeoutException allIsThere) {
            // whoever sent it waits for the answer now
        }
        String head = "HTTP/1.1 200 OK\r\nContent-Type: application/xml\r\nConnection: close\r\nContent-Length: ";
        client.getOutputStream()
                .write((head + ERROR.length() + "\r\n\r\n" + ERROR).getBytes(StandardCharsets.US_ASCII));
        client.getOutputStream().flush();
    }

    private void copy(Socket from, Socket to, Fault flip) {
        long passed = 0;
        byte[] buffer = new byte[8_192];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                passed += n;
                if (passed > BEHIND_HEADERS && spoils(flip)) {
                    // what comes next on the same connection is spoiled as well, where more is to be
                    passed = 0;
                    buffer[n / 2] ^= 1;
                } else if (flip == Fault.FLIP_UP && passed > BEHIND_HEADERS && spoils(Fault.CUT_UP)) {
                    to.setSoLinger(true, 0);
                    from.setSoLinger(true, 0);
                    to.close();
                    from.close();
                    return;
                }
                out.write(buffer, 0, n);
                out.flush();
            }
            to.shutdownOutput();
        } catch (IOException gone) {
            try {
                from.close();
                to.close();
            } catch (IOException e) {
                // both are gone then
            }
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
