package org.hecha.evidence;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** The few words of clamd's protocol that we need: each command begins with {@code z} and ends with NUL, as does the answer. */
final class Clamd {
    private static final int CONNECT_MS = 3_000;
    private static final int CHUNK = 1 << 16;

    /** No answer is longer: a name of a signature and a word. */
    private static final int LONGEST = 1_000;

    private final String host;
    private final int port;
    private final Duration patience;

    Clamd(String host, int port, Duration patience) {
        this.host = host;
        this.port = port;
        this.patience = patience;
    }

    /** @param found empty for a clean file */
    record Answer(boolean tooLarge, String found) {}

    boolean answers() {
        try (Socket socket = connect()) {
            socket.getOutputStream().write("zPING\0".getBytes(StandardCharsets.US_ASCII));
            return "PONG".equals(answer(socket.getInputStream()));
        } catch (IOException silent) {
            return false;
        }
    }

    /**
     * Sends a stream in pieces, each behind its length, to the end.
     *
     * @throws IOException when it cannot be reached, is silent for too long or says what it cannot do
     */
    Answer scan(InputStream bytes) throws IOException {
        try (Socket socket = connect()) {
            // closing it would close the socket before the answer
            @SuppressWarnings("resource")
            var out = new DataOutputStream(socket.getOutputStream());
            try {
                out.write("zINSTREAM\0".getBytes(StandardCharsets.US_ASCII));
                byte[] chunk = new byte[CHUNK];
                for (int n = bytes.readNBytes(chunk, 0, CHUNK); n > 0; n = bytes.readNBytes(chunk, 0, CHUNK)) {
                    out.writeInt(n);
                    out.write(chunk, 0, n);
                }
                out.writeInt(0);
                out.flush();
            } catch (java.net.SocketException stoppedListening) {
                // it does so past its own limit, after having said so
            }
            return understood(answer(socket.getInputStream()));
        }
    }

    private static Answer understood(String answer) throws IOException {
        if (answer.endsWith(" OK")) {
            return new Answer(false, "");
        }
        if (answer.endsWith(" FOUND")) {
            String name = answer.substring(answer.indexOf(':') + 1, answer.length() - " FOUND".length());
            return new Answer(false, name.strip());
        }
        if (answer.contains("size limit exceeded")) {
            return new Answer(true, "");
        }
        throw new IOException("the scanner says: " + (answer.isEmpty() ? "nothing" : answer));
    }

    private Socket connect() throws IOException {
        var socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(host, port), CONNECT_MS);
            socket.setSoTimeout((int) patience.toMillis());
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private static String answer(InputStream in) throws IOException {
        var answer = new ByteArrayOutputStream();
        for (int c = in.read(); c > 0 && answer.size() < LONGEST; c = in.read()) {
            answer.write(c);
        }
        return answer.toString(StandardCharsets.UTF_8).strip();
    }
}
