package org.hecha.evidence;

import io.minio.BucketExistsArgs;
import io.minio.GetBucketVersioningArgs;
import io.minio.GetObjectArgs;
import io.minio.GetObjectLockConfigurationArgs;
import io.minio.ListObjectsArgs;
import io.minio.MakeBucketArgs;
import io.minio.MinioClient;
import io.minio.Result;
import io.minio.SetBucketVersioningArgs;
import io.minio.SetObjectLockConfigurationArgs;
import io.minio.errors.ErrorResponseException;
import io.minio.errors.MinioException;
import io.minio.messages.Item;
import io.minio.messages.VersioningConfiguration;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The bucket itself: made once, as {@code storage/buckets} says, and what it keeps of older bytes. */
final class S3Bucket {
    private static final Logger log = LoggerFactory.getLogger(S3Bucket.class);

    private final MinioClient client;
    private final String name;
    private final String region;
    private volatile boolean there;

    S3Bucket(MinioClient client, String name, String region) {
        this.client = client;
        this.name = name;
        this.region = region;
    }

    MinioClient client() {
        return client;
    }

    String name() {
        return name;
    }

    /** Makes it where it is missing: with versions and a lock, as far as the server knows them. */
    void make() throws MinioException {
        if (there) {
            return;
        }
        if (!exists()) {
            make(true);
            tried(
                    "versions",
                    () -> client.setBucketVersioning(SetBucketVersioningArgs.builder()
                            .bucket(name)
                            .config(new VersioningConfiguration(
                                    VersioningConfiguration.Status.ENABLED, null, null, null))
                            .build()));
            tried(
                    "a lock on every object",
                    () -> client.setObjectLockConfiguration(SetObjectLockConfigurationArgs.builder()
                            .bucket(name)
                            .config(BucketRules.lock())
                            .build()));
        }
        there = true;
    }

    private boolean exists() throws MinioException {
        return client.bucketExists(BucketExistsArgs.builder().bucket(name).build());
    }

    /** A lock can only be had from the beginning; a server that knows none gets a bucket without. */
    private void make(boolean locked) throws MinioException {
        try {
            client.makeBucket(MakeBucketArgs.builder()
                    .bucket(name)
                    .region(region)
                    .objectLock(locked)
                    .build());
        } catch (ErrorResponseException e) {
            // another node may have been faster
            if (exists()) {
                return;
            }
            if (!locked) {
                throw e;
            }
            make(false);
        }
    }

    /** Something asked of the server. */
    interface Asking {
        void ask() throws MinioException;
    }

    private void tried(String what, Asking asking) throws MinioException {
        try {
            asking.ask();
            log.info("bucket {} was made with {}", name, what);
        } catch (ErrorResponseException refused) {
            log.warn(
                    "bucket {} was made without {} ({}); ./hecha storage check says what follows from it",
                    name,
                    what,
                    refused.errorResponse().code());
        }
    }

    /** Whether older bytes of a key outlive newer ones. */
    boolean keepsVersions() throws MinioException {
        try {
            return client.getBucketVersioning(GetBucketVersioningArgs.builder()
                                    .bucket(name)
                                    .build())
                            .status()
                    == VersioningConfiguration.Status.ENABLED;
        } catch (ErrorResponseException notKnown) {
            log.debug("no versions", notKnown);
            return false;
        }
    }

    /** Whether everything that is put into it is locked, as it says. */
    boolean locksEverything() throws MinioException {
        try {
            return Optional.ofNullable(client.getObjectLockConfiguration(GetObjectLockConfigurationArgs.builder()
                                    .bucket(name)
                                    .build())
                            .mode())
                    .isPresent();
        } catch (ErrorResponseException notKnown) {
            log.debug("no locks", notKnown);
            return false;
        }
    }

    /** All of one object, newest first, marks of deletion included. */
    List<Item> versions(String object) throws MinioException {
        List<Item> versions = new ArrayList<>();
        for (Result<Item> found : client.listObjects(ListObjectsArgs.builder()
                .bucket(name)
                .prefix(object)
                .includeVersions(true)
                .build())) {
            Item item = found.get();
            if (item.objectName().equals(object)) {
                versions.add(item);
            }
        }
        return versions;
    }

    InputStream open(Item version) throws MinioException {
        return client.getObject(GetObjectArgs.builder()
                .bucket(name)
                .object(version.objectName())
                .versionId(version.versionId())
                .build());
    }
}
