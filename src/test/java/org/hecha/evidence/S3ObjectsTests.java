package org.hecha.evidence;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class S3ObjectsTests implements ObjectStoreContract {

    private static S3Proxy server;

    @TempDir
    Path staging;

    @BeforeAll
    static void start() throws Exception {
        server = S3Proxy.builder()
                .blobStore(new TransientNio2BlobStore())
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V4, "key", "secret")
                .build();
        server.start();
    }

    @AfterAll
    static void stop() throws Exception {
        server.stop();
    }

    @Test
    void failsWithAnErrorAndNotWithSilenceWhenTheServerRefuses() {
        var stranger = new S3Objects(settings("wrong"));

        assertThatThrownBy(() -> stranger.has("sha256/aa/x")).isInstanceOf(IOException.class);
    }

    @Override
    public ObjectStore store() {
        return new S3Objects(settings("secret"));
    }

    @Override
    public Path staging() {
        return staging;
    }

    private static EvidenceSettings.S3 settings(String secret) {
        return new EvidenceSettings.S3(
                "http://127.0.0.1:" + server.getPort(), "hecha-test", "key", secret, "us-east-1");
    }
}
