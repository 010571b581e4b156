package org.hecha.evidence.worker;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;

/** A worker that does what the file says: the worst a parser has ever done. */
public final class MischievousWorker {
    private MischievousWorker() {}

    public static void main(String[] arguments) throws Exception {
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            Order order = Worker.json().readValue(line, Order.class);
            String wish = Files.readString(Path.of(order.file()));
            switch (wish) {
                case "exit" -> System.exit(7);
                case "memory" -> {
                    var hoard = new ArrayList<byte[]>();
                    while (true) {
                        hoard.add(new byte[1 << 20]);
                    }
                }
                case "hang" -> new CountDownLatch(1).await();
                case "chatter" -> {
                    while (true) {
                        System.out.println(".");
                    }
                }
                case "flood" -> {
                    for (int i = 0; i < 50_000_000; i++) {
                        System.out.print('x');
                    }
                    Runtime.getRuntime().halt(9);
                }
                default -> {
                    Reading reading = Draft.failed(
                            "text/plain",
                            org.hecha.evidence.Evidence.State.KEPT,
                            org.hecha.evidence.Evidence.Reason.NO_TEXT,
                            java.util.Map.of());
                    Worker.json().writeValue(Path.of(order.out(), Order.RESULT).toFile(), reading);
                    System.out.println(Worker.DONE);
                }
            }
        }
    }
}
