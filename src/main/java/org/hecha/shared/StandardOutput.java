package org.hecha.shared;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;

/**
 * Where a command of {@code ./hecha} puts its answer: the file descriptor itself, because whatever else a library writes to
 * {@code System.out} has been sent to standard error.
 */
public final class StandardOutput {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private StandardOutput() {}

    /** One JSON value and a line feed. Closes nothing: a command may answer more than once. */
    public static void print(Object answer) throws IOException {
        // closing a stream on the descriptor would close standard output for good
        @SuppressWarnings("resource")
        var out = new FileOutputStream(FileDescriptor.out);
        out.write(JSON.writeValueAsBytes(answer));
        out.write('\n');
        out.flush();
    }
}
