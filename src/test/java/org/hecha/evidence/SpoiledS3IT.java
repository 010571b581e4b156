package org.hecha.evidence;

import java.net.URI;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import org.junit.jupiter.api.AfterAll;

class SpoiledS3IT extends SpoiledS3 {

    private S3Proxy server;

    @Override
    int server() throws Exception {
        server = S3Proxy.builder()
                .blobStore(new TransientNio2BlobStore())
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.NONE, "", "")
                .build();
        server.start();
        return server.getPort();
    }

    @AfterAll
    void stop() throws Exception {
        server.stop();
    }
}
