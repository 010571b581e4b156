package org.hecha.evidence;

import io.minio.BucketExistsArgs;
import io.minio.GetObjectArgs;
import io.minio.MakeBucketArgs;
import io.minio.MinioClient;
import io.minio.StatObjectArgs;
import io.minio.UploadObjectArgs;
import io.minio.errors.ErrorResponseException;
import io.minio.errors.MinioException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import okhttp3.OkHttpClient;

/** Objects in a bucket of any S3 server. */
final class S3Objects implements ObjectStore {
    private final MinioClient client;
    private final String bucket;
    private final String region;
    private volatile boolean bucketThere;

    S3Objects(EvidenceSettings.S3 settings) {
        // the client's own defaults wait five minutes; a person waits for the answer
        var http = new OkHttpClient.Builder()
                .connectTimeout(Duration.ofSeconds(5))
                .readTimeout(Duration.ofSeconds(30))
                .writeTimeout(Duration.ofSeconds(30))
                .build();
        client = MinioClient.builder()
                .endpoint(settings.endpoint())
                .credentials(settings.accessKey(), settings.secretKey())
                .region(settings.region())
                .httpClient(http, true)
                .build();
        bucket = settings.bucket();
        region = settings.region();
    }

    @Override
    public void keep(String key, Path file) throws IOException {
        String object = ObjectStore.checked(key);
        long size = Files.size(file);
        try {
            makeBucket();
            client.uploadObject(UploadObjectArgs.builder()
                    .bucket(bucket)
                    .object(object)
                    .filename(file.toString())
                    .build());
            var there = client.statObject(
                    StatObjectArgs.builder().bucket(bucket).object(object).build());
            if (there.size() != size) {
                throw new IOException("kept " + there.size() + " of " + size + " bytes of " + object);
            }
        } catch (MinioException e) {
            throw new IOException("could not keep " + object, e);
        }
        Files.delete(file);
    }

    @Override
    public InputStream open(String key) throws IOException {
        String object = ObjectStore.checked(key);
        try {
            return client.getObject(
                    GetObjectArgs.builder().bucket(bucket).object(object).build());
        } catch (ErrorResponseException e) {
            throw missing(e) ? new NoSuchFileException(object) : new IOException("could not open " + object, e);
        } catch (MinioException e) {
            throw new IOException("could not open " + object, e);
        }
    }

    @Override
    public boolean has(String key) throws IOException {
        String object = ObjectStore.checked(key);
        try {
            client.statObject(
                    StatObjectArgs.builder().bucket(bucket).object(object).build());
            return true;
        } catch (ErrorResponseException e) {
            if (missing(e)) {
                return false;
            }
            throw new IOException("could not look for " + object, e);
        } catch (MinioException e) {
            throw new IOException("could not look for " + object, e);
        }
    }

    private void makeBucket() throws MinioException {
        if (bucketThere) {
            return;
        }
        if (!client.bucketExists(BucketExistsArgs.builder().bucket(bucket).build())) {
            client.makeBucket(
                    MakeBucketArgs.builder().bucket(bucket).region(region).build());
        }
        bucketThere = true;
    }

    private static boolean missing(ErrorResponseException e) {
        String code = e.errorResponse().code();
        return "NoSuchKey".equals(code) || "NoSuchBucket".equals(code) || "NoSuchObject".equals(code);
    }
}
