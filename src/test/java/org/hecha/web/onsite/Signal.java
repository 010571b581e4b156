package org.hecha.web.onsite;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The way from a phone to the server: leads every connection on, until there is no signal; then every one of them breaks. */
final class Signal implements AutoCloseable {

    private final ServerSocket door;
    private final int server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean there = true;

    Signal(int server) throws IOException {
        this.server = server;
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::lead);
    }

    int port() {
        return door.getLocalPort();
    }

    void lost() {
        there = false;
        open.forEach(Signal::end);
        open.clear();
    }

    void back() {
        there = true;
    }

    private void lead() {
        while (!door.isClosed()) {
            try {
                var phone = door.accept();
                if (!there) {
                    end(phone);
                    continue;
                }
                var house = new Socket(InetAddress.getLoopbackAddress(), server);
                open.add(phone);
                open.add(house);
                Thread.ofVirtual().start(() -> copy(phone, house));
                Thread.ofVirtual().start(() -> copy(house, phone));
            } catch (IOException closed) {
                // the test is over, or the server does not answer: the phone tries again
            }
        }
    }

    private void copy(Socket from, Socket to) {
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            in.transferTo(out);
        } catch (IOException broken) {
            // as it does without signal
        } finally {
            end(from);
            end(to);
            open.remove(from);
            open.remove(to);
        }
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException gone) {
            // it is gone already
        }
    }

    @Override
    public void close() throws IOException {
        lost();
        door.close();
    }
}
