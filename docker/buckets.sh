#!/bin/sh
# Makes the bucket as storage/buckets says. Running it again changes nothing; stops at the first thing the server refuses.
set -eu
bucket=hecha
tries=0
until aws s3api list-buckets >/dev/null 2>&1; do
  tries=$((tries + 1))
  [ "$tries" -lt 60 ] || { echo "the S3 server does not answer" >&2; exit 1; }
  sleep 1
done
if ! aws s3api head-bucket --bucket "$bucket" >/dev/null 2>&1; then
  aws s3api create-bucket --bucket "$bucket" --object-lock-enabled-for-bucket
fi
aws s3api put-object-lock-configuration --bucket "$bucket" --object-lock-configuration file:///buckets/object-lock.json
aws s3api put-bucket-lifecycle-configuration --bucket "$bucket" --lifecycle-configuration file:///buckets/lifecycle.json
aws s3api put-bucket-policy --bucket "$bucket" --policy file:///buckets/policy.json
echo "bucket $bucket is ready"
