package org.hecha.evidence;

import java.io.IOException;

class SpoiledS3MockIT extends SpoiledS3 {

    @Override
    int server() throws IOException {
        return S3Mock.port();
    }
}
