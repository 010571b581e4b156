package org.hecha.evidence;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Speaks clamd's protocol on a port of its own that stays the same, and can be away for a while. Finds the word MALWARE. */
public final class FakeClamd implements AutoCloseable {
    private final int port;
    private volatile @Nullable ServerSocket listening;

    public FakeClamd() throws IOException {
        var socket = new ServerSocket(0, 20, InetAddress.getLoopbackAddress());
        port = socket.getLocalPort();
        socket.close();
    }

    public int port() {
        return port;
    }

    public void up() throws IOException {
        var socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        listening = socket;
        Thread.ofPlatform().daemon().start(() -> {
            while (!socket.isClosed()) {
                try (Socket client = socket.accept()) {
                    answer(client);
                } catch (IOException gone) {
                    // the next one
                }
            }
        });
    }

    public void down() throws IOException {
        ServerSocket socket = listening;
        if (socket != null) {
            socket.close();
        }
    }

    @Override
    public void close() throws IOException {
        down();
    }

    private static void answer(Socket client) throws IOException {
        var in = new DataInputStream(client.getInputStream());
        var command = new StringBuilder();
        for (int c = in.read(); c > 0; c = in.read()) {
            command.append((char) c);
        }
        String said = "UNKNOWN COMMAND";
        if (command.toString().equals("zPING")) {
            said = "PONG";
        } else if (command.toString().equals("zINSTREAM")) {
            var bytes = new ByteArrayOutputStream();
            for (int length = in.readInt(); length > 0; length = in.readInt()) {
                bytes.write(in.readNBytes(length));
            }
            boolean bad = bytes.toString(StandardCharsets.ISO_8859_1).contains("MALWARE");
            said = bad ? "stream: Test.Malware FOUND" : "stream: OK";
        }
        client.getOutputStream().write((said + "\0").getBytes(StandardCharsets.US_ASCII));
    }
}
